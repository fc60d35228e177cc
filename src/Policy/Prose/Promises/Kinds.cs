using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>The rights and bases that the words of a sentence name.</summary>
internal static class Kinds
{
    private static readonly (string Class, string Value)[] Rights =
    [
        ("r-inform", "information"), ("r-access", "access"), ("r-rectify", "rectification"), ("r-erase", "erasure"), ("r-restrict", "restriction"),
        ("r-port", "portability"), ("r-object", "objection"), ("r-adm", "adm"), ("r-withdraw", "withdraw-consent"),
    ];

    private static readonly (string Class, string Value)[] Bases =
    [
        ("consent", "consent"), ("contract", "contract"), ("legal-obligation", "legal-obligation"), ("interests", "legitimate-interests"), ("vital", "vital"), ("public-task", "public-task"),
    ];

    public static IReadOnlyList<string> RightsIn(Sentence sentence, int from) => In(Rights, sentence, from);

    public static IReadOnlyList<string> BasesIn(Sentence sentence, int from) => In(Bases, sentence, from);

    /// <summary>The label decides where it names any; else all that the words name.</summary>
    private static List<string> In((string Class, string Value)[] known, Sentence sentence, int from)
    {
        var labelled = Named(known, sentence, 0, sentence.LabelWords);
        return labelled.Count > 0 ? labelled : Named(known, sentence, from, sentence.Tokens.Count);
    }

    private static List<string> Named((string Class, string Value)[] known, Sentence sentence, int from, int to) =>
        [.. known.Where(k => Enumerable.Range(from, Math.Max(0, to - from)).Any(i => sentence.Tags.LengthAt(i, k.Class) > 0)).Select(k => k.Value)];
}
