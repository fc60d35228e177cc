using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Versions;

/// <summary>Cookies that came, went, stay longer or serve something else.</summary>
internal static class CookieChanges
{
    private const string Law = "PECR regulation 6; lagen om elektronisk kommunikation (2022:482) 9 kap. 28 §";
    private static readonly LocalDate Anchor = new(2026, 1, 31);

    public static IEnumerable<Change> Of(VersionPair pair)
    {
        foreach (var now in pair.Newer.Cookies)
        {
            var purpose = ("purpose", pair.Words.Notice[$"cookie-purpose.{now.Purpose}"]);
            var needsYes = now.Purpose != "necessary";
            if (pair.Older.Cookies.FirstOrDefault(c => c.Name == now.Name) is not { } before)
            {
                yield return pair.Make("cookie-added", now.Name, needsYes ? Obligation.Ask : Obligation.Tell, needsYes ? "cookie" : "more", Law, null, ("name", now.Name), purpose, ("why", now.Why.In(pair.Language)));
                continue;
            }

            if (before.Purpose != now.Purpose)
            {
                yield return pair.Make("cookie-purpose-changed", now.Name, needsYes ? Obligation.AskAgain : Obligation.Tell, needsYes ? "cookie" : "more", Law, null, ("name", now.Name), purpose);
            }

            if (!PurposeChanges.Same(before.Why, now.Why))
            {
                yield return pair.Make("cookie-why-changed", now.Name, Obligation.Tell, "why", Law, null, ("name", now.Name), ("new", now.Why.In(pair.Language)));
            }

            if (before.Lasts != now.Lasts)
            {
                var longer = (now.Lasts?.After(Anchor) ?? Anchor) > (before.Lasts?.After(Anchor) ?? Anchor);
                yield return pair.Make("cookie-lasts-changed", now.Name, longer ? needsYes ? Obligation.AskAgain : Obligation.Tell : Obligation.None, longer ? needsYes ? "beyond-yes" : "more" : "less", Law, null,
                    ("name", now.Name), ("old", Lasts(pair, before)), ("new", Lasts(pair, now)));
            }
        }

        foreach (var gone in pair.Older.Cookies.Where(c => pair.Newer.Cookies.All(n => n.Name != c.Name)))
        {
            yield return pair.Make("cookie-removed", gone.Name, Obligation.None, "less", Law, null, ("name", gone.Name));
        }
    }

    private static string Lasts(VersionPair pair, Cookie cookie) => cookie.Lasts is { } lasts ? pair.Words.Notice.Period(lasts) : pair.Words.Say("session");
}
