using System.Collections.Concurrent;
using System.Text.Json;
using Avow.Policy.Notices;

namespace Avow.Policy;

/// <summary>The sentences of a part of the library in one language: whole templates with named places, held as data.</summary>
internal sealed class Phrases
{
    private static readonly ConcurrentDictionary<(string Part, string Language), Phrases> Known = new();

    private readonly Dictionary<string, string> _templates;

    private Phrases(string part, string language)
    {
        using var stream = typeof(Phrases).Assembly.GetManifestResourceStream($"Avow.Policy.{part}.Texts.{language}.json")
            ?? throw new InvalidOperationException($"The texts of {part} in the language {language} are not embedded.");
        _templates = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)!;
        Notice = Words.In(language);
    }

    /// <summary>The words of notices: periods, countries, categories.</summary>
    public Words Notice { get; }

    public IReadOnlyCollection<string> Keys => _templates.Keys;

    /// <summary>The sentences of <c>Versions</c> or <c>Register</c>.</summary>
    public static Phrases Of(string part, string language) => Known.GetOrAdd((part, language), key => new(key.Part, key.Language));

    /// <summary>The words that a notice has for the key, or the bare word of the file.</summary>
    public string Or(string key, string bare) => Notice.Find(key) ?? bare;

    /// <summary>The template with its places filled.</summary>
    public string Say(string key, params ReadOnlySpan<(string Place, string With)> parts)
    {
        var text = _templates[key];
        var said = new System.Text.StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var open = text.IndexOf('{', at);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            said.Append(text, at, (open < 0 ? text.Length : open) - at);
            if (open >= 0)
            {
                said.Append(With(text[(open + 1)..close], parts, key));
            }

            at = open < 0 ? text.Length : close + 1;
        }

        return said.ToString();
    }

    private static string With(string place, ReadOnlySpan<(string Place, string With)> parts, string key)
    {
        foreach (var (name, with) in parts)
        {
            if (name == place)
            {
                return with;
            }
        }

        throw new KeyNotFoundException($"The text {key} has a place {{{place}}} that nothing fills.");
    }
}
