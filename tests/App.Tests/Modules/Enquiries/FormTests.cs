using System.Net;
using App.Tests.Harness;
using Avow.Modules.Enquiries;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Enquiries;

public sealed class FormTests
{
    [Databases]
    [Promise("D-03")]
    public async Task The_form_asks_what_the_policy_allows_and_says_why_and_how_long(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var form = await firm.Stranger.Get("/firm/enquire");
        Fields(form).ShouldBe(["stamp", "brand", SpamGuard.Trap, "name", "email", "phone", "words"], "no company: the contact form's purpose does not list it");
        form.Html.QuerySelector("#phone")!.HasAttribute("required").ShouldBeFalse();
        form.Words.ShouldContain("We use what you write to answer you. Your telephone number is optional.");
        form.Words.ShouldContain("30 days after you send the form");
        form.Headers.ShouldNotContain("Set-Cookie: form=");
    }

    [Databases]
    [Promise("D-03")]
    public async Task A_field_that_leaves_the_policy_leaves_the_form_and_is_refused(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database, change: t => t.Replace("    data: [name, email, phone, mobile, communication]", "    data: [name, email, communication]"));
        Fields(await firm.Stranger.Get("/firm/enquire")).ShouldNotContain("phone");
        (await firm.Send(("phone", "01632 960318"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await firm.People()).ShouldBeEmpty();
    }

    [Databases]
    [Promise("D-03")]
    public async Task What_the_form_brought_goes_after_30_days_unless_an_enquiry_follows(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        (await firm.Send()).Location.ShouldBe("/firm/enquire/thanks");
        var thanks = await firm.Stranger.Get("/firm/enquire/thanks");
        thanks.Words.ShouldContain("You are on no mailing list.");
        thanks.Words.ShouldNotContain("Mabel");
        var came = (await firm.People()).Single();
        (came.Kind, came.Basis, came.Source).ShouldBe(("contact-request", "legitimate-interests", "form"));
        (await firm.Said()).Single().Words.ShouldBe("Do you answer on Saturdays?");
        await firm.Send(("name", "Ines Vale"), ("email", "ines@vale.example"));
        var followed = (await firm.People())[1];
        await firm.Post($"enquiries/{followed.Id}/taking-on");

        (await firm.Office.NightOf(new LocalDate(2026, 3, 31))).Disposed.ShouldBe(1, "what was taken on, as the first contact");
        (await firm.People()).Select(p => p.FullName).Order().ShouldBe(["Ines Vale", "Mabel Thorne"]);
        (await firm.Office.NightOf(new LocalDate(2026, 4, 1))).Disposed.ShouldBe(1);
        var left = (await firm.People()).Single();
        (left.FullName, left.Kind).ShouldBe(("Ines Vale", "enquiry"));
        (await firm.Said()).Single().EnquiryId.ShouldBe(left.Id);
        await firm.House.ShouldHaveNoTraceOf("Thorne");
    }

    [Databases]
    public async Task A_policy_without_first_contacts_enters_an_enquiry_and_one_without_enquiries_has_no_form(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database, "web-studio");
        Fields(await firm.Stranger.Get("/firm/enquire")).ShouldContain("company");
        await firm.Send(("company", "Thorne Books"));
        (await firm.People()).Single().ShouldSatisfyAllConditions(p => p.Kind.ShouldBe("enquiry"), p => p.Company.ShouldBe("Thorne Books"));
        await using var other = await EnquiryOffice.Open(database, "three-brands");
        (await other.Stranger.Get("/firm/enquire")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await other.Staff.Get("/firm/enquiries")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    public async Task The_form_speaks_the_languages_of_the_policy(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database, "hosting", Swedish);
        var form = await firm.Stranger.Get("/firm/enquire");
        form.Words.ShouldContain("Vad vill du veta?");
        form.Words.ShouldContain("Vi svarar på det du frågar om.");
        var english = await firm.Stranger.Get("/firm/enquire?lang=en");
        english.Words.ShouldContain("What would you like to know?");
        english.Words.ShouldContain("We answer what you ask.");
        (await firm.SendFrom("/firm/enquire?lang=sv", Duration.FromSeconds(20), ("email", ""))).Words.ShouldContain("Skriv din e-postadress så att vi kan svara.");
    }

    [Databases]
    public async Task Programs_are_refused_in_plain_words_and_what_was_typed_is_kept(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        var soon = await firm.SendFrom("/firm/enquire", Duration.FromSeconds(1));
        Refused(soon, HttpStatusCode.UnprocessableEntity, "faster than people write");
        firm.House.Time.Advance(Duration.FromSeconds(5));
        Refused(await firm.Stranger.Submit(soon, null, (SpamGuard.Trap, "https://pills.example")), HttpStatusCode.UnprocessableEntity, "A field that people do not see was filled in");
        (await firm.Stranger.Submit(soon)).Location.ShouldBe("/firm/enquire/thanks", "the same form, sent again by a person");
        Refused(await firm.Send(("stamp", "forged")), HttpStatusCode.BadRequest, "did not come from our page");
        Refused(await firm.SendFrom("/firm/enquire", Duration.FromHours(25)), HttpStatusCode.UnprocessableEntity, "open for more than a day");
        Refused(await firm.Send(("words", "http://a.example HTTP://b.example https://c.example")), HttpStatusCode.UnprocessableEntity, "at most 2 web addresses", "http://a.example");
        (await firm.People()).Count.ShouldBe(1);
        await firm.House.ShouldHaveNoTraceOf("pills.example");
    }

    [Databases]
    public async Task One_address_sends_only_so_many_and_the_next_is_told(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        for (var i = 0; i < SpamGuard.MostFromOne; i++)
        {
            (await firm.Send()).Location.ShouldBe("/firm/enquire/thanks");
        }

        Refused(await firm.Send(), HttpStatusCode.TooManyRequests, "Many messages came from your connection");
        (await firm.People()).Count.ShouldBe(SpamGuard.MostFromOne);
    }

    [Databases]
    public async Task Only_the_framed_form_may_stand_inside_the_firms_own_web_sites(DatabaseKind database)
    {
        await using var firm = await EnquiryOffice.Open(database);
        foreach (var path in new[] { "/firm/enquire/framed", "/firm/enquire/framed/thanks" })
        {
            (await firm.Stranger.Get(path)).Headers.ShouldContain("frame-ancestors 'self' https://www.bellweather.example;");
        }

        foreach (var path in new[] { "/firm/enquire", "/firm/enquire/thanks", "/firm/notice", "/firm/sign-in" })
        {
            (await firm.Stranger.Get(path)).Headers.ShouldContain("frame-ancestors 'none'", customMessage: path);
        }

        (await firm.SendFrom("/firm/enquire/framed", Duration.FromSeconds(20))).Location.ShouldBe("/firm/enquire/framed/thanks");
        (await firm.People()).Count.ShouldBe(1);
        var lines = await firm.Staff.Get("/firm/enquiries/form");
        lines.Html.QuerySelector("textarea")!.TextContent.ShouldStartWith("<iframe src=\"http");
    }

    private static void Refused(Page page, HttpStatusCode status, string words, string typed = "Do you answer on Saturdays?")
    {
        page.Status.ShouldBe(status);
        page.Words.ShouldContain(words);
        page.Html.QuerySelector("textarea[name=words]")!.TextContent.ShouldContain(typed);
        page.Html.QuerySelector("input[name=name]")!.GetAttribute("value").ShouldBe("Mabel Thorne");
        page.Html.QuerySelector($"input[name={SpamGuard.Trap}]")!.GetAttribute("value").ShouldBeNullOrEmpty();
    }

    private static IEnumerable<string> Fields(Page form) => form.Html.QuerySelectorAll("main form [name]").Select(f => f.GetAttribute("name")!);

    private static string Swedish(string policy) => policy
        .Replace("\npeople:\n", "\npeople:\n  enquirer: { sv: Personer som frågar oss, en: People who ask us }\n")
        .Replace("\nkinds:\n", """

            kinds:
              enquiry:
                one: { sv: förfrågan, en: enquiry }
                many: { sv: förfrågningar, en: enquiries }
                clocks: { closed: { sv: att förfrågan är avslutad, en: the enquiry is over }, last-interaction: { sv: att vi senast hördes, en: we last hear from each other } }

            """)
        .Replace("\npurposes:\n", """

            purposes:
              enquiries:
                heading: { sv: Förfrågningar, en: Enquiries }
                why: { sv: Vi svarar på det du frågar om., en: We answer what you ask. }
                basis: contract
                people: [enquirer]
                data: [name, email, phone, communication]
                from: [form]
                channels: [email]
                keep:
                  enquiry: until closed, or 12 months after last-interaction, whichever is first; then delete
                recipients: [microsoft]

            """);
}
