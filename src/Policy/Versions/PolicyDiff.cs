using Avow.Policy.Model;
using Avow.Policy.Notices;

namespace Avow.Policy.Versions;

/// <summary>What changed from one version of a policy to another, what follows from it, and for whom. Pure.</summary>
/// <param name="Changes">The gravest obligation first, then in the order of the newer file. Empty when a reader finds no difference.</param>
public sealed record PolicyDiff(VersionId Older, VersionId Newer, string Language, IReadOnlyList<Change> Changes)
{
    /// <summary>The gravest obligation of all changes.</summary>
    public Obligation Gravest => Changes.Select(c => c.Obligation).DefaultIfEmpty().Max();

    /// <summary>Compares two versions.</summary>
    /// <param name="language">The language of the sentences; texts that a version lacks in it stand in its own first language.</param>
    /// <exception cref="ArgumentException">The language is unknown.</exception>
    /// <remarks>Source: UK GDPR and GDPR art. 6(4), 7, 12, 13(3); PECR reg. 6.</remarks>
    public static PolicyDiff Between(PolicyFile older, PolicyFile newer, string language)
    {
        if (!Vocabulary.Languages.Contains(language))
        {
            throw new ArgumentException($"There are no sentences in `{language}`; there are in {string.Join(", ", Vocabulary.Languages)}.", nameof(language));
        }

        var pair = new VersionPair(older, newer, language);
        List<Change> found =
        [
            .. PurposeChanges.Of(pair), .. KeepChanges.Of(pair), .. RecipientChanges.Of(pair), .. CookieChanges.Of(pair), .. PolicyChanges.Of(pair), .. BrandChanges.Of(pair), .. WordChanges.Of(pair),
        ];
        return new(older.Version, newer.Version, language, [.. (found.Count > 0 ? found : SentenceChanges.Of(pair)).OrderByDescending(c => c.Obligation)]);
    }

    /// <summary>The words for what must be done: <c>Tell the people concerned before it takes effect</c>.</summary>
    public static string Words(Obligation obligation, string language) => Phrases.Of("Versions", language).Say($"obligation.{Name(obligation)}");

    /// <summary><c>none</c>, <c>tell</c>, <c>ask</c>, <c>ask-again</c>.</summary>
    public static string Name(Obligation obligation) => obligation switch { Obligation.AskAgain => "ask-again", var o => o.ToString().ToLowerInvariant() };
}

/// <summary>Two versions and the language in which they are compared.</summary>
internal sealed class VersionPair(PolicyFile older, PolicyFile newer, string language)
{
    public PolicyFile Older => older;

    public PolicyFile Newer => newer;

    public string Language => language;

    public Phrases Words { get; } = Phrases.Of("Versions", language);

    /// <summary>The two notices, in the language or in the first that each has.</summary>
    public NoticeText OldNotice { get; } = Notice.Of(older, older.Languages.Contains(language) ? language : older.Languages[0]);

    public NoticeText NewNotice { get; } = Notice.Of(newer, newer.Languages.Contains(language) ? language : newer.Languages[0]);

    /// <summary>Whether the two notices stand in one language, so that their words can be compared.</summary>
    public bool SpeaksAlike => OldNotice.Language == NewNotice.Language;

    public Change Make(string code, string subject, Obligation obligation, string because, string source, Purpose? purpose, params ReadOnlySpan<(string, string)> parts) => new(
        code, subject, Words.Say($"change.{code}", parts), obligation, Words.Say($"because.{because}"), source,
        purpose?.People ?? [], purpose is null ? [] : [.. purpose.Keep.Select(k => k.Kind)], purpose?.Id);

    /// <summary>The name under which a notice tells of a purpose.</summary>
    public string NameOf(Purpose purpose) => purpose.Heading.Count > 0 ? purpose.Heading.In(language) : KeepSentence.Capital(KeepSentence.Plain(purpose.Id));

    public string List(IEnumerable<string> items) => Words.Notice.List(items);
}
