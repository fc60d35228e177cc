using System.Text.RegularExpressions;
using Avow.Policy.Prose;

namespace Avow.Bench.Reading;

/// <summary>
/// The rule of matching: same type, and the quotes overlap by at least half of the shorter. A right or basis must also be the same right or basis.
/// Lists of recipients are sometimes one label, so several promises may meet one label and one promise several labels; the strict figure pairs one to one.
/// </summary>
internal static partial class Overlap
{
    public static bool Meets(Label label, Promise promise) =>
        label.Type == promise.Type && Share(label.Start, label.End, promise.Start, promise.End) >= 0.5
        && (label.Type is not ("right" or "basis") || label.Text(label.Type) == promise.Text(label.Type));

    public static double Share(int start, int end, int otherStart, int otherEnd) =>
        Math.Max(0, Math.Min(end, otherEnd) - Math.Max(start, otherStart)) / (double)Math.Max(1, Math.Min(end - start, otherEnd - otherStart));

    /// <summary>Period and kind equal, event absent in both or sharing a word by its first five letters.</summary>
    public static bool IsValueRight(Label label, Promise promise) =>
        label.Text("period") == promise.Text("period") && label.Text("kind") == promise.Text("kind") && IsSameEvent(label.Text("event"), promise.Text("event"));

    private static bool IsSameEvent(string? label, string? found) =>
        label is null || found is null ? label == found : Stems(label).Overlaps(Stems(found));

    private static HashSet<string> Stems(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(m => m.Value[..Math.Min(5, m.Length)])];

    [GeneratedRegex(@"\w{4,}")]
    private static partial Regex Word();
}
