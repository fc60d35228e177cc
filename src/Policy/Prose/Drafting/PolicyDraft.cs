using Avow.Policy.Model;

namespace Avow.Policy.Prose.Drafting;

/// <summary>What becomes of a promise of the old text.</summary>
public enum Fate
{
    /// <summary>A rule of the drafted policy keeps it.</summary>
    Enforced,

    /// <summary>The notice says it, and a person must see to it.</summary>
    Duty,

    /// <summary>It waits for an answer of the firm.</summary>
    Open,

    /// <summary>It is not in the draft.</summary>
    Dropped,
}

/// <summary>A promise and what became of it.</summary>
/// <param name="By">The rule, recipient or cookie that keeps it; or a key of the texts that says why it waits or was dropped. <see cref="In"/> has it in words.</param>
public sealed record DraftedPromise(Promise Promise, Fate Fate, string By)
{
    /// <summary>What keeps it, what it waits for, or why it was dropped, in words.</summary>
    /// <param name="language">en or sv.</param>
    public string In(string language)
    {
        var phrases = Phrases.Of("Prose.Drafting", language);
        return By.Split(' ') switch
        {
            ["recipient", var id] => phrases.Say("by.recipient", ("name", id)),
            ["purpose", var id] => phrases.Say("by.purpose", ("name", id)),
            ["by.rests", var id, var basis] => phrases.Say("by.rests", ("name", id), ("basis", phrases.Or($"basis.{basis}", basis))),
            ["rights"] => phrases.Say("by.rights"),
            ["rights.fee"] => phrases.Say("by.fee"),
            [var key] when key.StartsWith("by.", StringComparison.Ordinal) => phrases.Say(key),
            _ => phrases.Say(Fate == Fate.Duty ? "by.promise" : "by.rule", ("place", By)),
        };
    }

    /// <summary>The id of the sentence in which it lives on in the notice of the draft; null where none says it.</summary>
    public string? Sentence => Fate is Fate.Open or Fate.Dropped ? null : By.Split(' ') switch
    {
        ["recipient", var id] => $"recipient.{id}",
        ["purpose", var id] => $"basis.{id}",
        ["rights"] when Promise.Type == "complaint" => "complaint.us",
        ["rights"] => Right(Promise.Text("right")),
        ["rights.fee"] => "rights.answer",
        ["by.notice"] => Promise.Type switch { "change" => "promise.change-notice", "role" => "who.controller", _ => null },
        [var said] when said.StartsWith("promises.", StringComparison.Ordinal) => said.Replace("promises.", "promise.", StringComparison.Ordinal),
        [var rule] => $"keep.{rule}",
        _ => null,
    };

    private static string Right(string? right) => right switch
    {
        null => "rights.erasure",
        "withdraw-consent" => "rights.withdraw",
        "adm" => "rights.automated",
        "information" => "rights.access",
        "response-time" => "rights.answer",
        "objection" => "objection.interests",
        "objection-marketing" or "unsubscribe" => "objection.marketing",
        _ => $"rights.{right}",
    };
}

/// <summary>Something that the draft understood of a promise, in the form of a question whose answer would correct it.</summary>
public sealed record Correction(Promise Promise, OpenQuestion Question);

/// <summary>A policy file drafted from a published text. It reads without faults; what it cannot know it asks.</summary>
/// <param name="Text">The file, its open questions as comments at the top.</param>
/// <param name="Answered">What was asked and is answered; the answer is what is taken.</param>
public sealed record PolicyDraft(string Text, IReadOnlyList<OpenQuestion> Questions, IReadOnlyList<OpenQuestion> Answered, IReadOnlyList<DraftedPromise> Promises)
{
    /// <summary>What was understood of the promises and can be said otherwise, under keys of answers as well.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>The share of the promises that the draft enforces, from 0 to 1; 1 when there are none.</summary>
    public double Coverage => Promises.Count == 0 ? 1 : (double)Promises.Count(p => p.Fate == Fate.Enforced) / Promises.Count;

    /// <summary>The file with yearly duties of the privacy lead added: promises that somebody has taken on.</summary>
    /// <param name="duties">Id to words, the words in <paramref name="language"/>.</param>
    public string WithDuties(IReadOnlyDictionary<string, string> duties, string language) => duties.Count == 0
        ? Text
        : $"{Text}duties:\n{string.Concat(duties.Select(d => $"  {d.Key}: {{ every: 1 year, owner: privacy-lead, words: {DraftYaml.Local(language, d.Value)} }}\n"))}";

    /// <param name="version">The date from which the draft would be in force.</param>
    /// <param name="answers">What the firm has answered, by <see cref="OpenQuestion.Key"/>, each in the form that its question asks for.</param>
    /// <param name="asksIn">The language of the questions; null for the text's own.</param>
    /// <param name="withHouse">Whether it gets rules for what Avow itself keeps wherever it runs: without them no organisation can publish it.</param>
    public static PolicyDraft Of(ProseReading reading, VersionId version, IReadOnlyDictionary<string, string>? answers = null, string? asksIn = null, bool withHouse = false) =>
        new Drafting(reading, version, new Questions(asksIn ?? reading.Language, answers ?? new Dictionary<string, string>()), withHouse).Write();
}
