using System.Text.RegularExpressions;
using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>What article 13 asks a notice to say and only the file can: the rest the notice says by itself.</summary>
internal static partial class MissingElements
{
    public static IEnumerable<Finding> Of(PolicyFile policy, IReadOnlyList<Passage> passages)
    {
        var start = new Place(1, 1);
        if (!policy.DecidesNothingAlone && !Said(passages, Automated()))
        {
            yield return Finding.Of("MISSING-ADM", "Nothing says whether a computer decides about people alone.", start, "Add `automated-decisions: none`, or a promise that tells how such decisions are made.");
        }

        if (!Said(passages, Change()))
        {
            yield return Finding.Of("CHANGE-NO-NOTICE", "Nothing says what happens when this notice changes.", start, "Add a promise to tell the people concerned before a change takes effect.");
        }

        if (policy.Brands.Count > 0 && policy.Cookies.Count == 0 && !Said(passages, Cookies()))
        {
            yield return Finding.Of("MISSING-COOKIES", $"The site of {policy.Brands[0].Name} is named, its cookies are not.", start, "List them under `cookies:`, or promise that the site sets none.");
        }

        if (!policy.Duties.Any(d => d.Words.Values.Any(w => Reads().IsMatch(w))) && !policy.Duties.Any(d => d.Id.Contains("review", StringComparison.Ordinal)))
        {
            yield return Finding.Of("NO-REVIEW-DUTY", "Nobody is asked to read this policy again.", start, "Add a duty such as `policy-review`, with owner and rhythm.");
        }
    }

    private static bool Said(IReadOnlyList<Passage> passages, Regex words) => passages.Any(p => p.Kind == PassageKind.Promise && words.IsMatch(p.Words));

    [GeneratedRegex(@"\b(computer|automat\w+|algorithm|robot|dator|maskin)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Automated();

    [GeneratedRegex(@"\b(chang\w+|new version|amend\w* (this|the|our))\b|\bändra\w*\b|\bny version\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    [GeneratedRegex(@"\b(cookie|kakor|kaka)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cookies();

    [GeneratedRegex(@"\b(notice|policy|sentence|informationen|policyn|löfte)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reads();
}
