using System.Text.RegularExpressions;
using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>The small pieces of a rule of keeping: a term, an end, and the nearest right word.</summary>
internal static partial class RuleWords
{
    private static readonly string[] Known =
    [
        "after", "until", "while", "at", "most", "least", "to", "or", "and", "day", "days", "week", "weeks", "month", "months", "year", "years",
        "whichever", "is", "first", "last", "as", "long", "requires", "unless", "requested", "agreed", "otherwise", "review", "ask", "every", "by",
        "unanswered", "for", "then", "delete", "once", "keep", "suppression", "anonymise", "blank",
    ];

    /// <summary>The term, or why the words are none.</summary>
    public static (KeepTerm? Term, string? Why) Term(string text)
    {
        if (Until().Match(text) is { Success: true } until)
        {
            return (new(null, until.Groups[1].Value), null);
        }

        if (While().Match(text) is { Success: true } state)
        {
            return State(state.Groups[1].Value);
        }

        return After().Match(text) is { Success: true } after
            ? Bounded(after.Groups[1].Value, after.Groups[2].Value)
            : (null, $"{Quote.Word(text)} says no time; write `100 days after CLOCK`, `until CLOCK` or `while STATE`{DidYouMean(text)}");
    }

    /// <summary>The end, or null when the words are none.</summary>
    public static (Disposal Then, bool Keeps)? End(string text) => EndPattern().Match(text) is not { Success: true } end ? null
        : end.Groups[1].Success ? (Disposal.Delete, end.Groups[2].Success)
        : (Enum.Parse<Disposal>(end.Groups[3].Value, ignoreCase: true), false);

    /// <summary>The first word that is near one of the language and none itself: <c>; did you mean `after`?</c>, else a full stop.</summary>
    public static string DidYouMean(string text)
    {
        var strange = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(20).Where(w => w.Length > 2 && !Known.Contains(w));
        var near = strange.Select(w => Quote.Nearest(w, Known)).FirstOrDefault(n => n is not null);
        return near is null ? "." : $"; did you mean `{near}`?";
    }

    /// <summary>Why the words are no period, with the nearest right word where there is one.</summary>
    public static string WhyNoPeriod(string text)
    {
        var why = PolicyShape.WhyNoPeriod(text)!;
        return why.Contains("did you mean", StringComparison.Ordinal) || DidYouMean(text) is "." ? why : $"{Quote.Word(text)} is no period{DidYouMean(text)}";
    }

    private static (KeepTerm? Term, string? Why) State(string state) => Vocabulary.States.TryGetValue(state, out var ends)
        ? (new(null, ends, State: state), null)
        : (null, $"{Quote.Word(state)} is no state that we know{Quote.DidYouMean(state, Vocabulary.States.Keys)} It is one of {string.Join(", ", Vocabulary.States.Keys)}; or write `until CLOCK`.");

    private static (KeepTerm? Term, string? Why) Bounded(string length, string clock)
    {
        if (AtOnce().IsMatch(length))
        {
            return (new(null, clock), null);
        }

        if (RangePattern().Match(length) is { Success: true } range)
        {
            return Range(range, clock);
        }

        var bound = length.StartsWith("at most ", StringComparison.Ordinal) ? Bound.AtMost
            : length.StartsWith("at least ", StringComparison.Ordinal) ? Bound.AtLeast : Bound.Exactly;
        var words = bound switch { Bound.AtMost => length["at most ".Length..], Bound.AtLeast => length["at least ".Length..], _ => length };
        return KeepPeriod.TryParse(words, out var period) ? (new(period, clock, bound), null) : (null, WhyNoPeriod(words));
    }

    private static (KeepTerm? Term, string? Why) Range(Match range, string clock)
    {
        var upper = range.Groups[3].Value;
        var lower = range.Groups[2].Success ? $"{range.Groups[1].Value} {range.Groups[2].Value}" : $"{range.Groups[1].Value} {upper.Split(' ')[^1]}";
        return !KeepPeriod.TryParse(upper, out var most) ? (null, WhyNoPeriod(upper))
            : !KeepPeriod.TryParse(lower, out var least) ? (null, WhyNoPeriod(lower))
            : most.IsLongerThan(least) ? (new(most, clock, Bound.Range, least), null)
            : (null, $"The upper end of a range is the longer one, but {Quote.Word(upper)} is not longer than {Quote.Word(lower)}.");
    }

    [GeneratedRegex("^(.+) after ([a-z][a-z0-9-]*)$")]
    private static partial Regex After();

    [GeneratedRegex("^until ([a-z][a-z0-9-]*)$")]
    private static partial Regex Until();

    [GeneratedRegex("^while ([a-z][a-z0-9-]*)$")]
    private static partial Regex While();

    [GeneratedRegex("^(at once|0 (day|week|month|year)s?)$")]
    private static partial Regex AtOnce();

    [GeneratedRegex("^([0-9]+)(?: ([a-z]+))? to ([0-9]+ [a-z]+)$")]
    private static partial Regex RangePattern();

    [GeneratedRegex("^(?:(delete)(?: at once)?( and keep suppression)?|(anonymise|blank|review))$")]
    private static partial Regex EndPattern();
}
