using System.Globalization;
using System.Text.Json;
using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Notices;

/// <summary>The sentences of notices in one language: whole templates with named places, held as data.</summary>
internal sealed class Words
{
    private static readonly Dictionary<string, Words> Known = Vocabulary.Languages.ToDictionary(l => l, l => new Words(l));

    private readonly Dictionary<string, string> _templates;
    private readonly LocalDatePattern _date;

    private Words(string language)
    {
        Language = language;
        _templates = Read("Texts", language).Concat(Read("KeepTexts", language)).DistinctBy(t => t.Key).ToDictionary();
        _date = LocalDatePattern.Create("d MMMM yyyy", CultureInfo.GetCultureInfo(language == "sv" ? "sv-SE" : "en-GB"));
    }

    public string Language { get; }

    public IReadOnlyCollection<string> Keys => _templates.Keys;

    public static Words In(string language) => Known[language];

    public string this[string key] => Find(key) ?? throw new KeyNotFoundException($"The notice has no text {key} in {Language}.");

    public string? Find(string key) => _templates.GetValueOrDefault(key);

    /// <summary>The template with its places filled, as spans.</summary>
    public IReadOnlyList<Span> Fill(string key, params ReadOnlySpan<(string Place, Part Part)> parts)
    {
        var template = this[key];
        var spans = new List<Span>();
        for (var at = 0; at < template.Length;)
        {
            var open = template.IndexOf('{', at);
            var close = open < 0 ? -1 : template.IndexOf('}', open);
            Append(spans, template[at..(open < 0 ? template.Length : open)]);
            if (open >= 0)
            {
                spans.AddRange(PartFor(template[(open + 1)..close], parts, key).Spans);
            }

            at = open < 0 ? template.Length : close + 1;
        }

        return Merge(spans);
    }

    /// <summary>The template with its places filled, as one text.</summary>
    public string Say(string key, params ReadOnlySpan<(string Place, Part Part)> parts) => string.Concat(Fill(key, parts).Select(s => s.Text));

    public string Date(LocalDate date) => _date.Format(date);

    /// <summary><c>100 days</c>, in the language.</summary>
    public string Period(KeepPeriod period) => Counted("period", period);

    /// <summary><c>every year</c>, <c>every 6 months</c>.</summary>
    public string Every(KeepPeriod period) => Counted("every", period);

    /// <summary>Items as a list in a sentence: <c>a, b and c</c>.</summary>
    public string List(IEnumerable<string> items)
    {
        var all = items.ToList();
        return all.Count switch
        {
            0 => "",
            1 => all[0],
            _ => Say("list", ("items", string.Join(", ", all[..^1])), ("last", all[^1])),
        };
    }

    /// <summary>The country's name after "in".</summary>
    public string Country(string code) => Find($"country.{code}") ?? code;

    /// <summary>A heading as a sentence names it.</summary>
    public string Quote(string text) => Say("quote", ("text", text));

    /// <summary>Where the law names a basis: <c>Article 6(1)(a)</c>; nothing for a processor's.</summary>
    public string Article(Basis basis) => Find($"number.{Key(basis)}") is { } number ? Say("article", ("number", number)) : "";

    /// <summary>The name of the law that the articles belong to.</summary>
    public string Gdpr(IReadOnlyList<string> regimes) => this[regimes.Count > 1 ? "gdpr.both" : $"gdpr.{regimes[0]}"];

    /// <summary>The basis as keys write it: <c>legitimate-interests</c>.</summary>
    public static string Key(Basis basis) => string.Concat(
        basis.ToString().Select((c, i) => i > 0 && char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}"));

    private string Counted(string prefix, KeepPeriod period)
    {
        var unit = period.Unit.ToString().ToLowerInvariant();
        return Say($"{prefix}.{unit}.{(period.Count == 1 ? "1" : "n")}", ("n", period.Count.ToString("N0", CultureInfo.GetCultureInfo(Language == "sv" ? "sv-SE" : "en-GB"))));
    }

    private static Dictionary<string, string> Read(string file, string language)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"Avow.Policy.Notices.{file}.{language}.json")
            ?? throw new InvalidOperationException($"The texts of the language {language} are not embedded.");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
    }

    private static Part PartFor(string place, ReadOnlySpan<(string Place, Part Part)> parts, string key)
    {
        foreach (var (name, part) in parts)
        {
            if (name == place)
            {
                return part;
            }
        }

        throw new KeyNotFoundException($"The text {key} has a place {{{place}}} that nothing fills.");
    }

    private static void Append(List<Span> spans, string text)
    {
        if (text.Length > 0)
        {
            spans.Add(new(text));
        }
    }

    private static List<Span> Merge(List<Span> spans)
    {
        var merged = new List<Span>();
        foreach (var span in spans)
        {
            if (span.Period is null && merged is [.., { Period: null } last])
            {
                merged[^1] = new(last.Text + span.Text);
            }
            else
            {
                merged.Add(span);
            }
        }

        return merged;
    }
}

/// <summary>What fills a place of a template: a text, or spans with periods in them.</summary>
internal readonly record struct Part(IReadOnlyList<Span> Spans)
{
    public static implicit operator Part(string text) => new([new(text)]);

    public static implicit operator Part(Span span) => new([span]);

    public static Part Of(IReadOnlyList<Span> spans) => new(spans);
}
