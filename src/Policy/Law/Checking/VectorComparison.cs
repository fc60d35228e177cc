using System.Text.RegularExpressions;
using NodaTime.Text;

namespace Avow.Policy.Law.Checking;

/// <summary>Holds what was computed against what a row expects.</summary>
internal static partial class VectorComparison
{
    private static readonly string[] Nothing = ["none", "open", "paused", "waiting", "not-started", "not started", "n/a"];

    public static CheckedRow Compare(VectorRow row, Computed computed)
    {
        if (VectorInput.PairsOf(row.Expected) is { } pairs)
        {
            return Figures(row, computed, pairs);
        }

        if (computed.MeaningOf(row.Expected) is { } meaning)
        {
            return Result(row, computed, computed.Meanings.Contains(meaning) && Date().Matches(row.Expected).All(d => computed.Words!.Contains(d.Value, StringComparison.Ordinal)));
        }

        return computed.Figures.Count > 0 && LocalDatePattern.Iso.Parse(row.Expected.Split(' ')[0]).Success
            ? Result(row, computed, IsSame(row.Expected.Split(' ')[0], computed.Figures[0].Value))
            : new(row, CheckOutcome.Skip, computed.ToString(), "the expected words are prose that cannot be compared");
    }

    private static CheckedRow Figures(VectorRow row, Computed computed, IReadOnlyList<(string Key, string Value)> pairs)
    {
        var compared = pairs.Select(p => (p.Value, Actual: Actual(computed, p.Key))).ToList();
        return compared.Exists(c => c.Actual is null)
            ? new(row, CheckOutcome.Skip, computed.ToString(), $"this rule gives no {pairs[compared.FindIndex(c => c.Actual is null)].Key}")
            : new(row, compared.TrueForAll(c => IsSame(c.Value, c.Actual!)) ? CheckOutcome.Pass : CheckOutcome.Fail, string.Join("; ", pairs.Zip(compared, (p, c) => $"{p.Key}={c.Actual}")), "");
    }

    private static string? Actual(Computed computed, string key) =>
        computed.Figures.Where(f => f.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Select(f => f.Value).FirstOrDefault();

    private static bool IsSame(string expected, string actual) =>
        expected.Equals(actual, StringComparison.OrdinalIgnoreCase)
        || (actual == "none" && Nothing.Contains(expected.ToLowerInvariant()))
        || (Moment.TryRead(expected) is { } one && Moment.TryRead(actual) is { } other && one.ToInstant() == other.ToInstant());

    [GeneratedRegex("[0-9]{4}-[0-9]{2}-[0-9]{2}")]
    private static partial Regex Date();

    private static CheckedRow Result(VectorRow row, Computed computed, bool isSame) =>
        new(row, isSame ? CheckOutcome.Pass : CheckOutcome.Fail, computed.ToString(), "");
}
