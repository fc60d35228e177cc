using System.Text.RegularExpressions;
using Avow.Policy.Findings;
using Avow.Policy.Prose;
using Avow.Policy.Reading;

namespace Avow.Commands;

/// <summary>A policy file looked at as a published text is: its faults and findings, each with the line it stands on.</summary>
internal static partial class PolicyFileLint
{
    /// <summary>Whether a text is a policy file: it says <c>avow: 1</c> at the beginning of a line.</summary>
    public static bool IsOne(string text) => Mark().IsMatch(text);

    public static IReadOnlyList<ProseFinding> Of(string text)
    {
        var read = PolicyReader.Read(text);
        return
        [
            .. read.Faults.Select(f => At(text, f.Line, f.Code, "error", f.Message, "docs/policy.schema.json", "Mend the line.")),
            .. (read.Policy is { } policy ? PolicyFindings.Of(policy) : []).Select(f => At(text, f.At.Line, f.Code, Word(f.Severity), f.Message, f.Because, f.Mend)),
        ];
    }

    private static string Word(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warn", _ => "info" };

    private static ProseFinding At(string text, int line, string code, string severity, string why, string source, string mend)
    {
        var start = 0;
        for (var at = 1; at < line; at++)
        {
            start = text.IndexOf('\n', start) + 1;
        }

        var end = text.IndexOf('\n', start) is >= 0 and var found ? found : text.Length;
        var words = text.AsSpan(start, end - start).Trim();
        return words.IsEmpty
            ? new(code, severity, null, null, why, source, mend)
            : new(code, severity, words.ToString(), start + text.AsSpan(start, end - start).IndexOf(words), why, source, mend);
    }

    [GeneratedRegex("^avow: *[0-9]", RegexOptions.Multiline)]
    private static partial Regex Mark();
}
