using System.Text.RegularExpressions;
using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>What article 13 asks a notice to say and only the file can: the rest the notice says by itself.</summary>
internal static partial class MissingElements
{
    private static readonly string[] FromOthers = ["client", "reseller", "employer", "colleague", "public-register", "introduction", "social-media", "public-source"];

    public static IEnumerable<Finding> Of(PolicyFile policy, IReadOnlyList<Passage> passages)
    {
        var start = new Place(1, 1);
        if (!policy.DecidesNothingAlone && !Said(passages, Automated()))
        {
            yield return Finding.Of("MISSING-ADM", "Nothing says whether a computer decides about people alone.", start, "Add `automated-decisions: none`, or a promise that tells how such decisions are made.");
        }

        if (!Said(passages, MustGive()))
        {
            yield return Finding.Of("MISSING-STATUTORY-CONTRACTUAL", "Nothing says whether people must give their data, and what follows if they do not.", start, "Add a promise such as “You need not give us your data; without it we may not be able to …”.");
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

        foreach (var purpose in policy.Purposes.Where(p => p.Role == Role.Controller && p.Sources.All(FromOthers.Contains) && !Said(passages, Tells())))
        {
            yield return Finding.Of("ART14-SOURCE", $"The data of `{purpose.Id}` comes from others ({string.Join(", ", purpose.Sources)}), and nothing promises to tell the people.", purpose.At,
                "Promise to tell them within a month, or when you first write to them.");
        }
    }

    private static bool Said(IReadOnlyList<Passage> passages, Regex words) => passages.Any(p => p.Kind == PassageKind.Promise && words.IsMatch(p.Words));

    [GeneratedRegex(@"\b(computer|automat\w+|algorithm|robot|dator|maskin)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Automated();

    [GeneratedRegex(@"\b(need not|don't have to|do not have to|have to|must|required to|obliged to|free to say no|if you do not|without (it|them|your)) ?(give|tell|share|provide|we|your|us|may)?|\b(behöver inte|måste|skyldig|utan (dem|uppgifterna)|om du inte lämnar)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MustGive();

    [GeneratedRegex(@"\b(chang\w+|new version|amend\w* (this|the|our))\b|\bändra\w*\b|\bny version\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    [GeneratedRegex(@"\b(cookie|kakor|kaka)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cookies();

    [GeneratedRegex(@"\b(notice|policy|sentence|informationen|policyn|löfte)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Reads();

    [GeneratedRegex(@"\b(tell|inform|let) (you|them|people|the person)\b|\bfirst (time we )?(write|contact|speak)|\b(berättar|informerar|talar om|säger)\b.{0,40}\b(dig|dem|personen|vi)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tells();
}
