using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>What part a passage plays.</summary>
internal enum PassageKind
{
    /// <summary>Why data is used, or the interest behind it.</summary>
    Why,

    /// <summary>The words of a consent.</summary>
    Wording,

    /// <summary>A promise in the policy's own words.</summary>
    Promise,

    /// <summary>Anything else that a reader sees: names, reasons of recipients, headings, duties.</summary>
    Other,
}

/// <summary>A text of the policy in one language.</summary>
/// <param name="Purpose">The purpose it belongs to; null for a text of the whole policy.</param>
internal sealed record Passage(PassageKind Kind, string Name, string Language, string Words, Place At, Purpose? Purpose)
{
    /// <summary>In characters; no reader would reach the end of a longer one.</summary>
    public const int LongestSentence = 600;

    /// <summary>Its sentences, each cut to a length that no reader would reach.</summary>
    public IEnumerable<string> Sentences()
    {
        var start = 0;
        for (var i = 0; i < Words.Length; i++)
        {
            var ends = Words[i] is '\n' || (Words[i] is '.' or '!' or '?' && (i + 1 == Words.Length || Words[i + 1] is ' ' or '\n' or '”' or '"'));
            if (ends || i + 1 == Words.Length)
            {
                var sentence = Words[start..(i + 1)].Trim();
                start = i + 1;
                if (sentence.Length > 0)
                {
                    yield return sentence[..Math.Min(sentence.Length, LongestSentence)];
                }
            }
        }
    }

    /// <summary>Every text that a reader of the notice may see. The mends are not among them: they tell of an older text.</summary>
    public static IReadOnlyList<Passage> Of(PolicyFile policy) =>
    [
        .. In(PassageKind.Promise, "security", policy.Security, null),
        .. policy.People.SelectMany(g => In(PassageKind.Other, $"people.{g.Id}", g.Words, null)),
        .. policy.Purposes.SelectMany(Of),
        .. policy.Recipients.SelectMany(r => In(PassageKind.Other, $"recipients.{r.Id}", r.Why, null)),
        .. policy.Cookies.SelectMany(c => In(PassageKind.Other, $"cookies.{c.Name}", c.Why, null)),
        .. policy.Promises.SelectMany(p => In(PassageKind.Promise, $"promises.{p.Id}", p.Words, null)),
        .. policy.Duties.SelectMany(d => In(PassageKind.Other, $"duties.{d.Id}", d.Words, null)),
    ];

    private static IEnumerable<Passage> Of(Purpose purpose) =>
    [
        .. In(PassageKind.Other, $"{purpose.Id}.heading", purpose.Heading, purpose),
        .. In(PassageKind.Why, $"{purpose.Id}.why", purpose.Why, purpose),
        .. In(PassageKind.Why, $"{purpose.Id}.interest", purpose.Interest, purpose),
        .. In(PassageKind.Why, $"{purpose.Id}.profiling", purpose.Profiling, purpose),
        .. In(PassageKind.Wording, $"{purpose.Id}.wording", purpose.Wording, purpose),
        .. purpose.Promises.SelectMany(p => In(PassageKind.Promise, $"{purpose.Id}.promises.{p.Id}", p.Words, purpose)),
    ];

    private static IEnumerable<Passage> In(PassageKind kind, string name, LocalText text, Purpose? purpose) =>
        text.Select(words => new Passage(kind, name, words.Key, words.Value, text.At, purpose));
}
