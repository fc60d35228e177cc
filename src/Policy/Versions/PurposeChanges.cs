using Avow.Policy.Model;

namespace Avow.Policy.Versions;

/// <summary>Purposes that came, went or use data otherwise.</summary>
internal static class PurposeChanges
{
    private const string Further = "UK GDPR and GDPR article 13(3)";
    private const string Consent = "UK GDPR and GDPR article 6(1)(a) and 7";
    private const string Compatible = "UK GDPR and GDPR article 6(4) and 13(3)";

    public static IEnumerable<Change> Of(VersionPair pair)
    {
        foreach (var purpose in pair.Newer.Purposes)
        {
            if (pair.Older.PurposeOf(purpose.Id) is not { } before)
            {
                yield return Added(pair, purpose);
                continue;
            }

            foreach (var change in Basis(pair, before, purpose).Concat(Uses(pair, before, purpose)).Concat(Words(pair, before, purpose)))
            {
                yield return change;
            }
        }

        foreach (var gone in pair.Older.Purposes.Where(p => pair.Newer.PurposeOf(p.Id) is null))
        {
            yield return pair.Make("purpose-removed", gone.Id, Obligation.None, "less", Further, gone, ("purpose", pair.NameOf(gone)));
        }
    }

    private static Change Added(VersionPair pair, Purpose purpose)
    {
        var (obligation, because, source) = purpose switch
        {
            { Role: Role.Processor } => (Obligation.Tell, "client-decides", "UK GDPR and GDPR article 28(3)(a)"),
            { Basis: Model.Basis.Consent } => (Obligation.Ask, "consent-new", Consent),
            { Basis: Model.Basis.LegalObligation } => (Obligation.Tell, "law-asks", Further),
            { CompatibleWith.Count: > 0 } => (Obligation.Tell, "compatible", Compatible),
            _ => (Obligation.Ask, "incompatible", Compatible),
        };
        return pair.Make("purpose-added", purpose.Id, obligation, because, source, purpose, ("purpose", pair.NameOf(purpose)), ("why", purpose.Why.In(pair.Language)));
    }

    private static IEnumerable<Change> Basis(VersionPair pair, Purpose before, Purpose now)
    {
        var name = ("purpose", pair.NameOf(now));
        if (before.Role != now.Role)
        {
            yield return pair.Make("role-changed", now.Id, Obligation.Tell, "role", "UK GDPR and GDPR article 13 and 28", now, name, ("role", pair.Words.Say(now.Role == Role.Processor ? "role.processor" : "role.controller")));
        }
        else if (before.Basis != now.Basis)
        {
            var (obligation, because, source) = (before.Basis, now.Basis) switch
            {
                (_, Model.Basis.Consent) => (Obligation.Ask, "consent-new", Consent),
                (Model.Basis.Consent, _) => (Obligation.Ask, "consent-left", "UK GDPR and GDPR article 5(1)(a) and 6(4)"),
                _ => (Obligation.Tell, "basis", "UK GDPR and GDPR article 13(1)(c) and (3)"),
            };
            yield return pair.Make("basis-changed", now.Id, obligation, because, source, now, name, ("old", pair.Words.Say($"basis.{before.Basis}")), ("new", pair.Words.Say($"basis.{now.Basis}")));
        }
        else if (now.Basis == Model.Basis.Consent && !Same(before.Wording, now.Wording))
        {
            yield return pair.Make("wording-changed", now.Id, Obligation.AskAgain, "other-words", Consent, now, name, ("new", now.Wording.In(pair.Language)));
        }

        if (before.Law != now.Law && now.Law is not null && before.Law is not null)
        {
            yield return pair.Make("law-changed", now.Id, Obligation.Tell, "basis", "UK GDPR and GDPR article 13(1)(c)", now, name, ("old", LawName(pair, before.Law)), ("new", LawName(pair, now.Law)));
        }
    }

    private static string LawName(VersionPair pair, string law) => pair.Words.Or($"law.{law}", law);

    /// <summary>Whatever a purpose uses more of: those who said yes did not say yes to it.</summary>
    private static IEnumerable<Change> Uses(VersionPair pair, Purpose before, Purpose now)
    {
        foreach (var (what, old, fresh, key, said) in Lists(pair, before, now))
        {
            var (more, less) = (fresh.Except(old).Select(said).ToList(), old.Except(fresh).Select(said).ToList());
            if (more.Count > 0)
            {
                var isYes = now.Basis == Model.Basis.Consent && what != "people";
                yield return pair.Make($"{what}-added", now.Id, isYes ? Obligation.AskAgain : Obligation.Tell, isYes ? "beyond-yes" : "more", isYes ? Consent : key, now,
                    ("purpose", pair.NameOf(now)), ("more", pair.List(more)));
            }

            if (less.Count > 0)
            {
                yield return pair.Make($"{what}-removed", now.Id, Obligation.None, "less", key, now, ("purpose", pair.NameOf(now)), ("less", pair.List(less)));
            }
        }
    }

