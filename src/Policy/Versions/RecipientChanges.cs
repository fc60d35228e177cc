using Avow.Policy.Model;

namespace Avow.Policy.Versions;

/// <summary>Recipients that came, went, moved or are protected otherwise.</summary>
internal static class RecipientChanges
{
    private const string Told = "UK GDPR and GDPR article 13(1)(e) and (3)";
    private const string Transfer = "UK GDPR and GDPR article 13(1)(f)";

    public static IEnumerable<Change> Of(VersionPair pair)
    {
        foreach (var now in pair.Newer.Recipients)
        {
            var changes = pair.Older.Recipients.FirstOrDefault(r => r.Id == now.Id) is { } before ? Changed(pair, before, now) : [Added(pair, now)];
            foreach (var change in changes)
            {
                yield return With(pair.Newer, change, now.Id);
            }
        }

        foreach (var gone in pair.Older.Recipients.Where(r => pair.Newer.Recipients.All(n => n.Id != r.Id)))
        {
            yield return With(pair.Older, pair.Make("recipient-removed", gone.Id, Obligation.None, "less", Told, null, ("name", gone.Name)), gone.Id);
        }
    }

    private static Change Added(VersionPair pair, Recipient now) => pair.Make(
        "recipient-added", now.Id, Obligation.Tell, now.Role == "processor" ? "recipient" : "recipient-own", Told, null,
        ("name", now.Name), ("why", now.Why.In(pair.Language)), ("where", Where(pair, now)));

    private static IEnumerable<Change> Changed(VersionPair pair, Recipient before, Recipient now)
    {
        var name = ("name", now.Name);
        if (before.Name != now.Name)
        {
            yield return pair.Make("recipient-renamed", now.Id, Obligation.Tell, "recipient", Told, null, name, ("old", before.Name));
        }

        if (!before.Countries.Order().SequenceEqual(now.Countries.Order()))
        {
            yield return pair.Make("country-changed", now.Id, Obligation.Tell, "country", Transfer, null, name, ("old", Where(pair, before)), ("new", Where(pair, now)));
        }

        if (!before.Safeguards.Order().SequenceEqual(now.Safeguards.Order()))
        {
            yield return pair.Make("safeguard-changed", now.Id, Obligation.Tell, "safeguard", Transfer, null, name, ("new", now.Safeguards.Count == 0 ? pair.Words.Say("none") : pair.List(now.Safeguards.Select(s => pair.Words.Or($"safeguard.{s}", s)))));
        }

        if (before.Role != now.Role)
        {
            yield return pair.Make("recipient-role-changed", now.Id, Obligation.Tell, now.Role == "processor" ? "recipient" : "recipient-own", Told, null, name, ("new", pair.Words.Say($"recipient-role.{now.Role}")));
        }

        if (!PurposeChanges.Same(before.Why, now.Why))
        {
            yield return pair.Make("recipient-why-changed", now.Id, Obligation.Tell, "recipient", Told, null, name, ("new", now.Why.In(pair.Language)));
        }
    }

    private static string Where(VersionPair pair, Recipient recipient) => pair.List(recipient.Countries.Select(pair.Words.Notice.Country));

    /// <summary>Concerned are the groups of every purpose that uses the recipient.</summary>
    private static Change With(PolicyFile policy, Change change, string recipient)
    {
        var uses = policy.Purposes.Where(p => p.Recipients.Contains(recipient)).ToList();
        return change with { People = [.. uses.SelectMany(p => p.People).Distinct()], Kinds = [.. uses.SelectMany(p => p.Keep.Select(k => k.Kind)).Distinct()] };
    }
}
