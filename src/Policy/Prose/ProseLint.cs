using Avow.Policy.Prose.Lint;
using NodaTime;

namespace Avow.Policy.Prose;

/// <summary>Tells what is wrong with a published policy.</summary>
public static class ProseLint
{
    /// <summary>All findings: those with a quote in the order of the text, then what is absent.</summary>
    /// <param name="today">The day of reading, for dates that have not come yet; null where nobody knows it, and nothing is said of them.</param>
    /// <param name="language">The language of the findings' own words, whatever that of the text.</param>
    public static IReadOnlyList<ProseFinding> Of(ProseReading reading, LocalDate? today = null, string language = "en")
    {
        ArgumentNullException.ThrowIfNull(reading);
        return
        [
            .. Wordings.In(reading).Concat(PromiseFaults.In(reading)).Concat(Contradictions.In(reading)).Concat(Conflict.In(reading)).Concat(Figures.In(reading)).Concat(Names.In(reading)).Concat(Absences.In(reading)).Concat(Dates.In(reading, today))
                .DistinctBy(f => (f.Code, f.Start)).OrderBy(f => f.Start is null).ThenBy(f => f.Start).Select(f => f.In(language)),
        ];
    }
}
