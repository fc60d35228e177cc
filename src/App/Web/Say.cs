using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace Avow.Web;

/// <summary>One voice: the product's texts, numbers, dates and times in one language and zone.</summary>
public sealed partial class Say
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);
    private readonly Texts texts;
    private readonly IReadOnlyDictionary<string, Template> words;

    internal Say(Texts texts, IReadOnlyDictionary<string, Template> words, string language, DateTimeZone zone)
    {
        this.texts = texts;
        this.words = words;
        Language = language;
        Zone = zone;
    }

    /// <summary>Two letters: <c>en</c> or <c>sv</c>.</summary>
    public string Language { get; }

    public DateTimeZone Zone { get; }

    /// <summary>For the <c>lang</c> attribute: our English is British.</summary>
    public string Tag => Language == "en" ? "en-GB" : Language;

    public string this[string key] => T(key);

    /// <summary>The text, or null where there is none: for words of a vocabulary that grows elsewhere.</summary>
    public string? Known(string key) => words.ContainsKey(key) ? T(key) : null;

    /// <summary>The text with its places filled, as plain words: Razor encodes it where it is shown.</summary>
    /// <param name="values">Numbers, dates and times are written in this language; other values as they are.</param>
    public string T(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var template = Find(key);
        if (template.Plain is { } plain)
            return plain;
        var places = values.ToArray();
        var written = new StringBuilder();
        template.Write(s => written.Append(s), v => written.Append(Word(v)), name => Value(key, places, name));
        return written.ToString();
    }

    /// <summary>As <see cref="T"/> for a text that carries mark-up of its own, such as <c>&lt;b&gt;</c> or a link.</summary>
    /// <remarks>Every value is encoded, unless it is mark-up already (a date with its element, an underlined period).</remarks>
    public MarkupString Html(string key, params ReadOnlySpan<(string Name, object Value)> values)
    {
        var places = values.ToArray();
        var written = new StringBuilder();
        Find(key).Write(s => written.Append(s), v => written.Append(v is MarkupString ? v.ToString() : Encode(Word(v))), name => Value(key, places, name));
        return new(written.ToString());
    }

    /// <summary>Words joined as a person would: “a, b and c”.</summary>
    public string List(IReadOnlyList<string> items) => items.Count switch
    {
        0 => "",
        1 => items[0],
        _ => T("web.list", ("first", string.Join(", ", items.Take(items.Count - 1))), ("last", items[^1])),
    };

    internal static string Encode(string text) => Encoder.Encode(text);

    private Template Find(string key) => words.TryGetValue(key, out var found) ? found : texts.Missing(key, Language);

    private string Word(object value) => value switch
    {
        string text => text,
        int number => Number(number),
        long number => Number(number),
        LocalDate date => Date(date),
        LocalTime time => Time(time),
        Instant instant => DateTime(instant),
        MarkupString => throw new InvalidOperationException("Mark-up belongs into Html, not into plain words."),
        _ => value.ToString() ?? "",
    };

    private static object Value(string key, (string Name, object Value)[] places, string name)
    {
        foreach (var place in places)
            if (place.Name == name)
                return place.Value;
        throw new ArgumentException($"The text “{key}” needs {{{name}}}, and nobody gave it.");
    }
}
