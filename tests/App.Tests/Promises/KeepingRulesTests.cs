using System.Text.Json;
using App.Tests.Commands;
using App.Tests.Harness;
using Shouldly;
using Xunit;

namespace App.Tests.Promises;

/// <summary>The rules of keeping of the policies, as anybody can ask them: <c>avow decide</c> needs no database.</summary>
public sealed class KeepingRulesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("avow-rules").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory, Promise("B-11")]
    [InlineData("invoice", "financial-year-ended", "2025-12-31T12:00:00Z", "2032-01-01T00:00:00Z", "company tax law", "through the whole last day of the law's six years")]
    [InlineData("customer-record", "contract-ended", "2025-06-15T12:00:00Z", "2031-06-14T23:00:00Z", "6 years after you stop being a customer", "six years for a dispute")]
    [InlineData("customer-record", "contract-ended", "2024-02-29T12:00:00Z", "2030-02-28T00:00:00Z", "6 years after you stop being a customer", "29 February becomes the 28th")]
    public Task Accounts_stay_by_law_and_the_rest_for_a_dispute(string kind, string clock, string started, string due, string because, string reason) =>
        IsKeptUntil("job-software", kind, clock, started, due, because, reason);

    [Theory, Promise("C-07")]
    [InlineData("contact", "2025-03-31T12:00:00Z", "2031-03-30T23:00:00Z", "6 years after the last contract with your organisation ends")]
    [InlineData("supplier-contact", "2024-02-29T12:00:00Z", "2030-02-28T00:00:00Z", "6 years after the last contract with your organisation ends")]
    public Task Contacts_at_customers_and_suppliers_stay_for_the_last_contract_and_six_years(string kind, string ended, string due, string because) =>
        IsKeptUntil("three-brands", kind, "contract-ended", ended, due, because, "the contract plus six years");

    [Fact, Promise("C-07")]
    public async Task A_contact_stays_while_a_contract_runs()
    {
        var answer = await Decide("three-brands", "contact", "{}", "2060-01-01T00:00:00Z");
        (answer.GetProperty("outcome").GetString(), answer.GetProperty("dueAt").ValueKind).ShouldBe(("keep", JsonValueKind.Null));
    }

    [Theory, Promise("E-09")]
    [InlineData("customer-record", "last-interaction", "2026-01-15T09:00:00Z", "2028-01-14T23:00:00Z", "24 månader")]
    [InlineData("customer-record", "last-interaction", "2027-08-31T09:00:00Z", "2029-08-30T22:00:00Z", "24 månader")]
    [InlineData("interest-form", "withdrawn", "2026-01-15T09:00:00Z", "2026-01-15T09:00:00Z", "tar tillbaka ditt ja")]
    [InlineData("marketing-preference", "objected", "2026-01-15T09:00:00Z", "2026-01-15T09:00:00Z", "att du invänder")]
    [InlineData("invoice", "financial-year-ended", "2025-12-31T12:00:00Z", "2032-12-31T23:00:00Z", "bokföringslagen")]
    public Task Details_stay_while_there_is_contact_and_accounts_through_the_seventh_year(string kind, string clock, string started, string due, string because) =>
        IsKeptUntil("hosting", kind, clock, started, due, because, "the thinning policy");

    /// <summary>Kept a second before, gone at the instant; and without its rule the policy answers nothing.</summary>
    private async Task IsKeptUntil(string policy, string kind, string clock, string started, string due, string because, string reason)
    {
        var clocks = $$"""{"{{clock}}": "{{started}}"}""";
        var at = NodaTime.Text.InstantPattern.ExtendedIso.Parse(due).Value;

        var before = await Decide(policy, kind, clocks, NodaTime.Text.InstantPattern.ExtendedIso.Format(at - NodaTime.Duration.FromSeconds(1)));
        var after = await Decide(policy, kind, clocks, due);

        before.GetProperty("outcome").GetString().ShouldBe("keep", reason);
        before.GetProperty("dueAt").GetString().ShouldBe(due, reason);
        after.GetProperty("outcome").GetString().ShouldBe("delete", reason);
        after.GetProperty("because").GetString().ShouldNotBeNull().ShouldContain(because);
        await WithoutTheRuleNothingIsPromised(policy, kind, clocks, due);
    }

    private async Task WithoutTheRuleNothingIsPromised(string policy, string kind, string clocks, string now)
    {
        var lines = await File.ReadAllLinesAsync(SourceTree.At($"policies/{policy}.yaml"));
        var less = Path.Combine(_folder, $"{policy}-{kind}.yaml");
        await File.WriteAllLinesAsync(less, lines.Select(l => l.StartsWith($"      {kind}: ", StringComparison.Ordinal) ? "      some-other-kind: 1 day after received; then delete" : l));

        (await Said.By("decide", less, "--facts", Facts(kind, clocks), "--now", now)).ShouldBeRefused($"covers the record kind {kind}");
    }

    private async Task<JsonElement> Decide(string policy, string kind, string clocks, string now)
    {
        var said = await Said.By("decide", SourceTree.At($"policies/{policy}.yaml"), "--facts", Facts(kind, clocks), "--now", now);
        said.Exit.ShouldBe(0, said.Errors);
        return JsonDocument.Parse(said.Output).RootElement;
    }

    private string Facts(string kind, string clocks)
    {
        var file = Path.Combine(_folder, "facts.json");
        File.WriteAllText(file, $$"""{"record": "{{kind}}", "clocks": {{clocks}}}""");
        return file;
    }
}
