using System.Net;
using App.Tests.Harness;
using Avow.Modules.Identity;
using Avow.Modules.Reader;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace App.Tests.Modules.Reader;

public sealed class ReadPolicyTests
{
    private const string Reader = "/bellweather/policy/reader";

    private const string Old = """
        Privacy policy of Copperline Repairs Ltd

        Messages
        We delete telephone messages after 100 days.
        We keep support tickets for two years after they are closed.

        Who receives data
        We share your e-mail address with Mailchimp, which sends our newsletter.
        You have the right to access and to erase your data. Write to privacy@copperline.example.
        We keep enquiries as long as necessary.
        """;

    [Databases]
    [Promise("D-16")]
    public async Task A_published_policy_becomes_promises_questions_and_a_draft_in_the_editor(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var form = await lead.Get(Reader);
        var read = await lead.Follow(await lead.Submit(form, "/policy/reader", ("text", Old)));
        read.Status.ShouldBe(HttpStatusCode.OK, read.Words);
        read.Words.ShouldContain("found; the system keeps");
        read.Html.QuerySelectorAll("article mark").Select(m => m.TextContent).ShouldContain("We delete telephone messages after 100 days.");
        read.Words.ShouldContain("Privacy policy of Copperline Repairs Ltd");
        read.Words.ShouldContain("phone-message");
        var draft = read.Html.QuerySelector("textarea[name=text]")!.TextContent;
        PolicyReader.Read(draft).Faults.ShouldBeEmpty(draft);
        draft.ShouldContain("100 days after");
        draft.ShouldContain("Mailchimp");

        var at = read.Html.QuerySelectorAll("form[action*='/promises/retention-']").First().GetAttribute("action")!;
        var missing = await lead.Submit(read, at, ("what", "drop"), ("words", ""));
        missing.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        missing.Words.ShouldContain("Write why it is dropped");
        var dropped = await lead.Follow(await lead.Submit(missing, at, ("what", "drop"), ("words", "We take no messages any more.")));
        dropped.Words.ShouldContain("Dropped: We take no messages any more.");
        dropped.Html.QuerySelector("textarea[name=text]")!.TextContent.ShouldNotContain("100 days after");
        var duty = await lead.Follow(await lead.Submit(dropped, at, ("what", "duty"), ("words", "Una Hale, each spring")));
        duty.Words.ShouldContain("Seen to: Una Hale, each spring");
        var seen = PolicyReader.Read(duty.Html.QuerySelector("textarea[name=text]")!.TextContent);
        seen.Faults.ShouldBeEmpty();
        seen.Policy!.Duties.ShouldHaveSingleItem().Words.In("en").ShouldContain("Una Hale, each spring");

        var editor = await lead.Submit(duty, "/policy/edit", ("text", duty.Html.QuerySelector("textarea[name=text]")!.TextContent));
        editor.Html.QuerySelector("textarea#text")!.TextContent.ShouldContain("Copperline Repairs Ltd");
        (await lead.Get(Reader)).Words.ShouldContain("Texts handed in before", customMessage: "nothing is lost by going away");
        await lead.Follow(await lead.Submit(duty, "/discarding"));
        (await office.Read(db => db.Set<PublishedText>().CountAsync())).ShouldBe(0);
    }

