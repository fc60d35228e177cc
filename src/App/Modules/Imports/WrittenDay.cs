using System.Globalization;
using NodaTime;

namespace Avow.Modules.Imports;

/// <summary>Days as programs write them. Day before month where both could be: our offices are in the United Kingdom and in Sweden.</summary>
internal static class WrittenDay
{
    private static readonly string[] Days =
    [
        "yyyy-MM-dd", "yyyy/MM/dd", "yyyy.MM.dd", "yyyyMMdd", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d/M/yy",
    ];

    private static readonly string[] Times = ["", " HH:mm", " HH:mm:ss", "THH:mm:ss", "THH:mm:ssK", " h:mm tt", " h:mm:ss tt", " HH:mm:ss 'UTC'", " HH:mm:ss zzz", "THHmmssK", " HH:mm:ss.FFFFFF", "THH:mm:ss.FFFFFFFK"];

    private static readonly string[] Patterns = [.. Days.SelectMany(d => Times.Select(t => d + t))];

    /// <summary>A list writes all of its days in one way; whoever reads two lists at once tries one pattern more.</summary>
    private static string _last = Patterns[0];

    /// <summary>The instant, or null when nobody can say which day is meant. A day without a time begins in the organisation's zone.</summary>
    public static Instant? Read(string written, DateTimeZone zone)
    {
        var text = written.Trim();
        if (text.Length is < 6 or > 40 || !TryRead(text, out var read) || read.Year is < 1950 or > 2200)
        {
            return null;
        }

        var isDay = !text.Contains(':', StringComparison.Ordinal) && !text.Contains('T', StringComparison.Ordinal);
        return read.Kind == DateTimeKind.Utc ? Instant.FromDateTimeUtc(read)
            : isDay ? zone.AtStartOfDay(LocalDate.FromDateTime(read)).ToInstant()
            : LocalDateTime.FromDateTime(read).InZoneLeniently(zone).ToInstant();
    }

    private static bool TryRead(string text, out DateTime read)
    {
        var last = _last;
        if (TryRead(text, last, out read))
        {
            return true;
        }

        foreach (var pattern in Patterns)
        {
            if (TryRead(text, pattern, out read))
            {
                _last = pattern;
                return true;
            }
        }

        return false;
    }

    private static bool TryRead(string text, string pattern, out DateTime read) =>
        DateTime.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowInnerWhite, out read);
}
