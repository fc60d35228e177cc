using Avow.Policy.Reading;
using NodaTime;
using NodaTime.Text;
using NodaTime.TimeZones;

namespace Avow.Policy.Law.Checking;

/// <summary>An instant as a row writes it: <c>2026-03-28T10:00 Europe/London</c>, or with <c>Z</c>.</summary>
internal static class Moment
{
    private static readonly LocalDateTimePattern Minutes = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");
    private static readonly LocalDateTimePattern Seconds = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm:ss");

    /// <summary>A local time that comes twice is taken as the earlier of the two; one that never comes, as the instant after the gap.</summary>
    public static ZonedDateTime Read(string text) => TryRead(text) ?? throw new RowSkipped($"{Quote.Word(text)} is no time such as 2026-03-28T10:00 Europe/London");

    public static ZonedDateTime? TryRead(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var isUtc = parts is [var only] && only.EndsWith('Z');
        var local = isUtc ? parts[0][..^1] : parts.FirstOrDefault("");
        var zone = isUtc ? DateTimeZone.Utc : parts.Length == 2 ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(parts[1]) : null;
        var read = Minutes.Parse(local) is { Success: true } minutes ? minutes : Seconds.Parse(local);
        return zone is not null && read.Success && read.Value.Year is > 1970 and < 2150 ? zone.ResolveLocal(read.Value, Resolvers.LenientResolver) : null;
    }

    public static string Write(Instant instant, DateTimeZone zone)
    {
        var local = instant.InZone(zone).LocalDateTime;
        return $"{(local.Second == 0 ? Minutes : Seconds).Format(local)}{(zone == DateTimeZone.Utc ? "Z" : $" {zone.Id}")}";
    }
}