    [Databases]
    [Promise("D-16")]
    public async Task What_was_understood_is_corrected_and_the_draft_follows(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var read = await lead.Follow(await lead.Submit(await lead.Get(Reader), "/policy/reader", ("text", Old)));
        const string Rule = "purposes.message-taking.keep.phone-message";
        read.Html.QuerySelectorAll($"input[name=question][value='{Rule}']").ShouldNotBeEmpty("the rule can be said otherwise");
        read.Words.ShouldContain("Does Mailchimp hold the data in another country?");

        var ruled = await lead.Follow(await lead.Submit(read, "/answers", ("question", Rule), ("count", "90"), ("unit", "days"), ("clock", "received"), ("end", "delete")));
        var rule = ruled.Html.QuerySelector("textarea[name=text]")!.TextContent;
        rule.ShouldContain("90 days after received");
        rule.ShouldNotContain("100 days");
        var moved = await lead.Follow(await lead.Submit(ruled, "/answers", ("question", "recipients.mailchimp.country"), ("answer", "SE")));
        PolicyReader.Read(moved.Html.QuerySelector("textarea[name=text]")!.TextContent).Policy!.Recipients.ShouldContain(r => r.Id == "mailchimp" && r.Countries.Contains("SE"));

        var back = await lead.Follow(await lead.Submit(moved, "/answers", ("question", Rule), ("what", "withdraw")));
        back.Html.QuerySelector("textarea[name=text]")!.TextContent.ShouldContain("100 days after received");
    }

