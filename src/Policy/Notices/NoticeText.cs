using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>A notice in one language: sections of sentences, each with an id that stays the same from version to version.</summary>
/// <param name="Language">The language of all its words: <c>en</c>, <c>sv</c>.</param>
/// <param name="Version">The version of the policy it was made from.</param>
/// <param name="Title">The notice's heading.</param>
/// <param name="Sections">In the order of reading. At least one; none is empty.</param>
/// <param name="Brand">The brand whose copy it is, or null for the whole organisation's.</param>
public sealed record NoticeText(string Language, VersionId Version, string Title, IReadOnlyList<NoticeSection> Sections, string? Brand = null)
{
    /// <summary>Every sentence that is a promise, with the heading it stands under, in the order of reading.</summary>
    public IReadOnlyList<PromiseSentence> Promises =>
        [.. Sections.SelectMany(s => s.Sentences.Where(t => t.IsPromise).Select(t => new PromiseSentence(s.Title, t)))];

    /// <summary>The sentence with that id, or null.</summary>
    public Sentence? Find(string id) => Sections.SelectMany(s => s.Sentences).FirstOrDefault(s => s.Id == id);
}

/// <summary>Sentences under one heading.</summary>
/// <param name="Id">Stable: <c>who</c>, <c>rights</c>, <c>purpose.message-taking</c>.</param>
/// <param name="Level">2, or 3 for a part of the section before it.</param>
/// <param name="Columns">The headings of the table that its sentences with cells make. Empty: there is none.</param>
/// <param name="StandsApart">Whether it is shown clearly and apart from everything else (Art. 21(4)).</param>
public sealed record NoticeSection(
    string Id, string Title, int Level, IReadOnlyList<Sentence> Sentences, IReadOnlyList<string>? Columns = null, bool StandsApart = false);

/// <summary>One sentence of a notice (or a few that stand for one thing), that rules, refusals and the board refer to by its id.</summary>
/// <param name="Id">Stable: <c>keep.message-taking.phone-message</c>, <c>rights.answer</c>.</param>
/// <param name="Spans">Its words in order; periods are spans of their own.</param>
/// <param name="IsPromise">Whether it promises something whose keeping can be shown.</param>
/// <param name="Rule">The rule of keeping it carries, <c>purpose.kind</c>, or null.</param>
/// <param name="Cells">What it says as a row of its section's table, or null for a sentence of its own.</param>
public sealed record Sentence(string Id, IReadOnlyList<Span> Spans, bool IsPromise, string? Rule = null, IReadOnlyList<string>? Cells = null)
{
    /// <summary>Whether it explains the purpose it stands under and may be set smaller, together with its neighbours.</summary>
    public bool IsDetail { get; init; }

    /// <summary>The whole sentence as plain text.</summary>
    public string Text => string.Concat(Spans.Select(s => s.Text));
}

/// <summary>A part of a sentence.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Period">The period it states, so that a page can underline or change it; null for other words.</param>
/// <param name="Term">Which term of the rule the period belongs to, from 0; -1 when it belongs to none.</param>
public sealed record Span(string Text, KeepPeriod? Period = null, int Term = -1);

/// <summary>A promise as the board shows it.</summary>
/// <param name="Section">The heading it stands under in the notice.</param>
public sealed record PromiseSentence(string Section, Sentence Sentence);
