using System.Globalization;
using NodaTime;

namespace Avow.Database;

/// <summary>Where a page of a list in order of time ends: the instant and id of its last row, as they stand in an address.</summary>
/// <remarks>Page 9,000 costs what page 1 costs, and rows that arrive meanwhile move nothing.</remarks>
public sealed record PageKey(Instant At, Guid Id)
{
    public static PageKey? Read(string? text)
    {
        var parts = text?.Split('-', 2) ?? [];
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at < 253_402_300_800_000_000 && Guid.TryParseExact(parts[1], "N", out var id)
            ? new(InstantAsMicroseconds.FromMicroseconds(at), id)
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{InstantAsMicroseconds.ToMicroseconds(At)}-{Id:N}");
}
