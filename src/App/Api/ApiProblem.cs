using System.Text.Json.Serialization;
using Avow.Web;

namespace Avow.Api;

/// <summary>One field of a body that must be corrected.</summary>
/// <param name="Field">Its name in JSON; empty for the body as a whole.</param>
/// <param name="Rule">The id of the sentence of the notice on which the no rests, when the policy said it.</param>
public sealed record WrongField(
    string Field, string Detail, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Rule);

/// <summary>What went wrong, as RFC 9457 has it. When the policy said no, with the id of the rule and the sentence of the notice.</summary>
public sealed record ApiProblem(string Type, string Title, int Status)
{
    public const string MediaType = "application/problem+json";

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Detail { get; init; }

    /// <summary>The number under which the program's log has it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Instance { get; init; }

    /// <summary>The id of a sentence of the notice.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Rule { get; init; }

    /// <summary>The sentence, in the language that was asked for.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Sentence { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<WrongField>? Errors { get; init; }

    /// <summary>A problem that a status alone explains.</summary>
    public static ApiProblem Of(int status, Say say)
    {
        var name = status switch
        {
            400 => "bad-request",
            401 => "no-token",
            403 => "not-for-this-role",
            404 => "not-found",
            405 => "wrong-method",
            409 => "conflict",
            413 => "too-large",
            415 => "not-json",
            422 => "to-correct",
            429 => "too-many",
            >= 500 => "failed",
            _ => "bad-request",
        };
        return new($"urn:avow:problem:{name}", say[$"api.problem.{name}"], status);
    }

    /// <summary>A body, or its key, that must be corrected.</summary>
    /// <param name="sentence">Finds a sentence of the notice by its id.</param>
    public static ApiProblem Of(Faults faults, ApiOperation operation, Say say, Func<string, string?> sentence)
    {
        var rule = faults.FirstOrDefault(f => f.Rule is not null)?.Rule;
        return Of(StatusCodes.Status422UnprocessableEntity, say) with
        {
            Errors = [.. faults.Select(f => new WrongField(NameOf(operation, f.Field), f.Text, f.Rule))],
            Rule = rule,
            Sentence = rule is null ? null : sentence(rule),
        };
    }

    /// <summary>An act that is refused as things stand.</summary>
    public static ApiProblem Of(Said refusal, Say say, Func<string, string?> sentence) => new($"urn:avow:refusal:{refusal.Key}", say["api.problem.refused"], StatusCodes.Status409Conflict)
    {
        Detail = refusal.In(say),
        Rule = refusal.Rule,
        Sentence = refusal.Rule is { } rule ? sentence(rule) : null,
    };

    public static IResult Answer(ApiProblem problem) => Results.Json(problem, ApiJson.Options, MediaType, problem.Status);

    private static string NameOf(ApiOperation operation, string field)
    {
        var known = operation.Takes.FirstOrDefault(f => f.Form == field)
            ?? operation.Takes.FirstOrDefault(f => f.Kind == FieldKind.Numbered && field.StartsWith(f.Form, StringComparison.Ordinal));
        return known is null ? field : known.Kind == FieldKind.Numbered ? $"{known.Name}/{field[known.Form.Length..]}" : known.Name;
    }
}
