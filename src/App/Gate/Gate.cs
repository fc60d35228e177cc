global using Gate = Avow.Permits.Permit.Gate;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Policy.Model;

namespace Avow.Permits;

public sealed partial class Permit
{
    /// <summary>The one place that answers whether a purpose may use data now. Unknown purpose, basis, channel or recipient: refused, and the refusal recorded.</summary>
    /// <remarks>Source: UK GDPR art. 5(1)(b), 6(1), 28(3); promise A-13.</remarks>
    public sealed class Gate(PolicyShelf shelf, LedgerWriter ledger, BusinessClock clock)
    {
        /// <summary>Asks.</summary>
        /// <param name="work">The unit of work of the use; a refusal is written to its ledger.</param>
        /// <returns>The permit, or the refusal; exactly one is not null.</returns>
        public async Task<(Permit? Permit, UseRefused? Refused)> Ask(Work work, Use use, CancellationToken cancel = default)
        {
            var now = clock.Now;
            var policy = (await shelf.PoliciesOf(work.Db, cancel)).InForce(now);
            if (WhyNot(policy, use) is not { } refused)
            {
                return (new Permit(use, policy.Version, now), null);
            }

            ledger.Write(work, new LedgerEntry
            {
                At = now,
                Act = "use-refused",
                Kind = use.Kind,
                Policy = policy.Version.ToString(),
                Subject = use.Subject,
                Detail = $"purpose={use.Purpose} why={refused.Why}",
            });
            return (null, refused);
        }

        private static UseRefused? WhyNot(PolicyFile policy, Use use)
        {
            if (policy.PurposeOf(use.Purpose) is not { } purpose)
            {
                return new(use, "unknown-purpose", null);
            }

            UseRefused No(string why) => new(use, why, $"purpose.{purpose.Id}");
            return purpose switch
            {
                { Role: Role.Processor, Agreement: null } => No("no-agreement"),
                { Role: Role.Controller, Basis: Basis.WithTheClient } => No("no-basis"),
                { Basis: Basis.Consent } when purpose.Wording.Count == 0 => No("no-basis"),
                _ when purpose.Keep.All(k => k.Kind != use.Kind) => No("kind-not-covered"),
                _ when use.Channel is { } channel && !purpose.Channels.Contains(channel) => No("channel"),
                _ when use.Recipient is { } recipient && !purpose.Recipients.Contains(recipient) => No("recipient"),
                _ => null,
            };
        }
    }
}
