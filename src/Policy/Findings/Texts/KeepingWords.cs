using System.Globalization;
using System.Text.RegularExpressions;
using Avow.Policy.Law;
using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>Words about keeping: vague ones, and periods that the rules contradict.</summary>
internal static partial class KeepingWords
{
    private const string WriteRule = "Leave it out and write a rule under `keep:`; the notice makes its sentence.";
    private const string AnyPeriod = @"\b(\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv) (day|week|month|year|dag|veck|månad|år)";

    public static IReadOnlyList<TextRule> Rules { get; } =
    [
        new("RETENTION-VAGUE", "necessary|needed|we need|reasonable|appropriate|nödvändig|behövs|rimlig",
            @"\b(as long as|no longer than|longer than|until)\b.{0,40}\b(necessary|needed|required for|reasonable|appropriate)\b|\b(as long as|no longer than|longer than) we need\b|\breasonable (time|period)\b|\bså länge\b.{0,40}\b(nödvändig|behövs|krävs)|\blängre än\b.{0,30}\bnödvändig|\brimlig tid\b",
            "keeps “as long as necessary”", WriteRule) { When = (_, p) => p.Kind is PassageKind.Promise or PassageKind.Why, Unless = AnyPeriod },
        new("RETENTION-NO-CRITERION", "indefinite|forever|permanently|future business|tills vidare|för alltid|för all framtid|obestämd tid",
            @"\b(kept|keep|stored|store|retain(ed)?|hold|held)\b.{0,60}\b(indefinitely|forever|permanently|for good)\b|\bretained if there\b.*\bfuture\b|\b(sparar|sparas|lagrar|lagras|behåller|behålls)\b.{0,40}\b(tills vidare|för all framtid|för alltid|på obestämd tid)\b",
            "keeps without end", WriteRule) { Unless = @"\b(not|never|nothing|inte|aldrig)\b.{0,30}\b(kept|keep|stored|retain|sparas|lagras)" },
        new("RETENTION-OPEN-ENDED", "litigation|claim|complaint|dispute|tvist|klagomål",
            @"\b(keep|retain|store|hold|longer|extend)\w*\b.*\blonger\b.*\b(litigation|legal claim|complaint|dispute)|\b(litigation|legal claim|complaint|dispute)\b.*\b(longer|extend)\w*\b|\b(tvist|klagomål)\b.*\blängre\b|\blängre\b.*\b(tvist|klagomål)",
            "keeps longer for a dispute, without owner, end or review", "Say that a hold has a reason, an owner and a review; the system places holds.") { Unless = @"\b(hold|owner|review|look at it again|look again|until the|ägare|ses över|tills)\b" },
        new("DELETE-NO-DEADLINE", "delete|remove|erase|destroy|radera|tas bort|ta bort|tar bort|gallra",
            @"\b(delet|remov|eras|destroy)\w*\b.{0,60}\b(in due course|from time to time|periodically|regularly|when convenient|as appropriate|at some point|eventually)\b|\b(regularly|periodically) (delete|remove|erase)|\b(raderar|raderas|tar bort|tas bort|gallrar|gallras)\b.{0,40}\b(regelbundet|löpande|med tiden|vid behov)\b",
            "promises deletion without a period or an event", WriteRule) { Unless = AnyPeriod },
        new("STALE-RETENTION-SETTING", "google analytics",
            @"\b(26|38|50) (months|månader)\b", "names a setting that Google Analytics no longer offers (2 or 14 months)", "Name the setting that the product has."),
        new("RETENTION-LAW-MISSTATED", "law|legal|hmrc|tax|skatteverket|bokföring|lag",
            AnyPeriod, "gives a period that no law known to the file's jurisdiction asks for", "Name the law in a rule: `and as long as LAW requires`; the notice says the period.") { When = (policy, p) => SaysByLaw().IsMatch(p.Words) && Misstates(policy, p.Words) },
        new("RETENTION-CONFLICT", "kept|keep|store|retain|delet|remov|erase|spara|lagra|radera|tas bort|tar bort|behåll",
            @"\b(kept|keep|stored?|retain(ed)?|delet\w+|remov\w+|erase\w*|gone|spara[rs]|lagra[rs]|radera[rs]|ta[rs] bort|behåll(er|s)?)\b.{0,60}" + AnyPeriod,
            "gives a period that no rule of the file has", "Leave it out: the notice makes a sentence from each rule.") { When = (policy, p) => p.Kind == PassageKind.Promise && Contradicts(policy, p) },
    ];

    /// <summary>A period in the words that none of the rules has that the words can be about.</summary>
    private static bool Contradicts(PolicyFile policy, Passage passage)
    {
        var rules = (passage.Purpose is { } own ? [own] : policy.Purposes).SelectMany(p => p.Keep).ToList();
        var periods = rules.SelectMany(r => r.Terms).Select(t => t.Period).OfType<KeepPeriod>().ToList();
        return rules.Count > 0 && KeptFor().Matches(passage.Words).Select(Period).OfType<KeepPeriod>().Any(said => !periods.Exists(p => Days(p) == Days(said)));
    }

    private static bool Misstates(PolicyFile policy, string words)
    {
        var here = policy.Controller.Jurisdiction[..2];
        var laws = Statutes.All.Where(s => s.Jurisdiction.StartsWith(here, StringComparison.Ordinal)).Select(s => Days(s.Period)).ToHashSet();
        return laws.Count > 0 && ByLawFor().Matches(words).Select(Period).OfType<KeepPeriod>().Any(p => p.Unit == PeriodUnit.Years && !laws.Contains(Days(p)));
    }

    private static KeepPeriod? Period(Match match)
    {
        var number = Array.IndexOf(Numbers, match.Groups["n"].Value.ToLowerInvariant());
        var count = number >= 0 ? Counts[number] : int.TryParse(match.Groups["n"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        var unit = match.Groups["u"].Value.ToLowerInvariant() switch { "day" or "dag" => PeriodUnit.Days, "week" or "veck" => PeriodUnit.Weeks, "month" or "månad" => PeriodUnit.Months, _ => PeriodUnit.Years };
        return count is > 0 and < 10_000 ? new(count, unit) : null;
    }

    // Twelve months and a year are the same to a reader; so are seven days and a week.
    private static int Days(KeepPeriod period) => period.Count * (period.Unit switch { PeriodUnit.Days => 1, PeriodUnit.Weeks => 7, PeriodUnit.Months => 30, _ => 360 });

    private static readonly string[] Numbers = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "en", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv"];
    private static readonly int[] Counts = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    [GeneratedRegex(@"\b(kept|keep|stored?|retain(ed)?|delet\w+|remov\w+|erase\w*|gone|spara[rs]|lagra[rs]|radera[rs]|ta[rs] bort|behåll(er|s)?)\b[^.]{0,60}?\b(?<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv) (?<u>day|week|month|year|dag|veck|månad|år)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex KeptFor();

    [GeneratedRegex(@"\b(by law|law requires|required by law|legally required|hmrc|tax purposes|tax law|enligt lag|lagen kräver|bokföringslagen)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SaysByLaw();

    [GeneratedRegex(@"\b(?<n>\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv) (?<u>year|år)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ByLawFor();
}
