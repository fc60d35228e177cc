using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Policy.Tests.Samples;
using Avow.Policy.Versions;
using NodaTime;

namespace Avow.Policy.Tests.Versions;

public class LaterUseTests
{
    private static readonly Instant Before = Instant.FromUtc(2026, 5, 1, 12, 0);
    private static readonly Instant After = Instant.FromUtc(2026, 7, 1, 12, 0);

    private static (Policies Policies, Purpose Purpose) History(Func<PolicyFile, PolicyFile> older, Func<PolicyFile, PolicyFile> newer)
    {
        var (one, two) = (Sample.Controller("2026-01-01", ("a", "9 days after received; then delete", "name")), Sample.Controller("2026-06-01", ("a", "9 days after received; then delete", "name"), ("b", "9 days after received; then delete", "name")));
        var policies = new Policies([older(one), newer(two)]);
        return (policies, policies.Versions[1].Purposes[^1]);
    }

    private static NeedsYes Ask((Policies Policies, Purpose Purpose) history, Instant collected) => LaterUse.Of(history.Policies, history.Purpose, "phone-message", collected);

    private static PolicyFile Last(PolicyFile file, Func<Purpose, Purpose> change) => file with { Purposes = [.. file.Purposes.SkipLast(1), change(file.Purposes[^1])] };

    [Fact]
    public void A_new_purpose_may_use_what_comes_in_under_it_and_nothing_older()
    {
        var history = History(p => p, p => p);
        Ask(history, Before).ShouldBe(NeedsYes.NewPurpose);
        Ask(history, After).ShouldBe(NeedsYes.Not);
        Ask(history, Policies.InForceFrom(history.Policies.Versions[1])).ShouldBe(NeedsYes.Not, "from its first moment");
        Ask(history, Policies.InForceFrom(history.Policies.Versions[1]) - Duration.FromTicks(1)).ShouldBe(NeedsYes.NewPurpose);
        LaterUse.DependsOnDate(history.Policies, history.Purpose, "phone-message").ShouldBeTrue();
    }

    [Fact]
    public void A_purpose_that_was_found_compatible_needs_no_yes() =>
        Ask(History(p => p, p => Last(p, b => b with { CompatibleWith = ["a"] })), Before).ShouldBe(NeedsYes.Not);

    [Fact]
    public void Consent_is_always_asked_for_and_the_law_and_the_client_never()
    {
        Ask(History(p => p, p => Last(p, b => b with { Basis = Basis.Consent })), After).ShouldBe(NeedsYes.Consent);
        Ask(History(p => p, p => Last(p, b => b with { Basis = Basis.LegalObligation })), Before).ShouldBe(NeedsYes.Not);
        Ask(History(p => p, p => Last(p, b => b with { Role = Role.Processor })), Before).ShouldBe(NeedsYes.Not);
    }

    [Fact]
    public void Data_that_was_given_by_a_yes_does_not_change_its_basis()
    {
        var history = History(p => Last(p, a => a with { Id = "b", Basis = Basis.Consent }), p => p);
        Ask(history, Before).ShouldBe(NeedsYes.ConsentLeft);
        Ask(history, After).ShouldBe(NeedsYes.Not);
    }

    [Fact]
    public void A_purpose_that_was_always_there_needs_no_look_at_the_record()
    {
        var policies = new Policies([Sample.Controller("2026-01-01", ("a", "9 days after received; then delete", "name"))]);
        LaterUse.DependsOnDate(policies, policies.Versions[0].Purposes[0], "phone-message").ShouldBeFalse();
    }
}
