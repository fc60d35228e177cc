namespace Avow.Policy.Prose.Drafting;

/// <summary>What an answer to an open question is.</summary>
public enum AnswerForm
{
    /// <summary>Nothing that can be said in a field: it is settled on the promise itself, or in the file.</summary>
    Elsewhere,

    /// <summary>A line of words: a name, an address.</summary>
    Words,

    /// <summary>A rule of keeping: <c>12 months after closed; then delete</c>.</summary>
    Rule,

    /// <summary>A kind of record that drafts know, see <see cref="AnswerChoices.Kinds"/>.</summary>
    Records,

    /// <summary>An ISO country code.</summary>
    Country,

    /// <summary>A name and, after a bar, an ISO country code: <c>Larchpay|GB</c>.</summary>
    Recipient,

    /// <summary>An ISO date.</summary>
    Date,

    /// <summary>What makes a transfer lawful, see <see cref="Model.Vocabulary.Safeguards"/>.</summary>
    Safeguard,

    /// <summary>Who weighed a legitimate interest and, after a bar, when: <c>Una Hale|2026-03-02</c>.</summary>
    Assessment,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    Choice,

    /// <summary>Which of two sentences that cannot both hold is true: <c>promise</c>, and the recipients go, or <c>recipients</c>, and the promise goes.</summary>
    Side,
}

/// <summary>What the old text leaves open and only the firm can say.</summary>
/// <param name="At">Where the answer goes in the file: <c>purposes.enquiries.keep.enquiry</c>.</param>
/// <param name="Quote">The words that leave it open; null when the text is silent.</param>
public sealed record OpenQuestion(string At, string Asks, string? Quote)
{
    /// <summary>What its answer is kept under; questions that one answer settles share it.</summary>
    public string Key { get; init; } = At;

    /// <summary>How it is answered.</summary>
    public AnswerForm Form { get; init; } = AnswerForm.Elsewhere;

    /// <summary>What the draft says until it is answered, in the form of an answer; null when the draft says nothing.</summary>
    public string? Taken { get; init; }
}
