using System.Net;
using App.Tests.Harness;
using Avow.Modules.MessageBank;
using Avow.Modules.Organisations.Public;
using Avow.Permits;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Consent;

/// <summary>What a version newly does waits for the people whose data was here before it.</summary>
public sealed class LaterUseTests
{
    private const string Ratings = """
          asking-how-it-was:
            heading: { en: Asking how it was }
            why: { en: We ask the people at our clients how they find the service. }
            basis: legitimate-interests
            assessment: { file: assessments/answering-calls.md, by: Privacy lead, on: 2026-09-14, review: 1 year }
            people: [client-contact]
            data: [name, email, phone, mobile]
            from: [client]
            channels: [email]
            keep:
              client-contact: 30 days after left; then delete

          keeping-our-word:
        """;

    [Databases, Promise("E-17")]
    public async Task A_new_purpose_on_old_data_is_refused_until_the_person_agrees(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (old, other) = ((await office.AddClient("One", "Ann One")).Contacts[0], (await office.AddClient("Two", "Bob Two")).Contacts[0]);
        await house.MoveTo(new LocalDate(2026, 3, 5), new LocalTime(9, 0));
        using var browser = await office.SignIn(await office.AddStaff());
        await Publish(browser, PolicyTemplates.Text("call-answering").Replace("  keeping-our-word:\n", Ratings + "\n", StringComparison.Ordinal));
        var young = (await office.AddClient("Three", "Cat Three")).Contacts[0];

        var refused = await Ask(browser, old);
        refused.Words.ShouldContain("No, we may not use it for that");
        refused.Words.ShouldContain("this data was here before the purpose was");
        refused.Words.ShouldContain("We ask the people at our clients how they find the service.");
        (await office.Ledger("use-refused")).ShouldHaveSingleItem().Detail.ShouldBe("purpose=asking-how-it-was why=new-purpose");
        (await Ask(browser, young)).Words.ShouldContain("Yes, we may use it for that", Case.Sensitive, "it came in under the new version");

        (await browser.Submit(refused, "/uses/yes", ("how", "phone"))).Status.ShouldBe(HttpStatusCode.SeeOther);
        (await Ask(browser, old)).Words.ShouldContain("Yes, we may use it for that");
        (await Ask(browser, other)).Words.ShouldContain("No, we may not use it for that", Case.Sensitive, "one person's yes is nobody else's");
        var given = (await office.Ledger("consent-given")).ShouldHaveSingleItem();
        (given.Subject, given.Detail).ShouldBe((old.Id, "purpose=asking-how-it-was how=phone"));
    }

    [Databases, Promise("E-17")]
    public async Task A_purpose_that_was_found_compatible_needs_no_yes(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var old = (await office.AddClient("One", "Ann One")).Contacts[0];
        await house.MoveTo(new LocalDate(2026, 3, 5), new LocalTime(9, 0));
        using var browser = await office.SignIn(await office.AddStaff());
        await Publish(browser, PolicyTemplates.Text("call-answering").Replace("  keeping-our-word:\n", Ratings.Replace("    people:", "    compatible-with: [client-access]\n    people:", StringComparison.Ordinal) + "\n", StringComparison.Ordinal));
        (await Ask(browser, old)).Words.ShouldContain("Yes, we may use it for that");
    }

