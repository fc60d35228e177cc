using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace App.Tests.Modules.Webhooks;

/// <summary>A program that listens for events, and answers as it is told to.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication _app;

    private Listener(WebApplication app) => _app = app;

    public ConcurrentQueue<(IReadOnlyDictionary<string, string> Headers, string Body)> Heard { get; } = new();

    public int Answer { get; set; } = StatusCodes.Status204NoContent;

    public string Address => _app.Urls.First() + "/hooks";

    public static async Task<Listener> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var listener = new Listener(app);
        app.MapPost("/hooks", listener.Hear);
        app.MapPost("/elsewhere", listener.Hear);
        await app.StartAsync();
        return listener;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Hear(HttpContext http)
    {
        using var reader = new StreamReader(http.Request.Body);
        Heard.Enqueue((http.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), await reader.ReadToEndAsync()));
        http.Response.StatusCode = Answer;
        if (Answer is >= 300 and < 400)
        {
            http.Response.Headers.Location = "/elsewhere";
        }
    }
}
