using System.Globalization;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Policy.Prose;
using Avow.Policy.Prose.Drafting;
using Avow.Policy.Reading;
using Promise = Avow.Policy.Prose.Promise;

namespace Avow.Modules.Reader;

/// <summary>A promise of the old text, what was understood of it, and what becomes of it.</summary>
/// <param name="Key">What tells it apart in its text.</param>
/// <param name="Fate">Null when somebody decided otherwise.</param>
/// <param name="By">What keeps it, what it waits for or why it is dropped, in the reader's language.</param>
/// <param name="Corrections">What of it can be said otherwise.</param>
public sealed record UnderstoodPromise(string Key, int Number, Promise Promise, DraftedPromise? Fate, PromiseDecision? Decision, string By, IReadOnlyList<OpenQuestion> Corrections);

/// <summary>A published text as the reader understands it, with the policy file drafted from it.</summary>
public sealed class Understood
{
    private readonly Lazy<NoticeText> _notice;

    private Understood(ProseReading reading, IReadOnlyList<UnderstoodPromise> promises, PolicyDraft draft, string text, IReadOnlyList<ProseFinding> findings)
    {
        (Reading, Promises, Draft, Text, Findings) = (reading, promises, draft, text, findings);
        _notice = new(() => Policy.Notices.Notice.Of(PolicyReader.Read(text).Policy!, reading.Language));
    }

    public ProseReading Reading { get; }

    public IReadOnlyList<UnderstoodPromise> Promises { get; }

    public PolicyDraft Draft { get; }

    /// <summary>The draft as a policy file, with the duties that were decided.</summary>
    public string Text { get; }

    /// <summary>What is wrong with the text, with those that the firm lets stand.</summary>
    public IReadOnlyList<ProseFinding> Findings { get; }

    public IEnumerable<ProseFinding> ToMend => Findings.Where(f => f.Dismissed is null);

    public IEnumerable<ProseFinding> LetStand => Findings.Where(f => f.Dismissed is not null);

    /// <summary>The notice that the draft would be, in the language of the old text.</summary>
    public NoticeText Notice => _notice.Value;

    /// <summary>The id of the sentence of the new notice in which a promise of the old text lives on; null where it does not.</summary>
    public string? SentenceOf(UnderstoodPromise promise)
    {
        var id = promise.Decision is { IsDuty: true } ? $"duty.seen-to-{promise.Number}" : promise.Fate?.Sentence;
        return id is not null && Notice.Find(id) is not null ? id : null;
    }

    public int Enforced => Promises.Count(p => p.Fate?.Fate == Fate.Enforced);

    public int Duties => Promises.Count(p => p.Decision?.IsDuty ?? p.Fate?.Fate == Fate.Duty);

    public int Dropped => Promises.Count(p => p.Decision is { IsDuty: false } || p.Fate?.Fate == Fate.Dropped);

    public int Open => Promises.Count - Enforced - Duties - Dropped;

    /// <summary>The share that the system keeps by itself, in whole per cent of those that are not dropped.</summary>
    public int Coverage => Promises.Count == Dropped ? 100 : 100 * Enforced / (Promises.Count - Dropped);

    /// <param name="version">The date from which the draft would be in force, and the day of reading.</param>
    /// <param name="language">In which the open questions are asked and the findings told.</param>
    public static Understood Of(PublishedText published, VersionId version, string language)
    {
        var reading = ProseReader.Read(published.Text);
        var decided = published.Decided;
        var kept = reading.Promises.Where(p => !decided.ContainsKey(KeyOf(p))).ToList();
        var draft = PolicyDraft.Of(reading with { Promises = kept }, version, published.Answered, language, withHouse: true);
        var fates = draft.Promises.ToLookup(f => f.Promise);
        var corrections = draft.Corrections.ToLookup(c => c.Promise, c => c.Question);
        var all = reading.Promises.Select((p, i) => new UnderstoodPromise(KeyOf(p), i + 1, p, fates[p].FirstOrDefault(), decided.GetValueOrDefault(KeyOf(p)), decided.GetValueOrDefault(KeyOf(p))?.Words ?? fates[p].FirstOrDefault()?.In(language) ?? "",
            corrections[p].ToList())).ToList();
        var duties = all.Where(p => p.Decision is { IsDuty: true }).ToDictionary(p => $"seen-to-{p.Number}", p => $"{p.Promise.Quote} ({p.Decision!.Words})");
        return new(reading, all, draft, draft.WithDuties(duties, reading.Language), new Dismissals(published.Dismissed).Over(ProseLint.Of(reading, version.Date, language)));
    }

    private static string KeyOf(Promise promise) => string.Create(CultureInfo.InvariantCulture, $"{promise.Type}-{promise.Start}-{promise.Quote.Length}");
}
