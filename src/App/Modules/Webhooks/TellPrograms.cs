using System.Text.Json;
using Avow.Api;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Webhooks;

/// <summary>What a program is told: which act, when, and opaque ids. Whoever wants more asks the API, with a token and the rights of its role.</summary>
public sealed record EventTold(string Type, Instant Timestamp, EventData Data);

/// <param name="Entry">The id of the ledger's entry.</param>
/// <param name="Subject">What the act was about, such as a message; null when its kind says enough.</param>
public sealed record EventData(Guid Entry, string? Kind, Guid? Subject, int Count, string? Rule, string? Policy);

/// <summary>Takes each act from the ledger as it is sealed, and carries it to the addresses that asked for it: in order, signed, tried again.</summary>
internal sealed class TellPrograms(Store store, WorkQueue queue, WebhookPost post, BusinessClock clock, HoldingRegister holds, PolicyShelf shelf)
{
    public const string Work = "webhook";

    /// <summary>After this many failures in a row, which take about a day, an address is left alone until somebody looks.</summary>
    public const int MostFailures = 12;

    private const int AtOnce = 50;

    /// <summary>In the transaction that seals: an act without its event, or an event without its act, cannot be.</summary>
    public async Task Queue(Work work, IReadOnlyList<LedgerEntry> sealedNow, CancellationToken cancel)
    {
        foreach (var webhook in await work.Db.Set<Webhook>().AsNoTracking().ToListAsync(cancel))
        {
            var told = sealedNow.Where(e => webhook.Wants(e.Act)).Select(e => (new EventTold(e.Act, e.At, new(e.Id, e.Kind, e.Subject, e.Count, e.Rule, e.Policy)), e.Sequence ?? 0)).ToList();
            if (told.Count > 0)
            {
                await Add(work, webhook, told, cancel);
                queue.Add(work, Work, webhook.Id);
            }
        }
    }

    /// <param name="told">Each event with its place in the ledger; 0 for a test.</param>
    public async Task Add(Work work, Webhook webhook, IReadOnlyList<(EventTold Told, long Place)> told, CancellationToken cancel = default)
    {
        var (holding, around) = (holds.Of(WebhookDelivery.Kind), await Surroundings.Of(work.Db, shelf, cancel));
        foreach (var (one, place) in told)
        {
            var delivery = new WebhookDelivery
            {
                Id = Guid.CreateVersion7(), WebhookId = webhook.Id, Event = one.Type, Body = JsonSerializer.Serialize(one, ApiJson.Options), QueuedAt = clock.Now, Place = place,
            };
            delivery.LookAt = around.Decide(holding, holding.Describe(delivery), clock.Now).LookAt;
            work.Db.Add(delivery);
        }
    }

    /// <summary>Sends what waits for one address, oldest first, and stops at the first that is not taken.</summary>
    public async Task Carry(Leased item, CancellationToken cancel)
    {
        var (webhook, waiting) = await Waiting(item, cancel);
        foreach (var delivery in waiting)
        {
            var (taken, answer) = await post.Send(webhook!, delivery, cancel);
            if (!await Settle(item, delivery.Id, taken, answer, cancel))
            {
                return;
            }
        }

        if (waiting.Count == AtOnce)
        {
            await GoOn(item, cancel);
        }
    }

    private async Task<(Webhook? Webhook, List<WebhookDelivery> Waiting)> Waiting(Leased item, CancellationToken cancel)
    {
        await using var work = await store.Read(item.OrganisationId, cancel);
        var now = clock.MachineNow;
        var webhook = await work.Db.Set<Webhook>().AsNoTracking().SingleOrDefaultAsync(w => w.Id == item.Subject, cancel);
        return webhook is null or { StoppedAt: not null } || webhook.RestsUntil > now
            ? (webhook, [])
            : (webhook, await work.Db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.WebhookId == webhook.Id && d.TakenAt == null).OrderBy(d => d.QueuedAt).ThenBy(d => d.Place).Take(AtOnce).ToListAsync(cancel));
    }

    /// <summary>Writes down what became of an attempt; after a failure the address rests 1, 2, 4 … minutes, at most six hours.</summary>
    /// <returns>Whether to go on.</returns>
    private async Task<bool> Settle(Leased item, Guid id, bool taken, string answer, CancellationToken cancel)
    {
        await using var work = await store.Write(item.OrganisationId, cancel);
        var now = clock.MachineNow;
        if (await work.Db.Set<Webhook>().SingleOrDefaultAsync(w => w.Id == item.Subject, cancel) is not { } webhook || await work.Db.Set<WebhookDelivery>().SingleOrDefaultAsync(d => d.Id == id, cancel) is not { } delivery)
        {
            return false;
        }

        (delivery.Attempts, delivery.LastAnswer, delivery.TakenAt) = (delivery.Attempts + 1, answer, taken ? now : null);
        webhook.Failures = taken ? 0 : webhook.Failures + 1;
        webhook.RestsUntil = taken ? null : now + Duration.FromMinutes(Math.Min(360, 1 << Math.Min(webhook.Failures - 1, 9)));
        webhook.StoppedAt = !taken && (answer == "410" || webhook.Failures >= MostFailures) ? now : null;
        if (webhook is { StoppedAt: null, RestsUntil: { } later })
        {
            queue.Add(work, Work, webhook.Id, later);
        }

        await work.Commit(cancel);
        return taken;
    }

    private async Task GoOn(Leased item, CancellationToken cancel)
    {
        await using var work = await store.Write(item.OrganisationId, cancel);
        queue.Add(work, Work, item.Subject);
        await work.Commit(cancel);
    }
}
