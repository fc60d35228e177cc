using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json;
using NodaTime;

namespace Avow.Web;

/// <summary>Every text of the product by language, read once from the <c>Texts.*.json</c> of each module.</summary>
/// <remarks>Keys are flat, <c>module.key</c>. A key may stand in one file only.</remarks>
public sealed class Texts
{
    public const string Fallback = "en";
    private readonly FrozenDictionary<string, FrozenDictionary<string, Template>> languages;
    private readonly bool strict;

    /// <param name="strict">In development and tests: a missing key throws instead of showing itself.</param>
    public Texts(bool strict) : this(Embedded(), strict) { }

    internal Texts(IEnumerable<(string Language, string Json)> files, bool strict)
    {
        this.strict = strict;
        languages = files.GroupBy(f => f.Language).ToFrozenDictionary(g => g.Key, g => Read(g.Select(f => f.Json)));
    }

    public IEnumerable<string> Languages => languages.Keys.Order();

    /// <summary>The voice in one language and zone. A language we do not speak is answered in English.</summary>
    /// <param name="zone">Instants are shown in this zone; UTC when left out.</param>
    public Say For(string language, DateTimeZone? zone = null)
    {
        var spoken = languages.ContainsKey(language) ? language : Fallback;
        return new(this, languages[spoken], spoken, zone ?? DateTimeZone.Utc);
    }

    internal IReadOnlyDictionary<string, Template> All(string language) => languages[language];

    internal Template Missing(string key, string language)
    {
        if (strict)
            throw new KeyNotFoundException($"There is no text “{key}” in {language}.");
        return languages[Fallback].GetValueOrDefault(key) ?? Template.Parse(key);
    }

    private static FrozenDictionary<string, Template> Read(IEnumerable<string> files)
    {
        var texts = new Dictionary<string, Template>();
        foreach (var (key, text) in files.SelectMany(json => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!))
            if (!texts.TryAdd(key, Template.Parse(text)))
                throw new InvalidOperationException($"The text “{key}” stands in two files.");
        return texts.ToFrozenDictionary();
    }

    private static IEnumerable<(string Language, string Json)> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("texts/", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name.Split('.')[^2], reader.ReadToEnd());
        }
    }
}
