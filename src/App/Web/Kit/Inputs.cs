using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Avow.Web.Kit;

/// <summary>One thing to choose: its form value, its word, and a line under it.</summary>
public sealed record Choice(string Value, string Word, string? Hint = null);

internal static class Inputs
{
    /// <summary>A value as a form control wants it, which is not how a person reads it.</summary>
    public static string Written(object? value) => value switch
    {
        LocalDate date => LocalDatePattern.Iso.Format(date),
        LocalTime time => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Format(time),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    public static string? Described(string key, string? hint, string? fault) => (hint, fault) switch
    {
        (null, null) => null,
        (_, null) => $"{key}-hint",
        (null, _) => $"{key}-fault",
        _ => $"{key}-hint {key}-fault",
    };
}
