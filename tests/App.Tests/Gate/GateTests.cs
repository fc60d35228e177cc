using App.Tests.Harness;
using Avow.Permits;
using Shouldly;
using Xunit;

namespace App.Tests.Gates;

/// <summary>Every use of data is asked for; what the policy does not say is refused, and the refusal recorded.</summary>
public sealed class GateTests
{
    [Databases, Promise("A-13")]
    public async Task A_use_that_the_policy_names_is_permitted(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var use = new Use("message-taking", "phone-message", Guid.CreateVersion7(), "email");
        await office.Change(async work =>
        {
            var (permit, refused) = await house.Get<Permit.Gate>().Ask(work, use);
            refused.ShouldBeNull();
            (permit!.Use, permit.GrantedAt).ShouldBe((use, house.Clock.Now));
        });
        (await office.Ledger("use-refused")).ShouldBeEmpty();
    }

    [Databases, Promise("A-13")]
    [InlineData("profiling", "phone-message", null, null, "unknown-purpose", null)]
    [InlineData("message-taking", "invoice", null, null, "kind-not-covered", "purpose.message-taking")]
    [InlineData("message-taking", "phone-message", "post", null, "channel", "purpose.message-taking")]
    [InlineData("message-taking", "phone-message", null, "mailchimp", "recipient", "purpose.message-taking")]
    public async Task What_it_does_not_name_is_refused_and_recorded(
        DatabaseKind database, string purpose, string kind, string? channel, string? recipient, string why, string? sentence)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var subject = Guid.CreateVersion7();
        await office.Change(async work =>
        {
            var (permit, refused) = await house.Get<Permit.Gate>().Ask(work, new Use(purpose, kind, subject, channel, recipient));
            permit.ShouldBeNull();
            (refused!.Why, refused.Sentence).ShouldBe((why, sentence));
        });
        var entry = (await office.Ledger("use-refused")).ShouldHaveSingleItem();
        (entry.Kind, entry.Subject, entry.Detail).ShouldBe((kind, subject, $"purpose={purpose} why={why}"));
    }
}
