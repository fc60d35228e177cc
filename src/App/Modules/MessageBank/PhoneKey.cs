namespace Avow.Modules.MessageBank;

/// <summary>A telephone number as it is compared, however it was written.</summary>
internal static class PhoneKey
{
    /// <summary>The digits alone; a number written with the country's own +44 counts as its form at home. Null when there is no digit.</summary>
    public static string? Of(string? written)
    {
        var digits = string.Concat((written ?? "").Replace("(0)", "", StringComparison.Ordinal).Where(char.IsAsciiDigit));
        var international = (written ?? "").TrimStart().StartsWith('+') ? digits : digits.StartsWith("00", StringComparison.Ordinal) ? digits[2..] : null;
        return international switch
        {
            null => digits.Length == 0 ? null : digits,
            _ when international.StartsWith("44", StringComparison.Ordinal) => "0" + international[2..],
            _ => international,
        };
    }
}
