using System.Text.RegularExpressions;
using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>Words that are a defect wherever they stand, or where the rest of the file contradicts them.</summary>
/// <param name="Code">The finding.</param>
/// <param name="Has">Words of which a sentence has at least one before it is looked at closely; small letters, with | between.</param>
/// <param name="Pattern">What the sentence looks like.</param>
/// <param name="Says">What is wrong, after the name of the text: “says …”.</param>
internal sealed record TextRule(string Code, string Has, string Pattern, string Says, string Mend)
{
    private readonly Lazy<Regex> _pattern = new(() => Compile(Pattern));
    private readonly string[] _has = Has.Split('|');
    private Lazy<Regex>? _unless;

    /// <summary>Sentences that look like this too are in order.</summary>
    public string? Unless
    {
        get;
        init
        {
            field = value;
            _unless = value is null ? null : new(() => Compile(value));
        }
    }

    /// <summary>What the file must say besides for the words to be a defect.</summary>
    public Func<PolicyFile, Passage, bool>? When { get; init; }

    public bool Fits(PolicyFile policy, Passage passage, string sentence) =>
        Array.Exists(_has, word => sentence.Contains(word, StringComparison.OrdinalIgnoreCase))
        && _pattern.Value.IsMatch(sentence)
        && _unless?.Value.IsMatch(sentence) != true
        && (When is null || When(policy, passage));

    public Finding In(Passage passage) => Finding.Of(Code, $"`{passage.Name}` ({passage.Language}) {Says}.", passage.At, Mend);

    /// <summary>Whether a text, cut to the length of a long sentence, looks like a pattern.</summary>
    public static bool IsLike(string text, string pattern) => Compile(pattern).IsMatch(text[..Math.Min(text.Length, Passage.LongestSentence)]);

    // Sentences are short, so that no pattern can run long; the limit of time stands for what nobody thought of. It is time on the wall:
    // with a quarter of a second a machine busy with other work refused a harmless policy.
    private static Regex Compile(string pattern) => new(pattern, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));
}
