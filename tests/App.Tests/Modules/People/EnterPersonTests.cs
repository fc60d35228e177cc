using System.Net;
using App.Tests.Harness;
using Avow.Modules.People;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.People;

public sealed class EnterPersonTests
{
    [Databases]
    [Promise("C-10"), Promise("C-04")]
    public async Task Nobody_is_entered_without_a_source(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        foreach (var source in new[] { "", "product" })
        {
            var answer = await firm.Enter("prospect-contact", "prospect", ("given-name", "Marion"), ("source", source));
            answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
            answer.Words.ShouldContain("Nobody is held without one.");
            answer.Html.QuerySelector("#given-name")!.GetAttribute("value").ShouldBe("Marion", "what was typed stays");
        }

        (await firm.All()).ShouldBeEmpty();
        (await firm.House.Traces("Marion")).ShouldBeEmpty();
    }

    [Databases]
    [Promise("C-10")]
    public async Task The_database_itself_refuses_a_relationship_without_basis_or_source(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var known = await firm.Prospect();
        foreach (var column in new[] { "basis", "source", "kind", "full_name" })
        {
            await Should.ThrowAsync<Exception>(() => firm.House.Sql($"UPDATE relationship SET {column} = ''"));
            await Should.ThrowAsync<Exception>(() => firm.House.Sql($"UPDATE relationship SET {column} = NULL"));
        }

        (await firm.Again(known)).Basis.ShouldBe("legitimate-interests");
    }

    [Databases]
    [Promise("C-03")]
    public async Task A_field_outside_the_list_is_refused_with_the_sentence_and_stays_as_typed(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var form = await firm.Staff.Get("/firm/people/new?kind=social-contact&group=social");
        form.Html.QuerySelector("[name=phone]").ShouldBeNull("the form asks only for what may be held");
        var answer = await firm.Enter("social-contact", "social", ("given-name", "Marion"), ("source", "social-media"), ("phone", "01632 960318"));
        answer.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        answer.Words.ShouldContain("We said that we do not hold this. Our notice: “We use your name, your company's name, your job title and your e-mail address.");
        answer.Html.QuerySelector("[name=phone]")!.GetAttribute("value").ShouldBe("01632 960318");
        (await firm.All()).ShouldBeEmpty();
        (await firm.House.Traces("960318")).ShouldBeEmpty();
    }

    [Databases]
    [Promise("C-01"), Promise("C-02")]
    public async Task One_person_may_have_several_relationships_each_with_brand_basis_source_and_rule(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("email", "marion@ashdown.example"), ("brand", "students")]);
        var form = await firm.Staff.Get($"/firm/people/{prospect.PersonId}/relationships/new?kind=supplier-contact&group=supplier");
        form.Html.QuerySelector("#email")!.GetAttribute("value").ShouldBe("marion@ashdown.example", "what may be held for the new reason too is taken over");
        (await firm.Staff.Submit(form, "/relationships", ("source", "person"), ("brand", "software"))).Status.ShouldBe(HttpStatusCode.SeeOther);

        var all = await firm.All();
        all.Select(r => (r.PersonId, r.Kind, r.Brand, r.Basis, r.Source)).ShouldBe([
            (prospect.PersonId, "prospect-contact", "students", "legitimate-interests", "event"),
            (prospect.PersonId, "supplier-contact", "software", "legitimate-interests", "person"),
        ]);
        (await firm.Office.VerdictOn("prospect-contact", all[0].Id)).Rule.ShouldBe("business-development.prospect-contact");
        (await firm.Office.VerdictOn("supplier-contact", all[1].Id)).Rule.ShouldBe("daily-business.supplier-contact");
        var list = await firm.Staff.Get("/firm/people");
        list.Html.QuerySelectorAll("main tbody tr").Length.ShouldBe(1, "one person, one line");
    }

    [Databases]
    [Promise("C-02")]
    public async Task Each_group_of_people_is_offered_the_kinds_that_are_meant_for_it(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var reasons = (await firm.Staff.Get("/firm/people/new")).Html.QuerySelectorAll("main tbody th a").Select(a => a.GetAttribute("href")!.Split('?')[1]).ToList();
        reasons.ShouldBe([
            "kind=contact&group=customer", "kind=named-user&group=customer", "kind=supplier-contact&group=supplier",
            "kind=prospect-contact&group=prospect", "kind=social-contact&group=social", "kind=visit-entry&group=office-visitor",
            "kind=subscription&group=customer", "kind=subscription&group=reader", "kind=subscription&group=prospect",
        ]);
        (await firm.Enter("subscription", "reader", ("given-name", "Marion"), ("source", "form"), ("basis", "legitimate-interests"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "readers are written to on consent alone");
        (await firm.Enter("contact", "supplier", ("given-name", "Marion"), ("source", "person"), ("group", "supplier"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Databases]
    [Promise("C-04")]
    public async Task Who_is_known_through_others_is_to_be_told_within_a_month(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        var prospect = await firm.Prospect(more: [("source", "introduction")]);
        (await firm.Show(prospect)).Words.ShouldContain("Tell the person by 2 April 2026 where we got the data");
        (await firm.Post(prospect, $"relationships/{prospect.Id}/telling")).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await firm.Show(prospect)).Words.ShouldContain("Told on 2 March 2026 where we got the data");
        (await firm.Again(prospect)).ToldAt.ShouldBe(House.Start);
        var ownSource = await firm.Prospect("Gareth");
        (await firm.Show(ownSource)).Words.ShouldNotContain("Tell the person");
    }

    [Databases]
    [Promise("C-10")]
    public async Task The_report_shows_basis_and_source_of_all(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database);
        (await firm.Staff.Get("/firm/people/bases")).Words.ShouldContain("No relationship is here yet");
        await firm.Prospect();
        await firm.Prospect("Gareth");
        (await firm.Staff.Get("/firm/people/bases")).Words.ShouldContain("100% of 2 relationships have a basis and a source");
    }

    [Databases]
    [Promise("E-01")]
    public async Task A_swedish_number_is_checked_and_a_sole_traders_is_masked(DatabaseKind database)
    {
        await using var firm = await Firm.Open(database, "hosting");
        Task<Page> Enter(string kind, string group, string number) => firm.Enter(kind, group, ("given-name", "Åsa"), ("source", "person"), ("company", "Ekbackens Bageri"), ("company-number", number));
        (await Enter("customer-record", "customer", "999900-0010")).Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "the last digit checks the others");
        var good = CompanyNumberTests.Legal("99990000");
        (await Enter("customer-record", "customer", good)).Status.ShouldBe(HttpStatusCode.SeeOther);
        var personal = CompanyNumberTests.Personal;
        var refused = await Enter("customer-record", "customer", personal);
        refused.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, "this purpose does not hold a personal identity number");
        (await firm.All()).Single().CompanyNumber.ShouldBe(good);
        CompanyNumber.ShownOf(personal).ShouldBe($"••••••-{personal[^4..]}");
    }
}
