using System.Globalization;

namespace Avow.Modules.People;

/// <summary>A company's number in the register of the United Kingdom or Sweden.</summary>
/// <param name="Digits">Without spaces and dashes: eight signs in the United Kingdom, ten digits in Sweden.</param>
/// <param name="IsOfAPerson">Whether it is a sole trader's own personal identity number, and so personal data.</param>
public sealed record CompanyNumber(string Digits, bool IsOfAPerson)
{
    private static readonly string[] Prefixes = ["SC", "NI", "OC", "SO", "NC", "FC", "SF", "NF", "GE", "LP", "SL", "NL", "CE", "CS", "IP", "SP", "NP", "RC", "SR", "NR", "RS", "AC", "SA", "NA", "ZC", "SZ", "NZ"];

    /// <summary>Reads what was typed.</summary>
    /// <param name="jurisdiction">Where the organisation stands: <c>SE</c> reads ten digits with their check digit, everything else eight signs.</param>
    /// <returns>The number, or null when it cannot be one.</returns>
    /// <remarks>Sources: Companies House, eight digits or two letters and six digits; Skatteverket, ten digits of which the last checks the others
    /// (Luhn) and, for legal persons, the third is 2 or more. A smaller third digit is a month: the number is a person's.</remarks>
    public static CompanyNumber? Read(string typed, string jurisdiction)
    {
        var signs = string.Concat(typed.Where(char.IsLetterOrDigit)).ToUpperInvariant();
        return jurisdiction.StartsWith("SE", StringComparison.Ordinal) ? Swedish(signs) : British(signs);
    }

    /// <summary>The number as it is shown: a person's own only by its last four digits.</summary>
    public string Shown => IsOfAPerson ? $"••••••-{Digits[^4..]}" : Digits.Length == 10 ? $"{Digits[..6]}-{Digits[6..]}" : Digits;

    /// <summary>The number as a stored one is shown.</summary>
    public static string ShownOf(string digits) => (Swedish(digits) ?? new CompanyNumber(digits, false)).Shown;

    private static CompanyNumber? British(string signs) => signs.Length == 8
        && ((signs.All(char.IsAsciiDigit) && signs.Any(d => d != '0')) || (Prefixes.Contains(signs[..2]) && signs[2..].All(char.IsAsciiDigit)))
            ? new(signs, false)
            : null;

    private static CompanyNumber? Swedish(string signs)
    {
        // A sole trader may write the century, and an old form of the legal person's number begins with 16.
        var digits = signs.Length == 12 && signs[..2] is "16" or "18" or "19" or "20" ? signs[2..] : signs;
        return digits.Length == 10 && digits.All(char.IsAsciiDigit) && Checks(digits) && (IsDate(digits) || digits[2] >= '2') ? new(digits, digits[2] < '2') : null;
    }

    // A co-ordination number adds 60 to the day.
    private static bool IsDate(string digits) => int.Parse(digits[2..4], CultureInfo.InvariantCulture) is >= 1 and <= 12
        && int.Parse(digits[4..6], CultureInfo.InvariantCulture) is (>= 1 and <= 31) or (>= 61 and <= 91);

    private static bool Checks(string digits)
    {
        var sum = 0;
        for (var i = 0; i < 10; i++)
        {
            var product = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }

        return sum % 10 == 0;
    }
}
