using System.Globalization;
using System.Text.RegularExpressions;
using Avow.Policy.Reading;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Law.Checking;

/// <summary>A row that cannot be computed, with the reason; it is skipped, not failed.</summary>
internal sealed class RowSkipped(string reason) : Exception(reason);

/// <summary>The key=value list of a row. Every key that a rule asks for is marked, so that what nobody asked for is seen.</summary>
internal sealed partial class VectorInput
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _asked = new(StringComparer.OrdinalIgnoreCase);

    private VectorInput(string jurisdiction) => Jurisdiction = jurisdiction;

    /// <summary>As the row writes it.</summary>
    public string Jurisdiction { get; }

    /// <summary>The list; a part without a sign of equality is a flag that reads as yes.</summary>
    public static VectorInput Read(string jurisdiction, string text)
    {
        var input = new VectorInput(jurisdiction);
        foreach (var part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = Pair().Match(part);
            var (key, value) = pair.Success ? (pair.Groups[1].Value, pair.Groups[2].Value.Trim()) : (part, "yes");
            if (!input._values.TryAdd(key, value))
            {
                throw new RowSkipped($"{Quote.Word(key)} stands twice in the input");
            }
        }

        return input;
    }

    /// <summary>Whether a text is a key=value list, flags allowed beside at least one pair.</summary>
    public static bool IsList(string text) => text.Split(';', StringSplitOptions.TrimEntries).Any(p => Pair().IsMatch(p));

    /// <summary>The pairs of a text that is a list of nothing else.</summary>
    public static IReadOnlyList<(string Key, string Value)>? PairsOf(string text)
    {
        var pairs = text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(p => Pair().Match(p)).ToList();
        return pairs.Count > 0 && pairs.TrueForAll(p => p.Success) ? [.. pairs.Select(p => (p.Groups[1].Value, p.Groups[2].Value.Trim()))] : null;
    }

    public void RefuseUnasked()
    {
        if (_values.Keys.FirstOrDefault(k => !_asked.Contains(k)) is { } unknown)
        {
            throw new RowSkipped($"{Quote.Word(unknown)} is not known to this rule");
        }
    }

    /// <summary>The value of the first of some names that is there, or null; <c>none</c> and an empty value read as null.</summary>
    public string? Text(params ReadOnlySpan<string> names)
    {
        string? found = null;
        foreach (var name in names)
        {
            _asked.Add(name);
            found ??= _values.GetValueOrDefault(name);
        }

        return found is null or "" or "none" ? null : found;
    }

    public bool IsGiven(string name) => _values.ContainsKey(name);

    public LocalDate? DateIfAny(params ReadOnlySpan<string> names) => Text(names) is { } text ? ReadDate(text) : null;

    public LocalDate Date(params ReadOnlySpan<string> names) => DateIfAny(names) ?? throw new RowSkipped($"{Quote.Word(names[0])} is missing");

    /// <summary>Yes, no, or null when the key is not there.</summary>
    public bool? YesNo(params ReadOnlySpan<string> names)
    {
        var text = Text(names)?.ToLowerInvariant();
        return text is null ? null
            : Yes().IsMatch(text) ? true
            : No().IsMatch(text) ? false
            : throw new RowSkipped($"{Quote.Word(text)} is neither yes nor no");
    }

    public bool IsYes(params ReadOnlySpan<string> names) => YesNo(names) == true;

    /// <summary>One of some words, spaces and hyphens alike.</summary>
    public T Word<T>(string name, IReadOnlyDictionary<string, T> words, T otherwise) => Text(name) is { } text ? Among(text, words) : otherwise;

    public static T Among<T>(string text, IReadOnlyDictionary<string, T> words) => words.TryGetValue(Plain(text), out var value)
        ? value
        : throw new RowSkipped($"{Quote.Word(text)} is no word that this rule knows");

    public static string Plain(string text) => text.Trim().ToLowerInvariant().Replace(' ', '-').Replace('_', '-');

    /// <summary>The one date among all values; for rules whose anchor has many names.</summary>
    public LocalDate OnlyDate()
    {
        var dates = _values.Where(v => LocalDatePattern.Iso.Parse(v.Value).Success).ToList();
        if (dates is not [var one])
        {
            throw new RowSkipped("the input should hold exactly one date");
        }

        _asked.Add(one.Key);
        return ReadDate(one.Value);
    }

    public IEnumerable<LocalDate> DatesNamed(string name)
    {
        foreach (var key in _values.Keys.Where(k => k.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9').Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            if (DateIfAny(key) is { } date)
            {
                yield return date;
            }
        }
    }

    public static LocalDate ReadDate(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } && date.Year is > 1900 and < 2150
        ? date
        : throw new RowSkipped($"{Quote.Word(text)} is no date between 1901 and 2149");

    public int? NumberIfAny(string name) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 100 ? number
        : throw new RowSkipped($"{Quote.Word(text)} is no number from 1 to 100");

    [GeneratedRegex("^([A-Za-z][A-Za-z0-9_-]*)\\s*=\\s*(.*)$", RegexOptions.Singleline)]
    private static partial Regex Pair();

    [GeneratedRegex("^(yes|true|1|on)\\b")]
    private static partial Regex Yes();

    [GeneratedRegex("^(no|false|0|off)\\b")]
    private static partial Regex No();
}
