using Avow.Api;
using NodaTime;

namespace Avow.Modules.Reader;

/// <summary>A text that was handed in.</summary>
public sealed record ApiReadText(Guid Id, string Name, Instant At);

/// <summary>A text with what was understood of it.</summary>
/// <param name="Draft">The policy file drafted from it.</param>
/// <param name="Coverage">The share that the system keeps by itself, in per cent of those that are not dropped.</param>
public sealed record ApiUnderstood(Guid Id, string Name, string Language, int Coverage, IReadOnlyList<ApiReadPromise> Promises, IReadOnlyList<ApiReadQuestion> Questions, string Draft);

/// <summary>A promise of the text.</summary>
/// <param name="Fate">enforced, duty, open or dropped.</param>
public sealed record ApiReadPromise(string Id, string Type, string Quote, int Start, string Fate, string By);

/// <summary>What the text leaves open.</summary>
public sealed record ApiReadQuestion(string At, string Asks, string? Quote);

/// <summary>The reading of published policies as programs reach it.</summary>
internal static class ReaderApi
{
    public static void Declare(ApiRegister api)
    {
        api.Get("/policy/reader", "The published texts that were handed in").Gives((ReadPolicyPage p) => new Listed<ApiReadText>([.. p.Earlier.Select(t => new ApiReadText(t.Id, t.Name, t.At))], null));
        api.Act("/policy/reader", "Hands in a published policy to be read", Takes.Text("text").Must);
        api.Get("/policy/reader/{id:guid}", "A text with each promise, what becomes of it, and the policy file drafted from it").Gives((ReadTextPage p) => new ApiUnderstood(
            p.Published.Id, p.Published.Name, p.View.Reading.Language, p.View.Coverage, [.. p.View.Promises.Select(Promise)],
            [.. p.View.Draft.Questions.Select(q => new ApiReadQuestion(q.At, q.Asks, q.Quote))], p.View.Text));
        api.Act("/policy/reader/{id:guid}/promises/{promise}", "Decides what becomes of a promise: a person sees to it, it is dropped, or as it was understood",
            Takes.One("what", "duty", "drop", "as-read").Must, Takes.Text("words").Meaning("Who sees to it, or why it is dropped."));
        api.Act("/policy/reader/{id:guid}/discarding", "Discards a text that was handed in");
    }

    private static ApiReadPromise Promise(UnderstoodPromise p) => new(
        p.Key, p.Promise.Type, p.Promise.Quote, p.Promise.Start,
        p.Decision is { } decision ? decision.IsDuty ? "duty" : "dropped" : (p.Fate?.Fate.ToString() ?? "open").ToLowerInvariant(), p.Decision?.Words ?? p.Fate?.By ?? "");
}