    /// <summary>Ids of what a purpose uses, then and now, and what a reader calls each.</summary>
    private static IEnumerable<(string What, IEnumerable<string> Old, IEnumerable<string> New, string Source, Func<string, string> Said)> Lists(VersionPair pair, Purpose before, Purpose now)
    {
        string Recipient(string id) => pair.Newer.Recipients.Concat(pair.Older.Recipients).First(r => r.Id == id).Name;
        string Group(string id) => pair.Newer.People.Concat(pair.Older.People).First(g => g.Id == id).Words.In(pair.Language);
        yield return ("data", before.Data ?? [], now.Data ?? [], "UK GDPR and GDPR article 13(3) and 14(1)(d)", c => pair.Words.Or($"category.{c}", c));
        yield return ("source", before.Sources, now.Sources, "UK GDPR and GDPR article 14(2)(f)", s => pair.Words.Or($"source.{s}", s));
        yield return ("channel", before.Channels, now.Channels, "UK GDPR and GDPR article 13(3); PECR regulation 22", c => pair.Words.Say($"channel.{c}"));
        yield return ("use-recipient", before.Recipients, now.Recipients, "UK GDPR and GDPR article 13(1)(e) and (3)", Recipient);
        yield return ("brand-use", Brands(pair, pair.Older, before), Brands(pair, pair.Newer, now), "UK GDPR and GDPR article 13(3)", b => pair.Newer.BrandOf(b)!.Name);
        yield return ("people", before.People, now.People, "UK GDPR and GDPR article 13(3) and 14", Group);
    }

    /// <summary>The brands a purpose is for, of those that both versions have: a new name by itself widens no purpose.</summary>
    private static IEnumerable<string> Brands(VersionPair pair, PolicyFile policy, Purpose purpose) =>
        (purpose.Brands.Count > 0 ? purpose.Brands : policy.Brands.Select(b => b.Id)).Where(b => pair.Older.BrandOf(b) is not null && pair.Newer.BrandOf(b) is not null);

    private static IEnumerable<Change> Words(VersionPair pair, Purpose before, Purpose now)
    {
        var name = ("purpose", pair.NameOf(now));
        if (!Same(before.Why, now.Why))
        {
            yield return pair.Make("why-changed", now.Id, Obligation.Tell, "why", Further, now, name, ("new", now.Why.In(pair.Language)));
        }

        if (!Same(before.Interest, now.Interest) && now.Basis == before.Basis)
        {
            yield return pair.Make("interest-changed", now.Id, Obligation.Tell, "why", "UK GDPR and GDPR article 13(1)(d)", now, name, ("new", now.Interest.Count > 0 ? now.Interest.In(pair.Language) : pair.Words.Say("none")));
        }

        if (!Same(before.Profiling, now.Profiling))
        {
            var isNew = now.Profiling.Count > 0;
            yield return pair.Make(isNew ? "profiling-changed" : "profiling-removed", now.Id, isNew ? Obligation.Tell : Obligation.None, isNew ? "profiling" : "less", "UK GDPR and GDPR article 13(2)(f) and 21", now,
                name, ("new", now.Profiling.In(pair.Language)));
        }

        if (before.Special != now.Special)
        {
            var ask = now.Special == "explicit-consent";
            yield return pair.Make("special-changed", now.Id, ask ? Obligation.Ask : Obligation.Tell, ask ? "consent-new" : "special", "UK GDPR and GDPR article 9(2)", now,
                name, ("new", now.Special is { } special ? pair.Words.Or($"special.{special}", special) : pair.Words.Say("none")));
        }

        foreach (var change in PolicyChanges.Promises(pair, before.Promises, now.Promises, now))
        {
            yield return change;
        }
    }

    public static bool Same(LocalText one, LocalText other) =>
        one.Keys.Intersect(other.Keys).All(l => Plain(one[l]) == Plain(other[l])) && (one.Count == 0) == (other.Count == 0);

    /// <summary>Spaces and line ends are no news.</summary>
    private static string Plain(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
