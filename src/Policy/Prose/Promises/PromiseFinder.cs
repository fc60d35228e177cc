using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>Holds every sentence against the rules of every type.</summary>
internal sealed class PromiseFinder(ProseGrammar grammar)
{
    private static readonly string[] Types =
        ["retention", "recipient", "transfer", "basis", "purpose", "right", "consent", "cookie", "channel", "role", "source", "data-category", "complaint", "fee", "change"];

    public IReadOnlyList<Draft> In(IReadOnlyList<Sentence> sentences)
    {
        var drafts = sentences.SelectMany(s => Types.SelectMany(t => In(s, t))).ToList();
        return Settling.Settle(drafts);
    }

    /// <summary>The first rule of the type that is met claims the sentence; one that tells of something besides lets the next speak too.</summary>
    private IReadOnlyList<Draft> In(Sentence sentence, string type)
    {
        var rules = grammar.Of(type);
        var besides = new List<Draft>();
        for (var order = 0; order < rules.Count; order++)
        {
            if (rules[order].Find(sentence) is { } match)
            {
                besides.AddRange(rules[order].Value.GetValueOrDefault("take") is "nothing" ? [] : Build(rules[order], order, sentence, match));
                if (!rules[order].Value.ContainsKey("besides"))
                {
                    break;
                }
            }
        }

        return besides;
    }

    private static IEnumerable<Draft> Build(Rule rule, int order, Sentence sentence, Match match) => rule.Type switch
    {
        "retention" => Retentions(rule, order, sentence, match),
        "recipient" when rule.In == "column" => Column(rule, order, sentence),
        "recipient" => Recipients(rule, order, sentence, match),
        "right" when rule.Value.ContainsKey("each") => Each(rule, order, sentence, match, "right", Kinds.RightsIn(sentence, rule.Any.Count > 0 ? match.From : 0)),
        "basis" when rule.Value.ContainsKey("each") => Each(rule, order, sentence, match, "basis", Kinds.BasesIn(sentence, 0)),
        _ => [Draft.Of(rule, order, sentence, match, Values.Of(rule, sentence, match))],
    };

    /// <summary>A sentence with two periods for two kinds of records is two promises.</summary>
    private static IEnumerable<Draft> Retentions(Rule rule, int order, Sentence sentence, Match match)
    {
        var value = RetentionValue.Of(rule, sentence, match);
        yield return Draft.Of(rule, order, sentence, match, value);
        foreach (var other in RetentionClauses.Others(sentence, value))
        {
            yield return Draft.Of(rule, order, sentence, match, other);
        }
    }

    private static IEnumerable<Draft> Each(Rule rule, int order, Sentence sentence, Match match, string key, IReadOnlyList<string> found) =>
        found.Select(f => Draft.Of(rule, order, sentence, match, new(Values.Of(rule, sentence, match)) { [key] = f }));

    /// <summary>The cell of those who receive: each name in it, or its words.</summary>
    private static IEnumerable<Draft> Column(Rule rule, int order, Sentence sentence)
    {
        var (from, to) = sentence.Cell((string)rule.Value["column"]!)!.Value;
        var isNobody = Nobody.Contains(sentence.Tokens[from].Word);
        var opening = sentence.Words(from, from + 1);
        var names = isNobody ? [] : Parties.Names(sentence, from, to).Where(n => n.Name != opening || sentence.Tags.LengthAt(from, "vendor") > 0).ToList();
        IEnumerable<(string, string)> parties = isNobody ? [] : names.Count > 0 ? names : [(sentence.Words(from, to), Parties.RoleOf(sentence, from, to))];
        return parties.Select(p => Draft.Of(rule, order, sentence, new(from, to), Recipient(rule, sentence, p)));
    }

    private static readonly HashSet<string> Nobody = ["nobody", "no", "none", "not", "never", "n/a", "-", "–", "—", "only", "us", "we", "ingen", "inga", "inte", "aldrig", "bara", "endast", "vi"];

    private static IEnumerable<Draft> Recipients(Rule rule, int order, Sentence sentence, Match match)
    {
        var body = sentence.LabelWords > 0 && sentence.LabelWords < sentence.Tokens.Count ? sentence.LabelWords - 1 : sentence.Tokens.Count;
        IReadOnlyList<(string Name, string Role)> parties = (rule.Value.GetValueOrDefault("take") as string) switch
        {
            "item" => [(sentence.Words(0, body).TrimEnd(';', '.', ',', ' '), Role(sentence, body))],
            "parties" => Parties.In(sentence, 0, sentence.Tokens.Count),
            "after" => Parties.In(sentence, match.To, sentence.Tokens.Count),
            "names" => Parties.Names(sentence, match.From, sentence.Tokens.Count),
            "names-or-words" when Parties.Names(sentence, match.From, sentence.Tokens.Count) is { Count: > 0 } names => names,
            _ => [(sentence.Words(match.From, match.To), Parties.RoleOf(sentence, match.From, match.To))],
        };
        return parties.Select(p => Draft.Of(rule, order, sentence, match, Recipient(rule, sentence, p)));
    }

    private static string Role(Sentence sentence, int body) =>
        Parties.Names(sentence, 0, body) is [var only] && sentence.Tags.LengthAt(0, "vendor") + sentence.LabelWords > 0 ? only.Role : Parties.RoleOf(sentence, 0, sentence.Tokens.Count);

    private static Dictionary<string, object?> Recipient(Rule rule, Sentence sentence, (string Name, string Role) party)
    {
        var value = new Dictionary<string, object?> { ["name"] = party.Name, ["role"] = party.Role, ["country"] = Values.Place(sentence) };
        foreach (var (key, given) in Draft.Plain(rule))
        {
            value[key] = given;
        }

        if (value.GetValueOrDefault("polarity") is "never")
        {
            value["role"] = "none";
            value["polarity"] = sentence.Tokens.Any(t => t.Word is "except" or "unless" or "outlined" or "exception" or "other" && sentence.Words(0, sentence.Tokens.Count).Contains("other than", StringComparison.Ordinal)) ? "never-except-listed" : "never";
        }

        return value;
    }
}
