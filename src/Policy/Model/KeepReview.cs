namespace Avow.Policy.Model;

/// <summary>Who answers whether something is still needed.</summary>
public enum Answerer
{
    /// <summary>Somebody in the organisation looks; the answer is the clock <c>reviewed</c>.</summary>
    Us,

    /// <summary>The person concerned is asked; the answer is the clock <c>confirmed</c>.</summary>
    ThePerson,
}

/// <summary>A question that comes back while a record is kept: is it still needed, does the person still want it?</summary>
/// <param name="By">Who answers.</param>
/// <param name="Every">How long after the last answer it is asked again.</param>
/// <param name="After">The clock that the first period counts from; null for the first event of the record.</param>
/// <param name="Owner">Whose duty it is; null for the privacy lead.</param>
/// <param name="Unanswered">What follows when nobody answers; null when the record then stays and the duty is overdue.</param>
public sealed record KeepReview(Answerer By, KeepPeriod Every, string? After = null, string? Owner = null, Silence? Unanswered = null)
{
    /// <summary>The clock of a review that somebody in the organisation answered with "keep".</summary>
    public const string Reviewed = "reviewed";

    /// <summary>The clock of a question that the person answered with "yes".</summary>
    public const string Confirmed = "confirmed";

    /// <summary>The clock that an answer starts again; its latest event counts.</summary>
    public string AnswerClock => By == Answerer.Us ? Reviewed : Confirmed;

    internal string Words(KeepRule rule) =>
        $"{(By == Answerer.Us ? "review" : "ask")} every {Every}"
        + (After is null ? "" : $" after {After}")
        + (Owner is null ? "" : $" by {Owner}")
        + (Unanswered is not { } silence ? "" : $", unanswered for {silence.For}{(silence.IsEndOf(rule) ? "" : $": {silence.End}")}");
}

/// <summary>What follows when a question is not answered.</summary>
/// <param name="For">How long after the question; counted in civil days from the day it was due.</param>
/// <param name="Then">Delete or anonymise: silence never leaves a question open.</param>
/// <param name="KeepsSuppression">Whether a digest of the address stays behind.</param>
public sealed record Silence(KeepPeriod For, Disposal Then, bool KeepsSuppression)
{
    internal string End => KeepRule.EndWords(Then, KeepsSuppression);

    internal bool IsEndOf(KeepRule rule) => Then == rule.Then && KeepsSuppression == rule.KeepsSuppression;
}
