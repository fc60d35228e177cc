using System.Text.Json;
using System.Text.Json.Serialization;
using Avow.Web;

namespace Avow.Api;

/// <summary>What an act did, in words and addresses. Nothing personal can stand in it: <see cref="Said"/> takes no words.</summary>
/// <param name="Said">What the page would say.</param>
/// <param name="At">Where to look at what it was done to.</param>
/// <param name="Undo">Where an empty POST takes it back, while it can be.</param>
public sealed record ActDone(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Said, string At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Undo);

/// <summary>What is sent back: a status, JSON or nothing, and where a new thing stands.</summary>
/// <param name="IsDone">Whether an act was carried out, so that the same key must not carry it out again.</param>
public sealed record ApiAnswer(int Status, string? Json, string? Location, bool IsDone) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (Json is not null)
        {
            response.ContentType = Status >= StatusCodes.Status400BadRequest ? ApiProblem.MediaType : "application/json; charset=utf-8";
            await response.WriteAsync(Json, httpContext.RequestAborted);
        }
    }

    public static ApiAnswer Of(ApiProblem problem) => new(problem.Status, JsonSerializer.Serialize(problem, ApiJson.Options), null, false);

    /// <summary>Writes what a page's handler answered as JSON; a file or a text goes on as it is.</summary>
    public static IResult Of(object? answer, ApiOperation operation, PageContext page, Func<string, string?> sentence) => answer switch
    {
        ShownPage { Status: >= 400 } shown => Of(ApiProblem.Of(shown.Faults, operation, page.Say, sentence)),
        ShownPage shown => Shown(shown, operation, page),
        GonePage { Said.IsRefusal: true } gone => Of(ApiProblem.Of(gone.Said, page.Say, sentence)),
        GonePage gone => Done(gone, operation, page.Say),
        IStatusCodeHttpResult { StatusCode: >= 400 and var status } => Of(ApiProblem.Of(status, page.Say)),
        IResult other => other,
        _ => throw new InvalidOperationException($"{operation.Method} {operation.Path} answered with {answer?.GetType().Name ?? "nothing"}."),
    };

    private static ApiAnswer Shown(ShownPage shown, ApiOperation operation, PageContext page)
    {
        var shape = operation.ShapeOf(shown.Page) ?? throw new InvalidOperationException($"{operation.Method} {operation.Path} does not say what {shown.Page.Name} looks like in JSON.");
        var made = shape.Make(shown.Content, page);
        return new(StatusCodes.Status200OK, JsonSerializer.Serialize(made, shape.Result, ApiJson.Options), null, false);
    }

    private static ApiAnswer Done(GonePage gone, ApiOperation operation, Say say)
    {
        var at = ApiEndpoints.Prefix + (gone.Made ?? gone.Path);
        if (!operation.IsAct)
        {
            return new(StatusCodes.Status303SeeOther, null, at, false);
        }

        var done = new ActDone(gone.Said?.In(say), at, gone.Said?.UndoPath is { } undo ? ApiEndpoints.Prefix + undo : null);
        return new(gone.Made is null ? StatusCodes.Status200OK : StatusCodes.Status201Created, JsonSerializer.Serialize(done, ApiJson.Options), gone.Made is null ? null : at, true);
    }
}
