using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Avow.Modules.Identity;

namespace App.Tests.Harness;

/// <summary>A program that calls the API with a token of one organisation.</summary>
public sealed class ApiProgram : IDisposable
{
    private readonly HttpClient _http;
    private readonly string _slug;

    /// <param name="token">Null for a program without one.</param>
    public ApiProgram(Uri address, string slug, string? token)
    {
        _slug = slug;
        _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };
        _http.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token);
    }

    /// <summary>A program of an office, in a role.</summary>
    public static async Task<ApiProgram> Of(Office office, StaffRole role = StaffRole.Owner, int days = 30) => (await Made(office, role, days)).Program;

    /// <summary>The same, with its token.</summary>
    public static async Task<(ApiProgram Program, ApiToken Token, string Secret)> Made(Office office, StaffRole role = StaffRole.Owner, int days = 30)
    {
        using var listening = await office.House.Browse();
        (ApiToken Token, string Secret) made = default;
        await office.Change(async work => made = await office.House.Get<TokenBook>().Make(work, $"{role} program", role, days, by: null));
        return (new(office.House.Address, office.Slug, made.Secret!), made.Token!, made.Secret!);
    }

    /// <summary>The same token, tried at another organisation.</summary>
    public ApiProgram At(string slug) => new(_http.BaseAddress!, slug, _http.DefaultRequestHeaders.Authorization?.Parameter);

    /// <param name="path">Below the organisation, or a whole path.</param>
    public Task<ApiHeard> Get(string path) => Send(new HttpRequestMessage(HttpMethod.Get, Whole(path)));

    public Task<ApiHeard> Act(string path, object? body = null, string? key = null) =>
        Send(new HttpRequestMessage(HttpMethod.Post, Whole(path)) { Content = body is null ? null : new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") }, key);

    public Task<ApiHeard> Upload(string path, string name, string text)
    {
        var part = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        part.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return Send(new HttpRequestMessage(HttpMethod.Post, Whole(path)) { Content = new MultipartFormDataContent { { part, "file", name } } });
    }

    public async Task<ApiHeard> Send(HttpRequestMessage request, string? key = null)
    {
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var answer = await _http.SendAsync(request);
        var headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(h => h.Key, h => string.Join(", ", h.Value), StringComparer.OrdinalIgnoreCase);
        return new(answer.StatusCode, await answer.Content.ReadAsStringAsync(), headers);
    }

    public void Dispose() => _http.Dispose();

    private string Whole(string path) => path.StartsWith("/api/", StringComparison.Ordinal) ? path : $"/api/v1/{_slug}/{path}";
}

/// <summary>What a program heard.</summary>
public sealed record ApiHeard(HttpStatusCode Status, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public JsonNode Json => JsonNode.Parse(Body) ?? throw new InvalidOperationException($"{(int)Status} answered with nothing.");

    public string? Location => Headers.GetValueOrDefault("Location");

    /// <summary>The id at the end of the address of what was made.</summary>
    public Guid Made => Guid.Parse(Location?.Split('/')[^1] ?? throw new InvalidOperationException($"{(int)Status}: {Body}"));

    /// <summary>The fields that must be corrected.</summary>
    public IReadOnlyList<string> Wrong => [.. (Json["errors"]?.AsArray() ?? []).Select(e => (string)e!["field"]!)];
}
