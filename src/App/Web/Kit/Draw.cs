using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;

namespace Avow.Web.Kit;

/// <summary>The small drawn parts as ready mark-up. Rows of long tables use these: a string costs less than a component.</summary>
public static partial class Draw
{
    private static readonly FrozenDictionary<string, MarkupString> Icons = Symbols("i");
    private static readonly FrozenDictionary<string, MarkupString> SmallIcons = Symbols("i s");

    internal static IEnumerable<string> IconNames => Icons.Keys.Order();

    /// <summary>A symbol of <c>icons.svg</c>; an unknown name throws. It always stands beside a word.</summary>
    public static MarkupString Icon(string name, bool small = false) => (small ? SmallIcons : Icons)[name];

    /// <summary>The full stop that says how a promise stands, and the same in words for those who do not see it.</summary>
    public static MarkupString Stop(Say say, StopState state) => new(StopAfter("", say, state, word: null));

    /// <summary>A badge: tone, symbol and word.</summary>
    public static MarkupString Badge(Tone tone, string icon, string word, bool filled = true) =>
        new($"<span class=\"badge{(filled ? " fill" : "")} {tone.Class()}\">{Icon(icon)}{Say.Encode(word)}</span>");

    /// <summary>A period or date underlined by a bar that fills as its clock runs.</summary>
    /// <param name="share">0 to 1; what lies outside is cut.</param>
    public static MarkupString Vow(string words, double share, Tone tone = Tone.None) =>
        new($"<span class=\"vow\">{Say.Encode(words)}{Bar(share, tone)}</span>");

    /// <summary>A promise as its sentence: the period underlined where it stands, the stop bound to the last word.</summary>
    /// <param name="sentence">As the notice says it; its own full stop gives way to <paramref name="state"/>.</param>
    /// <param name="period">The words to underline, or nothing; words that the sentence lacks underline nothing.</param>
    public static MarkupString Sentence(Say say, string sentence, StopState state, string? period = null, double share = 0)
    {
        var words = sentence.TrimEnd('.', ' ');
        var at = string.IsNullOrEmpty(period) ? -1 : words.IndexOf(period, StringComparison.Ordinal);
        if (at < 0)
            return new(Bound(words, say, state));
        var (before, after) = (words[..at], words[(at + period!.Length)..]);
        var vow = Vow(period, share, Running(state)).Value;
        return new(Say.Encode(before) + (after.Length == 0 ? StopAfter(vow, say, state, null) : vow + Bound(after, say, state)));
    }

    internal static string StopAfter(string last, Say say, StopState state, string? word) =>
        $"<span class=\"last\">{last}<span class=\"stop {state.Class()}\" aria-hidden=\"true\"></span></span><span class=\"vh\">. {Say.Encode(word ?? Word(say, state))}</span>";

    internal static string Word(Say say, StopState state) => state switch
    {
        StopState.Kept => say["web.stop.kept"],
        StopState.Look => say["web.stop.look"],
        StopState.Broken => say["web.stop.broken"],
        _ => say["web.stop.open"],
    };

    internal static string Bar(double share, Tone tone, int height = 3) => string.Create(CultureInfo.InvariantCulture,
        $"<svg aria-hidden=\"true\" preserveAspectRatio=\"none\" viewBox=\"0 0 100 {height}\"><rect class=\"track\" width=\"100\" height=\"{height}\"/><rect class=\"run {tone.Class()}\" width=\"{Cut(share) * 100:0.#}\" height=\"{height}\"/></svg>");

    internal static double Cut(double share) => double.IsFinite(share) ? Math.Clamp(share, 0, 1) : 0;

    // A stop never starts a line: it holds on to the last word.
    private static string Bound(string words, Say say, StopState state)
    {
        var space = words.LastIndexOf(' ') + 1;
        return Say.Encode(words[..space]) + StopAfter(Say.Encode(words[space..]), say, state, null);
    }

    private static Tone Running(StopState state) => state switch
    {
        StopState.Look => Tone.Look,
        StopState.Broken => Tone.Broken,
        _ => Tone.None,
    };

    private static FrozenDictionary<string, MarkupString> Symbols(string style)
    {
        var file = Assets.Path("icons.svg");
        return SymbolName().Matches(Assets.Text("icons.svg")).Select(m => m.Groups[1].Value)
            .ToFrozenDictionary(n => n, n => new MarkupString($"<svg class=\"{style}\" aria-hidden=\"true\"><use href=\"{file}#{n}\"/></svg>"));
    }

    [GeneratedRegex("<symbol id=\"([a-z-]+)\"")]
    private static partial Regex SymbolName();
}
