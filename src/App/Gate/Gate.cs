global using Gate = Avow.Permits.Permit.Gate;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Policy.Versions;
using NodaTime;

namespace Avow.Permits;

public sealed partial class Permit
{
    /// <summary>The one place that answers whether a purpose may use data now. Unknown purpose, basis, channel or recipient: refused, and the refusal recorded.</summary>
    /// <remarks>Source: UK GDPR art. 5(1)(b), 6(1), 28(3); promises A-13, B-01 and E-17.</remarks>
    public sealed class Gate(PolicyShelf shelf, HoldingRegister holds, LedgerWriter ledger, BusinessClock clock)
    {
        /// <summary>Asks.</summary>
        /// <param name="work">The unit of work of the use; a refusal is written to its ledger.</param>
        /// <returns>The permit, or the refusal; exactly one is not null.</returns>
        public async Task<(Permit? Permit, UseRefused? Refused)> Ask(Work work, Use use, CancellationToken cancel = default)
        {
            var now = clock.Now;
            var policies = await shelf.PoliciesOf(work.Db, cancel);
            var policy = policies.InForce(now);
            if ((WhyNot(policy, use) ?? await PersonsNo(work, use, cancel) ?? await WhyNotYet(work, policies, policy, use, now, cancel)) is not { } refused)
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

        /// <summary>What the person behind the record said: only store it (Art. 18), or do not reach me so (Art. 21).</summary>
        private async Task<UseRefused?> PersonsNo(Work work, Use use, CancellationToken cancel)
        {
            var known = holds.Find(use.Kind) is { } holding ? (await holding.Find(work.Db, [use.Subject], cancel)).FirstOrDefault() : null;
            return known?.Person?.RestrictedFor is not null ? new(use, "restricted", null)
                : await SaidNo.To(work.Db, use, known?.Person?.Id, cancel) ? new(use, "said-no", $"why.{use.Purpose}")
                : null;
        }

        /// <summary>What rests on consent, and a new purpose for data that was here before it, waits for the yes of that person (Art. 6(4)).</summary>
        private async Task<UseRefused?> WhyNotYet(Work work, Policies policies, PolicyFile policy, Use use, Instant now, CancellationToken cancel)
        {
            var purpose = policy.PurposeOf(use.Purpose)!;
            var collected = LaterUse.DependsOnDate(policies, purpose, use.Kind) ? await Collected(work, use, now, cancel) : now;
            var needs = LaterUse.Of(policies, purpose, use.Kind, collected);
            return needs == NeedsYes.Not || await GivenConsent.Stands(work.Db, use.Subject, purpose, cancel) ? null : needs switch
            {
                NeedsYes.Consent => new(use, "no-consent", $"basis.{purpose.Id}"),
                NeedsYes.ConsentLeft => new(use, "consent-left", $"basis.{purpose.Id}"),
                _ => new(use, "new-purpose", $"why.{purpose.Id}"),
            };
        }

        /// <summary>When the data came in: the first clock of the record. One that is not stored yet is being collected now.</summary>
        private async Task<Instant> Collected(Work work, Use use, Instant now, CancellationToken cancel)
        {
            var known = holds.Find(use.Kind) is { } holding ? await holding.Find(work.Db, [use.Subject], cancel) : [];
            return known.SelectMany(k => k.Clocks.ToArray()).Select(c => c.StartedAt).Append(now).Min();
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
                { Role: Role.Controller } when policy.PromisedBases.Count > 0 && !policy.PromisedBases.Contains(purpose.Basis) => new(use, "basis-not-promised", "only-bases"),
                _ when purpose.Keep.All(k => k.Kind != use.Kind) => No("kind-not-covered"),
                _ when use.Channel is { } channel && !purpose.Channels.Contains(channel) => No("channel"),
                _ when use.Recipient is { } recipient && !purpose.Recipients.Contains(recipient) => No("recipient"),
                _ => null,
            };
        }
    }
}
