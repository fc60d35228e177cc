using Avow.Policy.Model;

namespace Avow.Policy.Versions;

/// <summary>Names under which the organisation trades that came, went, or are reached otherwise; and languages of the notice.</summary>
internal static class BrandChanges
{
    private const string Who = "UK GDPR and GDPR article 13(1)(a)";

    public static IEnumerable<Change> Of(VersionPair pair)
    {
        foreach (var now in pair.Newer.Brands)
        {
            var changes = pair.Older.BrandOf(now.Id) is { } before ? Changed(pair, before, now) : [Added(pair, now)];
            foreach (var change in changes)
            {
                yield return change;
            }
        }

        foreach (var gone in pair.Older.Brands.Where(b => pair.Newer.BrandOf(b.Id) is null))
        {
            yield return pair.Make("brand-removed", gone.Id, Obligation.Tell, "controller", Who, null, ("name", gone.Name));
        }

        foreach (var language in Languages(pair))
        {
            yield return language;
        }
    }

    private static Change Added(VersionPair pair, Brand now) =>
        pair.Make("brand-added", now.Id, Obligation.None, "brand-new", Who, null, ("name", now.Name), ("site", now.Site));

    private static IEnumerable<Change> Changed(VersionPair pair, Brand before, Brand now)
    {
        if (before.Name != now.Name)
        {
            yield return pair.Make("brand-renamed", now.Id, Obligation.Tell, "controller", Who, null, ("old", before.Name), ("new", now.Name));
        }

        if (before.Site != now.Site)
        {
            yield return pair.Make("brand-site-changed", now.Id, Obligation.Tell, "controller", Who, null, ("name", now.Name), ("new", now.Site));
        }

        if (before.Contact != now.Contact)
        {
            yield return pair.Make("brand-contact-changed", now.Id, Obligation.Tell, "controller", Who, null, ("name", now.Name), ("new", now.Contact ?? pair.Newer.Controller.PrivacyContact));
        }
    }

    private static IEnumerable<Change> Languages(VersionPair pair)
    {
        var (before, now) = (pair.Older.Languages, pair.Newer.Languages);
        foreach (var language in now.Except(before))
        {
            yield return pair.Make("language-added", language, Obligation.None, "promise-more", "UK GDPR and GDPR article 12(1)", null, ("new", pair.Words.Say($"language.{language}")));
        }

        foreach (var language in before.Except(now))
        {
            yield return pair.Make("language-removed", language, Obligation.Tell, "promise", "UK GDPR and GDPR article 12(1)", null, ("old", pair.Words.Say($"language.{language}")));
        }
    }
}
