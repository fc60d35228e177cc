using Avow.Policy.Prose.Lint;

namespace Avow.Policy.Prose;

/// <summary>Tells what is wrong with a published policy.</summary>
public static class ProseLint
{
    /// <summary>All findings: those with a quote in the order of the text, then what is absent.</summary>
    public static IReadOnlyList<ProseFinding> Of(ProseReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return
        [
            .. Wordings.In(reading).Concat(PromiseFaults.In(reading)).Concat(Contradictions.In(reading)).Concat(Conflict.In(reading)).Concat(Figures.In(reading)).Concat(Names.In(reading)).Concat(Absences.In(reading))
                .DistinctBy(f => (f.Code, f.Start)).OrderBy(f => f.Start is null).ThenBy(f => f.Start),
        ];
    }
}
