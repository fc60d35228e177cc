using Avow.Policy.Law;
using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>The sentence that says how long a kind of record is kept.</summary>
internal static class KeepSentence
{
    public static Sentence Of(PolicyFile policy, Purpose purpose, KeepRule rule, Words words)
    {
        var kind = policy.Kinds.FirstOrDefault(k => k.Id == rule.Kind);
        var many = kind?.Many.In(words.Language) ?? words.Say("kind.other", ("kind", Plain(rule.Kind)));
        var spans = words.Fill(Template(rule), ("many", Capital(many)), ("when", Part.Of(WhenWithLaw(purpose, rule, kind, words))));
        return new($"keep.{purpose.Id}.{rule.Kind}", spans, IsPromise: true, $"{purpose.Id}.{rule.Kind}");
    }

    /// <summary>What a clock stands for, in words that fit after "after" and "until".</summary>
    public static string Clock(KindWords? kind, string clock, Words words) =>
        kind is not null && kind.Clocks.TryGetValue(clock, out var own)
            ? own.In(words.Language)
            : words.Find($"clock.{clock}") ?? words.Say("clock.other", ("clock", Plain(clock)));

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Plain(string id) => id.Replace('-', ' ');

    private static string Template(KeepRule rule)
    {
        var isAtOnce = rule.Terms is [{ Period: null }];
        return rule.Then == Disposal.Anonymise ? "keep.anonymise"
            : $"keep.delete{(isAtOnce ? ".at-once" : "")}{(rule.KeepsSuppression ? ".suppression" : "")}";
    }

    private static IReadOnlyList<Span> WhenWithLaw(Purpose purpose, KeepRule rule, KindWords? kind, Words words)
    {
        var when = Part.Of(When(rule, kind, words));
        var law = rule.Statute ?? (purpose.Law is { } id && Statutes.Find(id) is not null ? id : null);
        return law is null ? when.Spans : words.Fill("when.law", ("when", when), ("law", words[$"law.{law}"]));
    }

    private static IReadOnlyList<Span> When(KeepRule rule, KindWords? kind, Words words)
    {
        var terms = rule.Terms.Select((term, i) => Term(term, i, kind, words)).ToList();
        var all = terms[0];
        foreach (var next in terms.Skip(1))
        {
            all = words.Fill("when.or", ("terms", Part.Of(all)), ("next", Part.Of(next)));
        }

        var which = rule.Which == Whichever.First ? "when.first" : "when.last";
        return terms.Count == 1 ? all : words.Fill(which, ("terms", Part.Of(all)));
    }

    private static IReadOnlyList<Span> Term(KeepTerm term, int index, KindWords? kind, Words words)
    {
        var clock = Clock(kind, term.Clock, words);
        return term.Period is { } period
            ? words.Fill("when.after", ("period", new Span(words.Period(period), period, index)), ("clock", clock))
            : words.Fill("when.until", ("clock", clock));
    }
}
