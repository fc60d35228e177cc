using Avow.Api;
using Avow.Policy.Prose;
using Avow.Policy.Prose.Drafting;
using NodaTime;

namespace Avow.Modules.Reader;

/// <summary>A text that was handed in.</summary>
public sealed record ApiReadText(Guid Id, string Name, Instant At);

/// <summary>A text with what was understood of it.</summary>
/// <param name="Draft">The policy file drafted from it.</param>
/// <param name="Coverage">The share that the system keeps by itself, in per cent of those that are not dropped.</param>
public sealed record ApiUnderstood(Guid Id, string Name, string Language, int Coverage, IReadOnlyList<ApiReadPromise> Promises, IReadOnlyList<ApiReadQuestion> Questions, IReadOnlyList<ApiReadQuestion> Answered, IReadOnlyList<ApiReadFinding> Findings, string Draft);

/// <summary>A promise of the text.</summary>
/// <param name="Fate">enforced, duty, open or dropped.</param>
/// <param name="Corrections">What was understood of it and can be said otherwise, as an answer to a question.</param>
public sealed record ApiReadPromise(string Id, string Type, string Quote, int Start, string Fate, string By, IReadOnlyList<ApiReadQuestion> Corrections);

/// <summary>Something that is wrong with the text.</summary>
/// <param name="Severity">error, warn or info.</param>
/// <param name="Dismissed">Why the firm lets it stand; null while it is to be put right.</param>
public sealed record ApiReadFinding(string Id, string Code, string Severity, string? Quote, int? Start, string Why, string Source, string Mend, string? Dismissed);

/// <summary>What the text leaves open.</summary>
/// <param name="Key">What the answer is given under; questions that one answer settles share it.</param>
/// <param name="Form">What the answer is: words, rule, records, country, recipient, date, safeguard, assessment, choice, side (promise or recipients); elsewhere when no field can hold it.</param>
/// <param name="Taken">The answer, or what the draft has until there is one.</param>
public sealed record ApiReadQuestion(string Key, string At, string Asks, string? Quote, string Form, string? Taken);

/// <summary>The reading of published policies as programs reach it.</summary>
internal static class ReaderApi
{
    public static void Declare(ApiRegister api)
    {
        api.Get("/policy/reader", "The published texts that were handed in").Gives((ReadPolicyPage p) => new Listed<ApiReadText>([.. p.Earlier.Select(t => new ApiReadText(t.Id, t.Name, t.At))], null));
        api.Act("/policy/reader", "Hands in a published policy to be read", Takes.Text("text").Must);
        api.Get("/policy/reader/{id:guid}", "A text with each promise, what becomes of it, and the policy file drafted from it").Gives((ReadTextPage p) => new ApiUnderstood(
            p.Published.Id, p.Published.Name, p.View.Reading.Language, p.View.Coverage, [.. p.View.Promises.Select(Promise)],
            [.. p.View.Draft.Questions.Select(Question)], [.. p.View.Draft.Answered.Select(Question)], [.. p.View.Findings.Select(Finding)], p.View.Text));
        api.Act("/policy/reader/{id:guid}/promises/{promise}", "Decides what becomes of a promise: a person sees to it, it is dropped, or as it was understood",
            Takes.One("what", "duty", "drop", "as-read").Must, Takes.Text("words").Meaning("Who sees to it, or why it is dropped."));
        api.Act("/policy/reader/{id:guid}/answers", "Answers an open question of a text, or takes the answer back",
            Takes.Text("question").Must.Meaning("The key of the question."), Takes.One("what", "answer", "withdraw"),
            Takes.Text("answer").Meaning("Words, a kind of record, a country, a date, a safeguard, yes or no, promise or recipients."),
            Takes.Text("name").Meaning("Who receives the data, and the country is the answer; or who weighed an interest, and the date is the answer."),
            Takes.Number("count").Meaning("Of a rule: how many."), Takes.One("unit", "days", "weeks", "months", "years"),
            Takes.Text("clock").Meaning("Of a rule: what the period is counted from, such as contract-ended."), Takes.One("end", "delete", "anonymise"));
        api.Act("/policy/reader/{id:guid}/findings/{finding}", "Lets a finding stand with a reason that is kept, or counts it again",
            Takes.One("what", "stand", "mend").Must, Takes.Text("reason").Meaning("Why it stands."));
        api.Act("/policy/reader/{id:guid}/discarding", "Discards a text that was handed in");
    }

    private static ApiReadFinding Finding(ProseFinding f) => new(Dismissals.KeyOf(f), f.Code, f.Severity, f.Quote, f.Start, f.Why, f.Source, f.Mend, f.Dismissed);

    private static ApiReadQuestion Question(OpenQuestion q) => new(q.Key, q.At, q.Asks, q.Quote, q.Form.ToString().ToLowerInvariant(), q.Taken);

    private static ApiReadPromise Promise(UnderstoodPromise p) => new(
        p.Key, p.Promise.Type, p.Promise.Quote, p.Promise.Start,
        p.Decision is { } decision ? decision.IsDuty ? "duty" : "dropped" : (p.Fate?.Fate.ToString() ?? "open").ToLowerInvariant(), p.By, [.. p.Corrections.Select(Question)]);
}
