using System.Text.Json;
using Avow.Database;
using Avow.Holdings;
using Avow.Policy.Prose;
using NodaTime;

namespace Avow.Modules.Reader;

/// <summary>A policy that the firm has published elsewhere, on its way to becoming a policy file. It stays until somebody discards it.</summary>
public sealed class PublishedText : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("the first words of the text, or the name of its file")]
    public required string Name { get; init; }

    [Plain("a text that the firm has published itself")]
    public required string Text { get; init; }

    [Plain("what was decided about its promises, in JSON")]
    public required string Decisions { get; set; }

    [Plain("what the firm answered to open questions, in JSON")]
    public required string Answers { get; set; }

    [Plain("which findings the firm lets stand and why, in JSON")]
    public required string LetStand { get; set; }

    [Plain("when it was handed in")]
    public required Instant At { get; init; }

    [Plain("opaque id of the account that handed it in")]
    public required Guid By { get; init; }

    internal Dictionary<string, PromiseDecision> Decided => JsonSerializer.Deserialize<Dictionary<string, PromiseDecision>>(Decisions)!;

    internal Dictionary<string, string> Answered => JsonSerializer.Deserialize<Dictionary<string, string>>(Answers)!;

    internal IReadOnlyList<Dismissal> Dismissed => JsonSerializer.Deserialize<List<Dismissal>>(LetStand)!;

    /// <summary>Lets a finding stand with a reason; without one it counts again.</summary>
    internal void Dismiss(ProseFinding finding, string? reason) => LetStand = JsonSerializer.Serialize(
        Dismissed.Where(d => d.Code != finding.Code || d.Quote != finding.Quote).Concat(reason is null ? [] : [new Dismissal(finding.Code, finding.Quote, reason)]));

    /// <summary>Notes an answer; null takes it back.</summary>
    internal void Answer(string question, string? answer) => Answers = Noted(Answered, question, answer);

    /// <summary>Notes a decision; null takes it back.</summary>
    internal void Decide(string promise, PromiseDecision? decision) => Decisions = Noted(Decided, promise, decision);

    private static string Noted<T>(Dictionary<string, T> known, string key, T? value)
        where T : class
    {
        known.Remove(key);
        if (value is not null)
        {
            known[key] = value;
        }

        return JsonSerializer.Serialize(known);
    }
}

/// <summary>What somebody decided about a promise of the old text.</summary>
/// <param name="IsDuty">A person sees to it; else it is dropped.</param>
/// <param name="Words">Who sees to it, or why it is dropped.</param>
public sealed record PromiseDecision(bool IsDuty, string Words);
