using System.Text.RegularExpressions;

namespace Avow.Modules.MessageBank;

/// <summary>Finds payment card numbers in what was typed. We never keep one: the caller may say it, the receptionist must not save it.</summary>
internal static partial class CardNumbers
{
    /// <summary>The text with each card number hidden but for its last four figures, or null when there is none.</summary>
    public static string? Masked(string text)
    {
        var found = false;
        var masked = Runs().Replace(text, run =>
        {
            var digits = string.Concat(run.Value.Where(char.IsAsciiDigit));
            if (digits.Length is < 13 or > 19 || digits[0] is < '2' or > '6' || !Fits(digits))
            {
                return run.Value;
            }

            found = true;
            return $"•••• {digits[^4..]}";
        });
        return found ? masked : null;
    }

    /// <summary>Luhn's check, which every card number passes and one in ten other numbers.</summary>
    private static bool Fits(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            var twice = i % 2 == 1 ? 2 * digit : digit;
            sum += twice > 9 ? twice - 9 : twice;
        }

        return sum % 10 == 0;
    }

    [GeneratedRegex(@"(?<![\d+])\d(?:[ .\-\u00a0]?\d){12,18}(?!\d)")]
    private static partial Regex Runs();
}
