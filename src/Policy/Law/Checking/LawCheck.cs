using Avow.Policy.Reading;

namespace Avow.Policy.Law.Checking;

/// <summary>What came of one row.</summary>
public enum CheckOutcome
{
    /// <summary>Computed, and as expected.</summary>
    Pass,

    /// <summary>Computed, and otherwise.</summary>
    Fail,

    /// <summary>Not computed or not comparable; the reason says why.</summary>
    Skip,
}

/// <summary>One row with what the library makes of it.</summary>
/// <param name="Actual">The computed answer; empty when nothing was computed.</param>
/// <param name="Reason">Why it was skipped; empty otherwise.</param>
public sealed record CheckedRow(VectorRow Row, CheckOutcome Outcome, string Actual, string Reason);

/// <summary>Computes worked cases through the functions that the app itself calls, and compares.</summary>
public static class LawCheck
{
    /// <summary>The rows in their order. Never an exception: what cannot be computed is skipped with its reason.</summary>
    public static IEnumerable<CheckedRow> Run(LawBook law, IEnumerable<VectorRow> rows) => rows.Select(r => Check(law, r));

    private static CheckedRow Check(LawBook law, VectorRow row)
    {
        try
        {
            var input = row.Rule.StartsWith("lint.", StringComparison.Ordinal) ? throw new RowSkipped("findings in texts are the policy compiler's")
                : !VectorInput.IsList(row.Input) ? throw new RowSkipped("the input is prose")
                : !VectorRules.All.TryGetValue(row.Rule, out var compute) ? throw new RowSkipped($"{Quote.Word(row.Rule)} is no rule that can be computed{Quote.DidYouMean(row.Rule, VectorRules.All.Keys).TrimEnd('.')}")
                : (Read: VectorInput.Read(row.Jurisdiction, row.Input), Compute: compute);
            var computed = input.Compute(law, input.Read);
            input.Read.RefuseUnasked();
            return VectorComparison.Compare(row, computed);
        }
        catch (RowSkipped skipped)
        {
            return new(row, CheckOutcome.Skip, "", skipped.Message);
        }
        catch (Exception e) when (e is ArgumentException or OverflowException)
        {
            // A date that leaves the calendar, or a law file without the rule that the row needs.
            return new(row, CheckOutcome.Skip, "", $"cannot be computed: {e.Message.ReplaceLineEndings(" ")}");
        }
    }
}
