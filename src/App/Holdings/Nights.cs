using NodaTime;

namespace Avow.Holdings;

/// <summary>The nights to come, each named by the date that it opens: retention for a date runs at the date's first moment.</summary>
public sealed class Nights
{
    private readonly Instant[] _midnights;

    private Nights(LocalDate first, Instant[] midnights)
    {
        First = first;
        _midnights = midnights;
    }

    /// <summary>The date that tonight opens.</summary>
    public LocalDate First { get; }

    public int Count => _midnights.Length;

    /// <summary>The next nights after an instant.</summary>
    public static Nights After(Instant now, DateTimeZone zone, int count)
    {
        var first = now.InZone(zone).Date.PlusDays(1);
        return new(first, [.. Enumerable.Range(0, count).Select(day => zone.AtStartOfDay(first.PlusDays(day)).ToInstant())]);
    }

    public LocalDate DateOf(int night) => First.PlusDays(night);

    public Instant At(int night) => _midnights[night];

    /// <summary>The first night, from <paramref name="earliest"/> on, that begins at or after an instant; <see cref="Count"/> when it lies beyond.</summary>
    public int NightOf(Instant instant, int earliest = 0)
    {
        var found = Array.BinarySearch(_midnights, instant);
        return Math.Max(earliest, found < 0 ? ~found : found);
    }
}
