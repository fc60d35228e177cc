using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>What the policy's own words give away.</summary>
internal static class TextFindings
{
    private const int MostWords = 70;

    private static readonly TextRule[] Rules =
        [.. ConsentWords.Rules, .. RightsWords.Rules, .. SharingWords.Rules, .. CookieWords.Rules, .. KeepingWords.Rules, .. LawWords.Rules, .. ContentWords.Rules];

    public static IEnumerable<Finding> Of(PolicyFile policy, IReadOnlyList<Passage> passages)
    {
        foreach (var passage in passages)
        {
            foreach (var sentence in passage.Sentences())
            {
                foreach (var rule in Rules)
                {
                    if (rule.Fits(policy, passage, sentence))
                    {
                        yield return rule.In(passage);
                    }
                }

                if (sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length > MostWords)
                {
                    yield return Finding.Of("UNINTELLIGIBLE", $"`{passage.Name}` ({passage.Language}) has a sentence of more than {MostWords} words.", passage.At, "Break it into sentences of one thought each.");
                }
            }
        }

        foreach (var twice in passages.Where(p => p.Kind is PassageKind.Promise or PassageKind.Why && p.Words.Length > 20).GroupBy(p => (p.Language, p.Words)).Where(g => g.Count() > 1))
        {
            var (first, second) = (twice.First(), twice.ElementAt(1));
            yield return Finding.Of("DUPLICATE-PARAGRAPH", $"`{second.Name}` says word for word what `{first.Name}` says.", second.At, "Say it once.");
        }
    }
}
