using Avow.Api;
using NodaTime;

namespace Avow.Modules.Webhooks;

/// <summary>An address that is told of events.</summary>
/// <param name="StoppedAt">When it was given up until somebody looks.</param>
public sealed record ApiWebhookLine(Guid Id, string Address, IReadOnlyList<string> Events, int Waiting, int Failures, Instant? RestsUntil, Instant? StoppedAt);

/// <summary>An address with its secret and its last deliveries.</summary>
public sealed record ApiWebhook(Guid Id, string Address, IReadOnlyList<string> Events, string Secret, int Failures, Instant? RestsUntil, Instant? StoppedAt, IReadOnlyList<ApiWebhookDelivery> Deliveries);

/// <summary>One event on its way.</summary>
public sealed record ApiWebhookDelivery(Guid Id, string Event, Instant QueuedAt, int Attempts, Instant? TakenAt, string? LastAnswer);

/// <summary>Webhooks as programs set them up.</summary>
internal static class WebhooksApi
{
    public static void Declare(ApiRegister api)
    {
        api.Get("/webhooks", "The addresses that are told of events").Gives((WebhooksPage p) => new Listed<ApiWebhookLine>(
            [.. p.Rows.Select(r => new ApiWebhookLine(r.Webhook.Id, r.Webhook.Address, r.Webhook.Events.Split(' '), r.Waiting, r.Webhook.Failures, r.Webhook.RestsUntil, r.Webhook.StoppedAt))], null));
        api.Act("/webhooks", "Enters an address and the events it is told of", Takes.Text("address").Must, Takes.Many("events").Must.Meaning($"Of: {string.Join(", ", WebhookEvents.All)}."));
        api.Get("/webhooks/{id:guid}", "One address with its secret and its last deliveries").Gives((WebhookPage p) => new ApiWebhook(
            p.Webhook.Id, p.Webhook.Address, p.Webhook.Events.Split(' '), p.Secret, p.Webhook.Failures, p.Webhook.RestsUntil, p.Webhook.StoppedAt,
            [.. p.Deliveries.Select(d => new ApiWebhookDelivery(d.Id, d.Event, d.QueuedAt, d.Attempts, d.TakenAt, d.LastAnswer))]));
        api.Act("/webhooks/{id:guid}/test", "Sends an event to try the address");
        api.Act("/webhooks/{id:guid}/resumption", "Goes on with an address that was given up");
        api.Act("/webhooks/{id:guid}/removal", "Takes an address away, with what waits for it");
    }
}
