using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Versions;

/// <summary>What changed for the policy as a whole: who answers, where data is, how people are answered, promises.</summary>
internal static class PolicyChanges
{
    private const string Who = "UK GDPR and GDPR article 13(1)(a) and (b)";
    private const string Rights = "UK GDPR and GDPR article 12(3) and 13(2)(b)";
    private const string Promised = "UK GDPR and GDPR article 5(1)(a) and 13(3)";
    private static readonly LocalDate Anchor = new(2026, 1, 31);

    public static IEnumerable<Change> Of(VersionPair pair) =>
        Controller(pair).Concat(Places(pair)).Concat(Answers(pair)).Concat(Bases(pair)).Concat(Promises(pair, pair.Older.Promises, pair.Newer.Promises, null));

    /// <summary>Promises in the policy's own words, of the whole policy or of one purpose.</summary>
    public static IEnumerable<Change> Promises(VersionPair pair, IReadOnlyList<Promise> older, IReadOnlyList<Promise> newer, Purpose? purpose)
    {
        foreach (var now in newer)
        {
            var before = older.FirstOrDefault(p => p.Id == now.Id);
            if (before is null)
            {
                yield return pair.Make("promise-added", now.Id, Obligation.None, "promise-more", Promised, purpose, ("new", now.Words.In(pair.Language)));
            }
            else if (!PurposeChanges.Same(before.Words, now.Words))
            {
                yield return pair.Make("promise-changed", now.Id, Obligation.Tell, "promise", Promised, purpose, ("old", before.Words.In(pair.Language)), ("new", now.Words.In(pair.Language)));
            }
        }

        foreach (var gone in older.Where(p => newer.All(n => n.Id != p.Id)))
        {
            yield return pair.Make("promise-removed", gone.Id, Obligation.Tell, "promise", Promised, purpose, ("old", gone.Words.In(pair.Language)));
        }
    }

    private static IEnumerable<Change> Controller(VersionPair pair)
    {
        var (before, now) = (pair.Older.Controller, pair.Newer.Controller);
        (string Key, string? Old, string? New)[] facts =
        [
            ("name", before.Name, now.Name), ("legal-name", before.LegalName, now.LegalName), ("company-number", before.CompanyNumber, now.CompanyNumber), ("fee-registration", before.FeeRegistration, now.FeeRegistration), ("address", before.Address, now.Address),
            ("privacy-contact", before.PrivacyContact, now.PrivacyContact), ("phone", before.Phone, now.Phone), ("dpo", before.DataProtectionOfficer, now.DataProtectionOfficer), ("representative", before.Representative, now.Representative),
        ];
        foreach (var (key, old, fresh) in facts.Where(f => f.Old != f.New))
        {
            yield return pair.Make("controller-changed", key, Obligation.Tell, "controller", Who, null, ("what", pair.Words.Say($"controller.{key}")), ("new", fresh ?? pair.Words.Say("none")));
        }

        if (!before.Jurisdiction.Equals(now.Jurisdiction, StringComparison.Ordinal) || !pair.Older.Regimes.SequenceEqual(pair.Newer.Regimes))
        {
            yield return pair.Make("law-of-the-house-changed", "regimes", Obligation.Tell, "controller", Who, null, ("new", string.Join(", ", pair.Newer.Regimes).ToUpperInvariant()));
        }
    }

    private static IEnumerable<Change> Places(VersionPair pair)
    {
        foreach (var (store, country) in pair.Newer.Locations.Where(l => pair.Older.Locations.GetValueOrDefault(l.Key) != l.Value))
        {
            yield return pair.Make("place-changed", store, Obligation.Tell, "country", "UK GDPR and GDPR article 13(1)(f)", null, ("store", Notices.KeepSentence.Capital(pair.Words.Notice[$"store.{store}"])), ("new", pair.Words.Notice.Country(country)));
        }

        if (!PurposeChanges.Same(pair.Older.Security, pair.Newer.Security))
        {
            yield return pair.Make("security-changed", "security", Obligation.Tell, "promise", "UK GDPR and GDPR article 5(1)(f) and 32", null, ("new", pair.Newer.Security.In(pair.Language)));
        }
    }

    private static IEnumerable<Change> Answers(VersionPair pair)
    {
        var (before, now) = (pair.Older.Rights, pair.Newer.Rights);
        if (before.AnswerWithin != now.AnswerWithin)
        {
            var longer = now.AnswerWithin.After(Anchor) > before.AnswerWithin.After(Anchor);
            yield return pair.Make("answer-changed", "rights", longer ? Obligation.Tell : Obligation.None, longer ? "promise" : "promise-more", Rights, null, ("old", pair.Words.Notice.Period(before.AnswerWithin)), ("new", pair.Words.Notice.Period(now.AnswerWithin)));
        }

        if (before.Free != now.Free)
        {
            yield return pair.Make(now.Free ? "fee-gone" : "fee-came", "rights", now.Free ? Obligation.None : Obligation.Tell, now.Free ? "promise-more" : "promise", "UK GDPR and GDPR article 12(5)", null);
        }

        if (pair.Older.DecidesNothingAlone != pair.Newer.DecidesNothingAlone)
        {
            var opens = pair.Older.DecidesNothingAlone;
            yield return pair.Make(opens ? "automated-open" : "automated-closed", "automated-decisions", opens ? Obligation.Tell : Obligation.None, opens ? "promise" : "promise-more", "UK GDPR and GDPR article 13(2)(f)", null);
        }
    }

    private static IEnumerable<Change> Bases(VersionPair pair)
    {
        var (before, now) = (pair.Older.PromisedBases, pair.Newer.PromisedBases);
        if (before.Count > 0 && (now.Count == 0 || now.Except(before).Any()))
        {
            yield return pair.Make("bases-wider", "only-bases", Obligation.Tell, "promise", Promised, null, ("new", now.Count == 0 ? pair.Words.Say("bases.all") : pair.List(now.Select(b => pair.Words.Say($"basis.{b}")))));
        }
        else if (now.Count > 0 && !now.SequenceEqual(before))
        {
            yield return pair.Make("bases-narrower", "only-bases", Obligation.None, "promise-more", Promised, null, ("new", pair.List(now.Select(b => pair.Words.Say($"basis.{b}")))));
        }
    }
}
