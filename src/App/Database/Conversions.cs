using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NodaTime.Text;

namespace Avow.Database;

/// <summary>Instants as whole microseconds since the Unix epoch, the same number on both databases; the far ends stand for never.</summary>
public sealed class InstantAsMicroseconds() : ValueConverter<Instant, long>(i => ToMicroseconds(i), m => FromMicroseconds(m))
{
    public static long ToMicroseconds(Instant instant) =>
        instant == Instant.MaxValue ? long.MaxValue : FloorDivide(instant.ToUnixTimeTicks(), 10);

    public static Instant FromMicroseconds(long microseconds) =>
        microseconds == long.MaxValue ? Instant.MaxValue : Instant.FromUnixTimeTicks(microseconds * 10);

    private static long FloorDivide(long value, long by) => (value / by) - (value % by < 0 ? 1 : 0);
}

/// <summary>Dates as ISO text, which sorts as dates do.</summary>
public sealed class LocalDateAsText() : ValueConverter<LocalDate, string>(
    d => LocalDatePattern.Iso.Format(d), s => LocalDatePattern.Iso.Parse(s).Value);
