using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>Words about cookies and tracking.</summary>
internal static class CookieWords
{
    public static IReadOnlyList<TextRule> Rules { get; } =
    [
        new("ANONYMOUS-VS-TRACKING", "identif|anonym",
            @"\bwithout (identifying yourself|revealing any personal)|\b(visit|browse|use)\w*\b.{0,40}\banonymously\b|\b(remain|stay) anonymous\b|\butan att (identifiera dig|lämna några personuppgifter)|\b(är|förblir) (du )?(helt )?anonym\b",
            "says that visitors stay unknown, while identifiers are collected", "Say what is collected when somebody visits.") { When = (policy, _) => Follows(policy) },
        new("COOKIE-BLANKET-CONSENT", "cookie|kakor",
            @"\b(approve|accept|consent to|agree to)\b.{0,20}\b(using|the use of|all|our) cookies\b|\ball cookies\b|\b(godkänn|accepter)\w*\b.{0,20}\b(alla )?(kakor|cookies)\b|\balla (kakor|cookies)\b",
            "asks one yes for all cookies", "Ask for each purpose of cookies on its own.") { When = (_, p) => p.Kind is PassageKind.Wording or PassageKind.Promise, Unless = @"\b(refuse|reject|delete|without|no|neka|avböj|radera|before you|för varje)\b" },
        new("COOKIE-BROWSER-OPTOUT", "browser|webbläsar",
            @"\b(set|instruct|change|select\w*|adjust|disable|refuse|block|reject|turn off)\b.*\bbrowser\b|\bbrowser\b.*\b(refuse|reject|block|disable|turn off)\b.*\bcookies\b|\bwebbläsar\w*\b.*\b(neka|blockera|stäng|avvisa|inställning)|\b(neka|blockera|avvisa|stänga av|välja bort|ställa in|inställning\w*)\b.*\bwebbläsar",
            "sends the reader to the browser to refuse cookies", "Ask before a cookie is set, and let no be as easy as yes.") { Unless = @"^(?!.*(cookie|kak)).*$|(?<!\bif you (do )?)(?<!\b(vill|om) du )\b(not|no|without|never|inte|ingen) .{0,40}(browser|webbläsar)" },
        new("COOKIE-FALSE-CLAIM", "cookie|kakor",
            @"\b(no|never|not|don't)\b.{0,20}\b(use|set|store)?\b.{0,12}\bcookies\b|\bonly (use |uses |set )?(strictly )?(necessary|essential|minimal|functional) cookies\b|\bcookies?\b.{0,40}\bno way\b|\bminimal cookies\b|\b(inga|använder inte( några)?) (kakor|cookies)\b|\b(endast|bara|enbart) (absolut |strikt |helt )?nödvändiga (kakor|cookies)\b",
            "says something about cookies that the list of cookies contradicts", "Say what the list says.")
        {
            When = (policy, _) => policy.Cookies.Any(c => c.Purpose != "necessary"),
            Unless = @"\b(before|until|unless|without your|advertising|statistics|statistikkak|annonskak|reklamkak|innan|förrän|om inte|no such|third[- ]party|tracking cookies|marketing cookies)\b",
        },
        new("COOKIE-OPTOUT-ADS", "opt out|opt-out|avstå",
            @"\bopt[ -]out (of|from)\b.{0,40}\b(personali[sz]ed|interest[- ]based|targeted|behavioural) (ads|advertis\w+)|\bavstå\b.{0,30}\b(anpassad|riktad) (reklam|annons)",
            "has advertising cookies on until the person says no", "Set them only after a yes."),
        new("NO-TRACKING-CONFLICT", "track|spår",
            @"\b(do not|don't|never|does not) track\b|\bno track(ing|ers?)\b|\bfree of trackers\b|\bwithout (any )?tracking\b|\bspårar (inte|aldrig)\b|\bingen spårning\b|\b(inga|inte (några )?)\s*spårnings\w+",
            "says that nobody is tracked, while visits are counted", "Say what is counted, and after which yes.") { When = (policy, _) => Follows(policy), Unless = @"\bother (web)?sites\b|\bandra webbplatser\b" },
    ];

    private static bool Follows(PolicyFile policy) =>
        policy.Cookies.Any(c => c.Purpose is "statistics" or "advertising")
        || policy.Purposes.Any(p => p.Role == Role.Controller && p.Sources.Contains("website") && p.Data?.Any(d => d is "usage" or "device") == true);
}
