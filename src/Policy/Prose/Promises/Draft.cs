using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>What a rule found in one sentence, before the whole text has its say.</summary>
/// <param name="Order">Place of the rule in the grammar: the lower claims what several name.</param>
internal sealed record Draft(Rule Rule, int Order, Sentence Sentence, int Start, int End, Dictionary<string, object?> Value, double Confidence)
{
    public string Type => Rule.Type;

    public static Draft Of(Rule rule, int order, Sentence sentence, Match match, Dictionary<string, object?>? value = null)
    {
        var (start, end) = Quote(rule.Quote, sentence, match);
        return new(rule, order, sentence, start, end, value ?? Plain(rule), rule.Confidence);
    }

    /// <summary>The values that the rule gives as they stand; words that only steer the reader are left out.</summary>
    public static Dictionary<string, object?> Plain(Rule rule) =>
        rule.Value.Where(v => v.Key is not ("take" or "each" or "besides" or "column")).ToDictionary(v => v.Key, v => v.Value);

    public Promise ToPromise(string original) =>
        new(Type, original[Start..End], Start, Value, Confidence, Rule.Id);

    private static (int Start, int End) Quote(string quote, Sentence sentence, Match match) => quote switch
    {
        "match" => (sentence.StartOf(match.From), sentence.EndOf(match.To)),
        "from" => (sentence.StartOf(match.From), sentence.End),
        "body" when sentence.LabelWords > 0 && sentence.LabelWords < sentence.Tokens.Count => (sentence.StartOf(sentence.LabelWords), sentence.End),
        "pair" when sentence.After is { } after => (sentence.Start, after.End),
        _ => (sentence.Start, sentence.End),
    };
}
