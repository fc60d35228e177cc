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
        var spans = words.Fill(Template(rule), ("many", Capital(many)), ("when", Part.Of(WhenWithLaw(purpose, rule, kind, words))))
            .Concat(Further(rule, words).Select(sentence => new Span(" " + sentence))).ToList();
        return new($"keep.{purpose.Id}.{rule.Kind}", spans, IsPromise: true, $"{purpose.Id}.{rule.Kind}");
    }

    /// <summary>What a clock stands for, in words that fit after "after" and "until".</summary>
    public static string Clock(KindWords? kind, string clock, Words words) =>
        kind is not null && kind.Clocks.TryGetValue(clock, out var own)
            ? own.In(words.Language)
            : words.Find($"clock.{clock}") ?? words.Say("clock.other", ("clock", Plain(clock)));

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Plain(string id) => id.Replace('-', ' ');

    private static string Template(KeepRule rule) => rule.Then switch
    {
        Disposal.Review => "keep.review",
        Disposal.Blank => "keep.blank",
        _ when IsDecided(rule) => $"keep.decide.{Word(rule.Then)}",
        Disposal.Anonymise => "keep.anonymise",
        _ => $"keep.delete{(rule.Terms is [{ Period: null, State: null }] ? ".at-once" : "")}{(rule.KeepsSuppression ? ".suppression" : "")}",
    };

    /// <summary>Whether only a person's decision ends the keeping: a minimum without a maximum.</summary>
    private static bool IsDecided(KeepRule rule) => rule.Terms.Count > 0
        && (rule.Which == Whichever.First ? rule.Terms.All(t => t.Bound == Bound.AtLeast) : rule.Terms.Any(t => t.Bound == Bound.AtLeast));

    /// <summary>What the rule says beside its periods: the question that comes back, and the exception that stands open.</summary>
    private static IEnumerable<string> Further(KeepRule rule, Words words)
    {
        if (rule.Review is { } review)
        {
            var who = review.By == Answerer.Us ? "review.us" : "review.ask";
            yield return review.Unanswered is { } silence
                ? words.Say($"{who}.{Word(silence.Then)}", ("every", words.Every(review.Every)), ("silence", words.Period(silence.For)))
                : words.Say(who, ("every", words.Every(review.Every)));
            if (review.Unanswered is { KeepsSuppression: true } && !rule.KeepsSuppression)
            {
                yield return words["review.suppression"];
            }
        }

        if (rule.Unless != OpenException.None)
        {
            yield return words[rule.Unless == OpenException.Requested ? "unless.requested" : "unless.agreed"];
        }
    }

    private static string Word(Disposal then) => then.ToString().ToLowerInvariant();

    private static IReadOnlyList<Span> WhenWithLaw(Purpose purpose, KeepRule rule, KindWords? kind, Words words)
    {
        var law = rule.Statute ?? (purpose.Law is { } id && Statutes.Find(id) is not null ? id : null);
        if (law is not null && rule.Terms.Count == 0)
        {
            return words.Fill("when.law-only", ("law", words[$"law.{law}"]));
        }

        var when = Part.Of(When(rule, kind, words));
        return law is null ? when.Spans : words.Fill("when.law", ("when", when), ("law", words[$"law.{law}"]));
    }

    private static IReadOnlyList<Span> When(KeepRule rule, KindWords? kind, Words words)
    {
        if (rule.Terms.Count == 0)
        {
            return [new(words[rule.Review?.By == Answerer.ThePerson ? "when.wanted" : "when.needed"])];
        }

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
        if (term.State is { } state)
        {
            return words.Fill("when.while", ("state", words[$"state.{state}"]));
        }

        var clock = Clock(kind, term.Clock, words);
        if (term.Period is not { } period)
        {
            return words.Fill("when.until", ("clock", clock));
        }

        var span = new Span(words.Period(period), period, index);
        return term.Bound switch
        {
            Bound.AtMost => words.Fill("when.most", ("period", span), ("clock", clock)),
            Bound.AtLeast => words.Fill("when.least", ("period", span), ("clock", clock)),
            Bound.Range => words.Fill("when.range", ("least", Least(term, words)), ("period", span), ("clock", clock)),
            _ => words.Fill("when.after", ("period", span), ("clock", clock)),
        };
    }

    /// <summary>The lower number of a range, without its unit where the upper one says it: 12 to 24 months.</summary>
    private static string Least(KeepTerm term, Words words) => term.Least is not { } least ? ""
        : least.Unit == term.Period!.Value.Unit ? least.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
        : words.Period(least);
}
