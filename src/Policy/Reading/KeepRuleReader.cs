using System.Text.RegularExpressions;
using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>Reads the words of a rule of keeping.</summary>
/// <remarks><code>
/// rule   = [KEEP ";"] [REVIEW ";"] "then " END       (a REVIEW may close the rule instead, with "unanswered for PERIOD: END")
/// KEEP   = (TERM *(", or " TERM) [", whichever is first" / "last"] [", and as long as " LAW " requires"]
///        / "as long as " LAW " requires") [", unless " ("requested" / "agreed") " otherwise"]
/// TERM   = LENGTH " after " CLOCK / "until " CLOCK / "while " STATE
/// LENGTH = ["at most " / "at least "] PERIOD / NUMBER " to " PERIOD / PERIOD " to " PERIOD
/// REVIEW = ("review" / "ask") " every " PERIOD [" after " CLOCK] [" by " OWNER] [", unanswered for " PERIOD [": " END]]
/// END    = "delete" [" at once"] [" and keep suppression"] / "anonymise" / "blank" / "review"
/// </code></remarks>
internal static partial class KeepRuleReader
{
    /// <summary>The longest rule that is read, in characters.</summary>
    public const int MostCharacters = 500;

    /// <summary>The rule, or why the words are none and at which character.</summary>
    public static (KeepRule? Rule, string? Why, int Offset) Read(string kind, string text, Place at)
    {
        if (text.Length > MostCharacters)
        {
            return (null, $"A rule has {MostCharacters} characters at most, so that people can read it.", 0);
        }

        var draft = new KeepRuleDraft();
        foreach (var part in new RulePart(text, 0).Split(';'))
        {
            if (draft.Take(part) is { } slip)
            {
                return (null, slip.Why, slip.Offset);
            }
        }

        return draft.Missing is { } missing ? (null, missing, 0) : (draft.Rule(kind, at), null, 0);
    }

    /// <summary>The periods that end the terms inside the words of a rule, in order: where each stands. Of a range it is the upper one.</summary>
    public static IEnumerable<Range> Periods(string text) => Period().Matches(text).Select(m => m.Index..(m.Index + m.Length));

    [GeneratedRegex(@"(?<![\w-])(?<!\bevery\s+)[0-9]+\s+[a-z]+(?=\s+after\s)")]
    private static partial Regex Period();
}

/// <summary>A piece of a rule between commas or semicolons, without the spaces around it, and where it begins.</summary>
internal readonly record struct RulePart(string Text, int Offset)
{
    public IEnumerable<RulePart> Split(char separator)
    {
        var offset = Offset;
        foreach (var piece in Text.Split(separator))
        {
            yield return new(piece.Trim(), offset + piece.Length - piece.TrimStart().Length);
            offset += piece.Length + 1;
        }
    }

    public RuleSlip Slip(string why) => new(why, Offset);
}

/// <summary>Why a piece of a rule cannot be read, and where it begins.</summary>
internal readonly record struct RuleSlip(string Why, int Offset);
