using System.Net;
using App.Tests.Harness;
using Avow.Modules.Organisations.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Shouldly;
using Xunit;

namespace App.Tests.Promises;

/// <summary>Nobody can be declared a buyer of data, and what is given to whom, or refused, is recorded.</summary>
public sealed class NeverSoldTests
{
    [Databases, Promise("A-12"), Promise("B-21"), Promise("C-14"), Promise("E-18")]
    [InlineData("web-studio", "crm")]
    [InlineData("job-software", "wix")]
    [InlineData("three-brands", "mailchimp")]
    [InlineData("hosting", "lime")]
    public async Task A_policy_with_a_buyer_is_refused_and_not_published(DatabaseKind database, string policy, string recipient)
    {
        await using var house = await House.Open(database);
        var office = await house.Found("firm", Text(policy));
        using var browser = await office.SignIn(await office.AddStaff());
        var text = PolicyTemplates.Text(policy).ReplaceLineEndings("\n");
        var at = text.IndexOf("role: processor", text.IndexOf($"\n  {recipient}:\n    name:", StringComparison.Ordinal), StringComparison.Ordinal);
        var sold = text[..at] + "role: buyer" + text[(at + "role: processor".Length)..];

        var page = await browser.Submit(await browser.Get("/firm/policy/edit"), "/policy/edit", ("text", sold));

        page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        page.Words.ShouldContain("no recipient can be its buyer");
        (await office.Ledger("policy-published")).ShouldBeEmpty();
        (await browser.Get("/firm/notice")).Html.GetElementById("promise.never-sold").ShouldNotBeNull();
    }

    [Databases, Promise("A-12"), Promise("B-21"), Promise("C-14"), Promise("E-18")]
    [InlineData("web-studio", "accounts", "invoice", "crm")]
    [InlineData("job-software", "marketing", "subscription", "google-ads")]
    [InlineData("three-brands", "campaigns", "subscription", "maximizer")]
    [InlineData("hosting", "newsletter", "subscription", "group")]
    public async Task Giving_data_to_somebody_the_purpose_does_not_name_is_refused_and_recorded(
        DatabaseKind database, string policy, string purpose, string kind, string recipient)
    {
        await using var house = await House.Open(database);
        var office = await house.Found("firm", Text(policy));
        var subject = Guid.CreateVersion7();
        await office.Change(async work =>
        {
            var (permit, refused) = await house.Get<Permit.Gate>().Ask(work, new Use(purpose, kind, subject, Recipient: recipient));
            permit.ShouldBeNull();
            (refused!.Why, refused.Sentence).ShouldBe(("recipient", $"purpose.{purpose}"));
        });

        var entry = (await office.Ledger("use-refused")).ShouldHaveSingleItem();
        (entry.Kind, entry.Subject, entry.Detail).ShouldBe((kind, subject, $"purpose={purpose} why=recipient"));
    }

    private static string Text(string policy) => PolicyText.WithVersion(PolicyTemplates.Text(policy), new VersionId(new(2025, 3, 2)));
}
