using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>What is wrong with the list of cookies.</summary>
internal static class CookieFindings
{
    /// <summary>Cookies that everybody knows: how their name begins, what they are for, whether they stay when the browser is closed, and whose they are.</summary>
    private static readonly (string Name, string Purpose, bool Stays, string Provider)[] Known =
    [
        ("_ga", "statistics", true, "Google"), ("_gid", "statistics", true, "Google"), ("_gat", "statistics", true, "Google"), ("__utm", "statistics", true, "Google"),
        ("_gcl_", "advertising", true, "Google"), ("IDE", "advertising", true, "Google"), ("NID", "advertising", true, "Google"), ("_fbp", "advertising", true, "Meta"), ("fr", "advertising", true, "Meta"),
        ("_hj", "statistics", true, "Hotjar"), ("_pk_id", "statistics", true, ""), ("_clck", "statistics", true, "Microsoft"), ("_uet", "advertising", true, "Microsoft"), ("li_", "advertising", true, "LinkedIn"),
        ("hubspotutk", "statistics", true, "HubSpot"), ("PHPSESSID", "necessary", false, ""), ("wordpress_test_cookie", "necessary", false, ""), ("tk_", "statistics", true, "Automattic"),
    ];

    public static IEnumerable<Finding> Of(PolicyFile policy)
    {
        foreach (var cookie in policy.Cookies)
        {
            foreach (var finding in Described(policy, cookie))
            {
                yield return finding;
            }
        }

        var asked = policy.Purposes.Where(p => p.Basis == Basis.Consent && p.Sources.Contains("website")).ToList();
        if (asked.Count == 0 && policy.Cookies.FirstOrDefault(c => c.Purpose == "advertising") is { } advertising)
        {
            yield return Finding.Of("COOKIE-OPTOUT-ADS", $"`{advertising.Name}` is for advertising, and no purpose asks for a yes on the website.", advertising.At, "Add a purpose with `basis: consent` and `from: [website]`, or remove the cookie.");
        }

        if (asked.Count == 1 && policy.Cookies.Select(c => c.Purpose).Where(p => p != "necessary").Distinct().Count() > 1)
        {
            yield return Finding.Of("COOKIE-BLANKET-CONSENT", $"One yes (`{asked[0].Id}`) is asked for cookies of several purposes.", asked[0].At, "Ask for each purpose on its own.");
        }
    }

    private static IEnumerable<Finding> Described(PolicyFile policy, Cookie cookie)
    {
        if (Known.Where(k => IsSame(cookie.Name, k.Name)).OrderByDescending(k => k.Name.Length).FirstOrDefault() is { Name: not null } known)
        {
            if (cookie.Purpose != known.Purpose)
            {
                yield return Finding.Of("COOKIE-MISDESCRIBED", $"`{cookie.Name}` is said to be `{cookie.Purpose}`; it is for {known.Purpose}.", cookie.At, $"Write `purpose: {known.Purpose}`.");
            }

            if (known.Stays && cookie.Lasts is null)
            {
                yield return Finding.Of("COOKIE-MISDESCRIBED", $"`{cookie.Name}` stays when the browser is closed, and the file says `session`.", cookie.At, "Write how long it stays.");
            }

            if (known.Provider.Length > 0 && !policy.Recipients.Any(r => r.Name.Contains(known.Provider, StringComparison.OrdinalIgnoreCase)))
            {
                yield return Finding.Of("RECIPIENT-MISSING", $"`{cookie.Name}` sends data to {known.Provider}, which is not among the recipients.", cookie.At, $"Add {known.Provider} under `recipients:`.");
            }
        }

        // The two names are often swapped: _ga tells visitors apart, _ga_ and an id keeps the visit together.
        if (cookie.Name == "_ga" && cookie.Why.Values.Any(w => w.Contains("session", StringComparison.OrdinalIgnoreCase)))
        {
            yield return Finding.Of("COOKIE-MISDESCRIBED", "`_ga` tells visitors apart; it does not keep a session.", cookie.At, "Say that it tells one visitor from another.");
        }
    }

    private static bool IsSame(string name, string known) =>
        name == known || (known[^1] is '_' || known is "__utm" or "_hj" or "_ga" or "_gat" or "_uet" or "_clck" or "_pk_id" ? name.StartsWith(known, StringComparison.Ordinal) : false);
}
