using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Avow.Jobs;

namespace Avow.Modules.Webhooks;

/// <summary>Settings: <c>Webhooks:AllowPrivate</c> for an office whose other programs stand in the same house.</summary>
public sealed record WebhookSettings(bool AllowsPrivate)
{
    public static WebhookSettings Of(IConfiguration? configuration) => new(configuration?.GetValue<bool>("Webhooks:AllowPrivate") == true);
}

/// <summary>Posts one event, signed. Follows no redirection, uses no proxy, and waits five seconds.</summary>
internal sealed class WebhookPost(WebhookSettings settings, WebhookSecrets secrets, BusinessClock clock) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseCookies = false, UseProxy = false, ConnectTimeout = Patience, PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        ConnectCallback = (context, cancel) => PublicAddress.Connect(context, settings.AllowsPrivate, cancel),
    })
    {
        Timeout = Patience,
    };

    /// <returns>Whether the program took it, and its status or a machine word.</returns>
    public async Task<(bool Taken, string Answer)> Send(Webhook webhook, WebhookDelivery delivery, CancellationToken cancel)
    {
        var timestamp = clock.MachineNow.ToUnixTimeSeconds();
        using var request = new HttpRequestMessage(HttpMethod.Post, webhook.Address)
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(delivery.Body)) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        request.Headers.Add("webhook-id", delivery.Id.ToString());
        request.Headers.Add("webhook-timestamp", timestamp.ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", secrets.Sign(webhook, delivery.Id, timestamp, delivery.Body));
        request.Headers.UserAgent.Add(new("Avow", "1"));
        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            return (answer.IsSuccessStatusCode, ((int)answer.StatusCode).ToString(CultureInfo.InvariantCulture));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            return (false, WordOf(failure));
        }
    }

    public void Dispose() => _http.Dispose();

    private static string WordOf(Exception failure) => failure switch
    {
        NotPublic or { InnerException: NotPublic } => "private-address",
        OperationCanceledException => "no-answer",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } or { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain } } or SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.TryAgain } => "unknown-name",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "bad-certificate",
        _ => "not-reached",
    };
}