    [Databases]
    [Promise("D-16")]
    public async Task A_finding_is_let_stand_with_a_reason_that_is_kept_and_can_count_again(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var read = await lead.Follow(await lead.Submit(await lead.Get(Reader), "/policy/reader", ("text", Old)));
        var at = read.Html.QuerySelectorAll("form[action*='/findings/RETENTION-VAGUE-']").Single().GetAttribute("action")!;
        var silent = await lead.Submit(read, at, ("what", "stand"), ("reason", " "));
        silent.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        silent.Words.ShouldContain("Write why it stands");

        var stands = await lead.Follow(await lead.Submit(silent, at, ("what", "stand"), ("reason", "Our regulator asked for these words.")));
        stands.Words.ShouldContain("Let stand: Our regulator asked for these words.");
        stands.Html.QuerySelectorAll("details form[action*='/findings/RETENTION-VAGUE-'] input[name=reason]").ShouldBeEmpty();
        (await office.Read(db => db.Set<PublishedText>().SingleAsync())).LetStand.ShouldContain("Our regulator asked");

        var again = await lead.Follow(await lead.Submit(stands, at, ("what", "mend")));
        again.Words.ShouldNotContain("Our regulator asked");
        again.Html.QuerySelector($"form[action='{at}'] input[name=reason]").ShouldNotBeNull();
        (await lead.Get(at)).Status.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Databases]
    [Promise("D-16")]
    public async Task An_open_question_is_answered_in_the_browser_and_the_draft_follows(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var read = await lead.Follow(await lead.Submit(await lead.Get(Reader), "/policy/reader", ("text", Old)));
        const string Enquiries = "purposes.enquiries.keep.enquiry";
        read.Words.ShouldContain("The text gives no number. After how long");

        var wrong = await lead.Submit(read, "/answers", ("question", Enquiries), ("count", "soon"), ("unit", "weeks"), ("clock", "last-interaction"), ("end", "delete"));
        wrong.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        wrong.Words.ShouldContain("Give a whole number from 1");
        wrong.Html.QuerySelectorAll("input[name=count]").Select(i => i.GetAttribute("value")).ShouldContain("soon", "what was typed stays");
        (await lead.Submit(read, "/answers", ("question", "purposes.made-up"), ("answer", "x"))).Status.ShouldBe(HttpStatusCode.NotFound);

        var ruled = await lead.Follow(await lead.Submit(wrong, "/answers", ("question", Enquiries), ("count", "9"), ("unit", "months"), ("clock", "last-interaction"), ("end", "delete")));
        ruled.Words.ShouldNotContain("The text gives no number. After how long");
        ruled.Words.ShouldContain("One answer given");
        var signed = await lead.Follow(await lead.Submit(ruled, "/answers", ("question", "recipients.mailchimp.agreement"), ("answer", "2025-04-01")));
        var lawful = await lead.Follow(await lead.Submit(signed, "/answers", ("question", "recipients.mailchimp.safeguard"), ("answer", "uk-addendum")));
        (await lead.Submit(lawful, "/answers", ("question", "recipients.mailchimp.safeguard"), ("answer", "privacy-shield"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var placed = await lead.Follow(await lead.Submit(lawful, "/answers", ("question", "controller.address"), ("answer", "12 Quay \"Yard\", Hull")));

        var policy = PolicyReader.Read(placed.Html.QuerySelector("textarea[name=text]")!.TextContent);
        policy.Faults.ShouldBeEmpty();
        policy.Policy!.Controller.Address.ShouldBe("12 Quay \"Yard\", Hull");
        var mailchimp = policy.Policy.Recipients.Single(r => r.Id == "mailchimp");
        mailchimp.Safeguards.ShouldBe(["uk-addendum"]);
        mailchimp.AgreementSignedOn.ShouldBe(new(2025, 4, 1));
        placed.Html.QuerySelector("textarea[name=text]")!.TextContent.ShouldContain("enquiry: 9 months after last-interaction; then delete");

        var beside = await lead.Get(placed.Html.QuerySelector("a[href$='/notice'].btn")!.GetAttribute("href")!);
        beside.Html.QuerySelectorAll("[id='keep.message-taking.phone-message'] mark").Single().TextContent.ShouldContain("100 days after we receive them");
        beside.Html.QuerySelectorAll("[id='keep.message-taking.phone-message'] sup a").Single().GetAttribute("href").ShouldBe("#t1");
        beside.Words.ShouldContain("12 Quay");

        var back = await lead.Follow(await lead.Submit(placed, "/answers", ("question", Enquiries), ("what", "withdraw")));
        back.Words.ShouldContain("The text gives no number. After how long");
        back.Html.QuerySelector("textarea[name=text]")!.TextContent.ShouldNotContain("9 months");
    }

    private const string Denying = "Privacy policy of Copperline Repairs Ltd\n\nWe never share your details with any third party.\n\nWe share your e-mail address with Mailchimp, which sends our newsletter.\n\nBy using this site you consent to this policy.";

    [Databases]
    public async Task Which_holds_the_promise_never_to_share_or_the_recipient_is_answered_and_the_draft_follows(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var read = await lead.Follow(await lead.Submit(await lead.Get(Reader), "/policy/reader", ("text", Denying)));
        read.Words.ShouldContain("The text says never, and names Mailchimp as receiving data. Which is true?");
        (await lead.Submit(read, "/answers", ("question", "denied"), ("answer", "both"))).Words.ShouldContain("Choose which of the two is true");

        var shared = await lead.Follow(await lead.Submit(read, "/answers", ("question", "denied"), ("answer", "recipients")));
        var draft = shared.Html.QuerySelector("textarea[name=text]")!.TextContent;
        draft.ShouldContain("mailchimp:");
        draft.ShouldNotContain("never share");
        shared.Words.ShouldContain("Dropped: the recipients that the text names stand against it");

        var kept = await lead.Follow(await lead.Submit(shared, "/answers", ("question", "denied"), ("answer", "promise")));
        draft = kept.Html.QuerySelector("textarea[name=text]")!.TextContent;
        draft.ShouldNotContain("mailchimp:");
        draft.ShouldContain("We never share your details");
        PolicyReader.Read(draft).Faults.ShouldBeEmpty(draft);
    }

    [Databases]
    public async Task In_Swedish_the_findings_and_what_becomes_of_promises_are_Swedish(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var read = await lead.Follow(await lead.Submit(await lead.Get(Reader), "/policy/reader", ("text", Denying)));
        var swedish = await lead.Get(read.Html.QuerySelector("a[href$='/notice'].btn")!.GetAttribute("href")!.Replace("/notice", "?lang=sv", StringComparison.Ordinal));
        swedish.Words.ShouldContain("Att använda en webbplats är inget samtycke.");
        swedish.Words.ShouldContain("Uppfylls genom: mottagaren mailchimp");
        swedish.Words.ShouldContain("Texten säger aldrig, men nämner Mailchimp som mottagare. Vilket stämmer?");
        swedish.Words.ShouldNotContain("Using a website is no consent");
    }

    [Databases]
    [Promise("D-16")]
    public async Task With_every_question_answered_only_what_the_firm_keeps_besides_stands_in_the_way(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var page = await lead.Follow(await lead.Submit(await lead.Get(Reader), "/policy/reader", ("text", Old)));
        (await lead.Submit(page, "/answers", ("question", "purposes.security.assessment"), ("name", "Una Hale"), ("answer", "soon"))).Words.ShouldContain("Write who weighed it and give the date");
        (string Key, (string, string)[] Fields)[] answers =
        [
            ("purposes.enquiries.keep.enquiry", [("count", "9"), ("unit", "months"), ("clock", "last-interaction"), ("end", "delete")]),
            ("controller.address", [("answer", "12 Quay Yard, Hull HU1 1AA")]),
            ("recipients.mailchimp.agreement", [("answer", "2025-04-01")]),
            ("recipients.mailchimp.safeguard", [("answer", "uk-addendum")]),
            .. new[] { "security", "keeping-our-word", "not-writing-again", "message-taking" }.Select(p => ($"purposes.{p}.assessment", new[] { ("name", "Una Hale"), ("answer", "2026-02-02") })),
        ];
        foreach (var (key, fields) in answers)
        {
            page = await lead.Follow(await lead.Submit(page, "/answers", [("question", key), .. fields]));
        }

        var editor = await lead.Submit(page, "/policy/edit", ("text", page.Html.QuerySelector("textarea[name=text]")!.TextContent));
        foreach (var kept in new[] { "staff-account", "api-token", "sign-in", "access-log", "api-reply", "webhook-delivery", "outgoing-mail", "hold", "import-file", "suppression" })
        {
            editor.Words.ShouldNotContain($"of the kind `{kept}` are stored");
        }

        editor.Words.ShouldContain("of the kind `client-contact` are stored", customMessage: "what the bureau keeps under its present policy needs a rule of its own");
        foreach (var code in new[] { "NO-ASSESSMENT", "PROCESSOR-TERMS-MISSING", "MISSING-TRANSFERS", "MISSING-CONTROLLER-ADDRESS", "DATA-CATEGORY-CONFLICT", "SUPPRESSION-CONFLICT" })
        {
            editor.Words.ShouldNotContain(code);
        }
    }

    [Databases]
    public async Task What_is_no_policy_is_told_what_it_is_and_stays_in_the_form(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var lead = await office.SignIn(await office.AddStaff(StaffRole.PrivacyLead));
        var form = await lead.Get(Reader);
        foreach (var (text, says) in new[] { ("  ", "Paste the text"), ("The quick brown fox.", "We found no promise"), ("Terms of sale. Delivery, liability, warranty, refund, these terms.", "terms of service, not a privacy policy"),
            ("Wir verarbeiten Ihre Daten nur für die Lieferung und geben sie nicht an andere weiter.", "This seems to be German. We read English and Swedish"), ("![](policy.png)", "we cannot read pictures"),
            ("Cookies. We use cookies to remember your basket.", "a page about cookies alone"), (new string('x', 300_001), "longer than 300,000 signs") })
        {
            var refused = await lead.Submit(form, "/policy/reader", ("text", text));
            refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            refused.Words.ShouldContain(says);
            refused.Html.QuerySelector("textarea#text")!.TextContent.Trim().ShouldBe(text.Trim());
        }

        var token = form.Form("/policy/reader").QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var content = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("Typed before"), "text" }, { new ByteArrayContent([0x89, 0x50, 0x4E, 0x47, 0x0D]), "file", "policy.png" } };
        var picture = await lead.Send(new HttpRequestMessage(HttpMethod.Post, Reader) { Content = content });
        picture.Words.ShouldContain("This is a picture of text");
        picture.Html.QuerySelector("textarea#text")!.TextContent.Trim().ShouldBe("Typed before", "what was typed stays beside a file that cannot be read");

        using var staff = await office.SignIn(await office.AddStaff(StaffRole.Staff));
        (await staff.Get(Reader)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
