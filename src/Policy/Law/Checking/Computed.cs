using NodaTime;

namespace Avow.Policy.Law.Checking;

/// <summary>What the library makes of one row: figures by name, or words of which the first carry the meaning.</summary>
internal sealed class Computed
{
    private readonly List<(string Key, string Value)> _figures = [];
    private readonly List<string> _meanings = [];
    private readonly Dictionary<string, string> _leads = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The figures in order; the first is the one that the rule is about.</summary>
    public IReadOnlyList<(string Key, string Value)> Figures => _figures;

    /// <summary>The words of the answer; null when the rule answers in figures only.</summary>
    public string? Words { get; private set; }

    /// <summary>What the words come down to; more than one where the answer has several sides.</summary>
    public IReadOnlyList<string> Meanings => _meanings;

    public Computed With(string key, string value)
    {
        _figures.Add((key, value));
        return this;
    }

    public Computed With(string key, LocalDate? date) => With(key, date is { } day ? $"{day:uuuu-MM-dd}" : "none");

    public Computed With(string key, bool value) => With(key, value ? "yes" : "no");

    /// <param name="leads">Each phrase with which an expected answer may begin, and the meaning it has.</param>
    public Computed Saying(string words, string meaning, params (string Lead, string Meaning)[] leads)
    {
        Words = words;
        return Also(meaning, leads);
    }

    /// <summary>Another side of the same answer.</summary>
    public Computed Also(string meaning, params (string Lead, string Meaning)[] leads)
    {
        _meanings.Add(meaning);
        foreach (var lead in leads)
        {
            _leads[lead.Lead] = lead.Meaning;
        }

        return this;
    }

    /// <summary>What an expected answer comes down to by its first words, the longest phrase first; null when that is not plain.</summary>
    public string? MeaningOf(string expected) => _leads
        .Where(l => expected.StartsWith(l.Key, StringComparison.OrdinalIgnoreCase) && (expected.Length == l.Key.Length || !char.IsLetterOrDigit(expected[l.Key.Length])))
        .OrderByDescending(l => l.Key.Length).Select(l => l.Value).FirstOrDefault();

    public override string ToString() => Words ?? string.Join("; ", _figures.Select(f => $"{f.Key}={f.Value}"));
}