    [Databases, Promise("E-17")]
    public async Task What_newly_rests_on_consent_stays_off_until_each_person_agrees_to_its_very_words(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var contact = (await office.AddClient("One", "Ann One")).Contacts[0];
        await house.MoveTo(new LocalDate(2026, 3, 5), new LocalTime(9, 0));
        using var browser = await office.SignIn(await office.AddStaff());
        (await Ask(browser, contact, "client-access")).Words.ShouldContain("Yes, we may use it for that");
        var consent = PolicyTemplates.Text("call-answering").Replace(
            "    basis: contract\n    people: [client-contact]\n    data: [name, company, job-title", "    basis: consent\n    wording: { en: \"Yes, keep my log-in.\" }\n    people: [client-contact]\n    data: [name, company, job-title", StringComparison.Ordinal);
        await Publish(browser, consent);
        var refused = await Ask(browser, contact, "client-access");
        refused.Words.ShouldContain("this person has not said yes to these words");
        await browser.Submit(refused, "/uses/yes", ("how", "email"));
        (await Ask(browser, contact, "client-access")).Words.ShouldContain("Yes, we may use it for that");
        await Publish(browser, consent.Replace("Yes, keep my log-in.", "Yes, keep my log-in and my picture.", StringComparison.Ordinal));
        (await Ask(browser, contact, "client-access")).Words.ShouldContain("No, we may not use it for that", Case.Sensitive, "they agreed to other words");
    }

    [Databases, Promise("B-01")]
    public async Task A_policy_that_promises_only_consent_and_law_refuses_every_other_basis(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var contact = (await office.AddClient("One", "Ann One")).Contacts[0];
        using var browser = await office.SignIn(await office.AddStaff());
        (await Ask(browser, contact, "client-access")).Words.ShouldContain("Yes, we may use it for that", Case.Sensitive, "the rule stands in the policy, not in the code");
        await office.Publish(PolicyTemplates.Text("call-answering")
            .Replace("rights: {", "only-bases: [consent, legal-obligation]\nrights: {", StringComparison.Ordinal).Replace("version: 2026-11-01", "version: 2026-03-02", StringComparison.Ordinal));
        var refused = await Ask(browser, contact, "client-access");
        refused.Words.ShouldContain("the policy promises to use data on fewer grounds than this one");
        (await office.Ledger("use-refused")).ShouldHaveSingleItem().Detail.ShouldBe("purpose=client-access why=basis-not-promised");
        var edit = await browser.Get("/bellweather/policy/edit");
        edit.Words.ShouldContain("BASIS-CONFLICT", Case.Sensitive, "and such a text cannot be published on a page");
    }

    [Databases]
    public async Task A_yes_goes_with_the_record_it_was_given_for(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient());
        await office.Change(work =>
        {
            work.Db.Add(new GivenConsent
            {
                Id = Guid.CreateVersion7(), SubjectId = message.Id, Purpose = "message-taking", Policy = "2025-03-02", Words = [1], How = "phone", GivenAt = house.Clock.Now, RecordedBy = Guid.CreateVersion7(),
            });
            return Task.CompletedTask;
        });
        await office.NightOf(new LocalDate(2026, 6, 10));
        (await office.Has(message)).ShouldBeFalse();
        (await office.Read(db => db.Set<GivenConsent>().CountAsync())).ShouldBe(0);
    }

    [Databases]
    public async Task What_is_no_record_and_no_purpose_is_refused_in_words(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        using var browser = await office.SignIn(await office.AddStaff());
        var form = await browser.Get("/bellweather/uses");
        (await browser.Submit(form, "/uses", ("kind", "client-contact"), ("record", "nobody"), ("purpose", "client-access"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await browser.Submit(form, "/uses", ("kind", "client-contact"), ("record", Guid.CreateVersion7().ToString()), ("purpose", "no-such"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    private static async Task<Page> Ask(Browser browser, ClientContact contact, string purpose = "asking-how-it-was") => await browser.Submit(
        await browser.Get("/bellweather/uses"), "/uses", ("kind", "client-contact"), ("record", contact.Id.ToString()), ("purpose", purpose));

    private static async Task Publish(Browser browser, string text)
    {
        var look = await browser.Submit(await browser.Get("/bellweather/policy/edit"), "/policy/edit", ("text", text.Replace("version: 2026-11-01", "version: 2025-03-02", StringComparison.Ordinal)));
        look.Status.ShouldBe(HttpStatusCode.OK, look.Words);
        (await browser.Submit(look, "/policy/edit/publication")).Status.ShouldBe(HttpStatusCode.SeeOther);
    }
}
