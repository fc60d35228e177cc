using System.Text.RegularExpressions;
using Avow.Policy.Law;
using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>Reads the words of a rule of keeping.</summary>
/// <remarks><code>
/// rule  = TERM *(", or " TERM) [", whichever is first" / "last"] [", and as long as " LAW " requires"] "; then " END
/// TERM  = NUMBER UNIT " after " CLOCK / "until " CLOCK
/// END   = "delete" [" at once"] [" and keep suppression"] / "anonymise"
/// </code></remarks>
internal static partial class KeepRuleReader
{
    /// <summary>The rule, or why the words are none and at which character.</summary>
    public static (KeepRule? Rule, string? Why, int Offset) Read(string kind, string text, Place at)
    {
        var parts = text.Split(';');
        if (parts.Length != 2)
        {
            return (null, "A rule says how long, then what: `100 days after received; then delete`.", 0);
        }

        var draft = new Draft();
        var offset = 0;
        foreach (var part in parts[0].Split(','))
        {
            if (draft.Take(part.Trim()) is { } why)
            {
                return (null, why, offset + part.Length - part.TrimStart().Length);
            }

            offset += part.Length + 1;
        }

        var end = End().Match(parts[1].Trim());
        return end.Success
            ? (draft.Rule(kind, end, at), null, 0)
            : (null, $"{Quote.Word(parts[1].Trim())} is no end of a rule; write `then delete`, `then delete and keep suppression` or `then anonymise`.", parts[0].Length + 1);
    }

    /// <summary>The periods inside the words of a rule, in order: where each stands.</summary>
    public static IEnumerable<Range> Periods(string text) => Period().Matches(text).Select(m => m.Index..(m.Index + m.Length));

    [GeneratedRegex("^then (?:(delete)(?: at once)?( and keep suppression)?|(anonymise))$")]
    private static partial Regex End();

    [GeneratedRegex(@"(?<![\w-])[0-9]+\s+[a-z]+(?=\s+after\s)")]
    private static partial Regex Period();

    [GeneratedRegex("^(.+) after ([a-z][a-z0-9-]*)$")]
    private static partial Regex After();

    [GeneratedRegex("^until ([a-z][a-z0-9-]*)$")]
    private static partial Regex Until();

    [GeneratedRegex("^whichever is (first|last)$")]
    private static partial Regex Which();

    [GeneratedRegex("^and as long as (.+) requires$")]
    private static partial Regex Requires();

    private sealed class Draft
    {
        private readonly List<KeepTerm> _terms = [];
        private Whichever? _which;
        private string? _statute;

        /// <summary>Takes one part between commas; says why it cannot.</summary>
        public string? Take(string part)
        {
            if (_terms.Count == 0)
            {
                return TakeTerm(part);
            }

            if (_statute is not null)
            {
                return $"Nothing may follow the law before the semicolon, but {Quote.Word(part)} does.";
            }

            return Which().Match(part) is { Success: true } which ? TakeWhich(which.Groups[1].Value)
                : Requires().Match(part) is { Success: true } law ? TakeLaw(law.Groups[1].Value)
                : part.StartsWith("or ", StringComparison.Ordinal) && _which is null ? TakeTerm(part[3..].Trim())
                : $"{Quote.Word(part)} does not fit here; expected `or …`, `whichever is first`, `whichever is last` or `and as long as LAW requires`.";
        }

        public KeepRule Rule(string kind, Match end, Place at) => new(
            kind, _terms, _which ?? Whichever.First, end.Groups[3].Success ? Disposal.Anonymise : Disposal.Delete, end.Groups[2].Success, _statute, at);

        private string? TakeTerm(string part)
        {
            if (Until().Match(part) is { Success: true } until)
            {
                _terms.Add(new(null, until.Groups[1].Value));
                return null;
            }

            if (After().Match(part) is not { Success: true } after)
            {
                return $"{Quote.Word(part)} says no time; write `100 days after CLOCK` or `until CLOCK`.";
            }

            if (!KeepPeriod.TryParse(after.Groups[1].Value, out var period))
            {
                return PolicyShape.WhyNoPeriod(after.Groups[1].Value);
            }

            _terms.Add(new(period, after.Groups[2].Value));
            return null;
        }

        private string? TakeWhich(string word)
        {
            if (_terms.Count < 2 || _which is not null)
            {
                return "`whichever is …` needs two terms or more before it, and stands once.";
            }

            _which = word == "first" ? Whichever.First : Whichever.Last;
            return null;
        }

        private string? TakeLaw(string id)
        {
            _statute = id;
            return Statutes.Find(id) is null ? $"{Quote.Word(id)} is no law that we know{Quote.DidYouMean(id, Statutes.All.Select(s => s.Id))}" : null;
        }
    }
}
