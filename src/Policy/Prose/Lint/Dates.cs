using System.Globalization;
using System.Text.RegularExpressions;
using Avow.Policy.Prose.Structure;
using NodaTime;

namespace Avow.Policy.Prose.Lint;

/// <summary>Dates of the text itself ("last updated …") that lie behind the day of reading.</summary>
internal static partial class Dates
{
    private static readonly string[] Months =
        ["jan", "feb", "mar", "apr", "ma", "jun", "jul", "aug", "sep", "o", "nov", "dec"];

    public static IEnumerable<ProseFinding> In(ProseReading reading, LocalDate? today) => today is not { } day ? [] :
        reading.Sentences.Where(s => Said().IsMatch(s.Text) && !Coming().IsMatch(s.Text) && In(s).Any(d => d > day))
            .Select(s => FindingTexts.Finding("DATE-IN-FUTURE", reading.Original[s.Start..s.End], s.Start));

    private static IEnumerable<LocalDate> In(Sentence sentence) =>
        Written().Matches(sentence.Text).Select(m => Date(m.Groups["day"].Value, MonthOf(m.Groups["month"].Value), m.Groups["year"].Value))
            .Concat(Month().Matches(sentence.Text).Select(m => Date("1", MonthOf(m.Groups["month"].Value), m.Groups["year"].Value)))
            .Concat(Iso().Matches(sentence.Text).Select(m => Date(m.Groups["day"].Value, int.Parse(m.Groups["month"].Value, CultureInfo.InvariantCulture), m.Groups["year"].Value)))
            .OfType<LocalDate>();

    /// <summary>The month that the word begins as, though it be misspelled further on; 0 for none.</summary>
    private static int MonthOf(string word) => Array.FindIndex(Months, m => word.StartsWith(m, StringComparison.OrdinalIgnoreCase)) + 1;

    private static LocalDate? Date(string day, int month, string year) =>
        int.Parse(day, CultureInfo.InvariantCulture) is > 0 and <= 31 and var d && month is > 0 and <= 12 && int.Parse(year, CultureInfo.InvariantCulture) is > 1990 and < 2100 and var y
        && d <= CalendarSystem.Iso.GetDaysInMonth(y, month) ? new LocalDate(y, month, d) : null;

    [GeneratedRegex(@"\b(?:updated|revised|reviewed|amended|version|date[ds]?|published|uppdatera\w*|ändrad\w*|reviderad\w*|publicerad\w*)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Said();

    /// <summary>What is announced may lie ahead.</summary>
    [GeneratedRegex(@"\b(?:will|from|effective|next|until|on or before|gäller|kommer|nästa|till och med|från)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Coming();

    [GeneratedRegex(@"\b(?<day>\d{1,2})(?:st|nd|rd|th|:e)?\.?\s+(?:of\s+)?(?<month>(?:jan|feb|mar|apr|may|maj|jun|jul|aug|sep|oct|okt|nov|dec)\p{L}*)\.?,?\s+(?<year>\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Written();

    [GeneratedRegex(@"\b(?<month>(?:jan|feb|mar|apr|may|maj|jun|jul|aug|sep|oct|okt|nov|dec)\p{L}*)\s+(?:(?<none>\d{1,2})(?:st|nd|rd|th)?,?\s+)?(?<year>\d{4})\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Month();

    [GeneratedRegex(@"\b(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Iso();
}
