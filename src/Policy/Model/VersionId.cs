using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Model;

/// <summary>The id of a version: the date from whose first moment it is in force, and a serial for several on one day.</summary>
/// <param name="Date">A civil date in the organisation's zone.</param>
/// <param name="Serial">1 for the first version of that date.</param>
/// <remarks>Written <c>2026-11-01</c> or, from the second of a day on, <c>2026-11-01.2</c>.</remarks>
public readonly record struct VersionId(LocalDate Date, int Serial = 1) : IComparable<VersionId>
{
    /// <inheritdoc/>
    public int CompareTo(VersionId other) =>
        Date == other.Date ? Serial.CompareTo(other.Serial) : Date.CompareTo(other.Date);

    /// <summary>The version after this one on <paramref name="date"/>: the next serial, or the first of a later date.</summary>
    public VersionId Next(LocalDate date) => date > Date ? new(date) : new(Date, Serial + 1);

    /// <inheritdoc/>
    public override string ToString()
    {
        var date = LocalDatePattern.Iso.Format(Date);
        return Serial == 1 ? date : string.Create(CultureInfo.InvariantCulture, $"{date}.{Serial}");
    }

    /// <summary>Reads <c>2026-11-01</c> or <c>2026-11-01.2</c>.</summary>
    /// <returns>False when the text is neither; a serial is from 1 to 999.</returns>
    public static bool TryParse(string text, out VersionId version)
    {
        version = default;
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        var date = LocalDatePattern.Iso.Parse(dot < 0 ? text : text[..dot]);
        var serial = 1;
        var serialReads = dot < 0
            || (int.TryParse(text.AsSpan(dot + 1), NumberStyles.None, CultureInfo.InvariantCulture, out serial) && serial is >= 1 and <= 999);
        if (!date.Success || !serialReads)
        {
            return false;
        }

        version = new(date.Value, serial);
        return true;
    }
}
