using System.Net;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Webhooks;

/// <summary>An address with how it does.</summary>
public sealed record WebhookRow(Webhook Webhook, int Waiting, WebhookDelivery? Last);

/// <summary>The owner says which programs are told of what, tries an address, and takes it away.</summary>
internal static class Webhooks
{
    private const int LongestAddress = 500;
    private const int Shown = 50;

    public static Task<IResult> List(Visit visit, Pages pages, PageContext page) => Page(visit, pages, page, "", [], Faults.None);

    public static async Task<IResult> Enter(Visit visit, Pages pages, PageContext page, IFormCollection form, WebhookSettings settings, WebhookSecrets secrets, LedgerWriter ledger)
    {
        var (address, events) = (form["address"].ToString().Trim(), form["events"].OfType<string>().Where(WebhookEvents.All.Contains).Distinct().ToList());
        var faults = new Faults();
        if (FaultOf(address, settings) is { } fault)
        {
            faults.Add("address", page.Say[fault]);
        }

        if (!HoldingRegister.Covers(visit.Policy, WebhookDelivery.Kind))
        {
            faults.Add("address", page.Say["webhooks.fault.policy"]);
        }

        if (events.Count == 0)
        {
            faults.Add("events", page.Say["webhooks.fault.events"]);
        }

        if (faults.Count > 0)
        {
            return await Page(visit, pages, page, address, events, faults);
        }

        var webhook = new Webhook { Id = Guid.CreateVersion7(), Address = address, Events = string.Join(' ', events), Secret = secrets.New(), MadeAt = visit.Now };
        visit.Db.Add(webhook);
        Note(visit, ledger, webhook, "webhook-entered");
        return Pages.Go(visit.At($"webhooks/{webhook.Id}"), Said.Done("webhooks.entered"), visit.At($"webhooks/{webhook.Id}"));
    }

    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, Guid id, WebhookSecrets secrets, BusinessClock clock)
    {
        if (await Find(visit, id) is not { } webhook)
        {
            return Results.NotFound();
        }

        var deliveries = await visit.Db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.WebhookId == id).OrderByDescending(d => d.QueuedAt).ThenByDescending(d => d.Place).Take(Shown).ToListAsync();
        return pages.Show<WebhookPage>(page.Say["webhooks.one"], new { Webhook = webhook, Secret = secrets.Shown(webhook), Deliveries = deliveries, Now = clock.MachineNow });
    }

    /// <summary>On the same way as every event, so that it proves that way.</summary>
    public static async Task<IResult> Try(Visit visit, Guid id, TellPrograms tell, WorkQueue queue)
    {
        if (await Find(visit, id) is not { StoppedAt: null } webhook)
        {
            return Results.NotFound();
        }

        await tell.Add(visit.Work, webhook, [(new(WebhookDelivery.Test, visit.Now, new(Guid.CreateVersion7(), null, webhook.Id, 0, null, null)), 0)]);
        webhook.RestsUntil = null;
        queue.Add(visit.Work, TellPrograms.Work, id);
        return Pages.Go(visit.At($"webhooks/{id}"), Said.Done("webhooks.tried"));
    }

    public static async Task<IResult> Resume(Visit visit, Guid id, WorkQueue queue)
    {
        if (await Find(visit, id) is not { StoppedAt: not null } webhook)
        {
            return Results.NotFound();
        }

        (webhook.StoppedAt, webhook.RestsUntil, webhook.Failures) = (null, null, 0);
        queue.Add(visit.Work, TellPrograms.Work, id);
        return Pages.Go(visit.At($"webhooks/{id}"), Said.Done("webhooks.resumed"));
    }

    public static async Task<IResult> AskRemove(Visit visit, Pages pages, PageContext page, Guid id) => await Find(visit, id) is { } webhook
        ? pages.Show<RemoveWebhookPage>(page.Say["webhooks.remove"], new { webhook.Id, webhook.Address })
        : Results.NotFound();

    public static async Task<IResult> Remove(Visit visit, Guid id, LedgerWriter ledger)
    {
        if (await Find(visit, id) is not { } webhook)
        {
            return Results.NotFound();
        }

        await visit.Db.Set<WebhookDelivery>().Where(d => d.WebhookId == id).ExecuteDeleteAsync();
        visit.Db.Remove(webhook);
        Note(visit, ledger, webhook, "webhook-removed");
        return Pages.Go(visit.At("webhooks"), Said.Done("webhooks.removed"));
    }

    /// <summary>The text key of what is wrong with an address, or null. A name is looked at again whenever it is called.</summary>
    internal static string? FaultOf(string address, WebhookSettings settings) =>
        address.Length > LongestAddress || !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0
            || !(uri.Scheme == Uri.UriSchemeHttps || (settings.AllowsPrivate && uri.Scheme == Uri.UriSchemeHttp)) ? "webhooks.fault.address"
        : !settings.AllowsPrivate && (uri.IsLoopback || (IPAddress.TryParse(uri.DnsSafeHost, out var number) && !PublicAddress.Is(number))) ? "webhooks.fault.private"
        : null;

    private static Task<Webhook?> Find(Visit visit, Guid id) => visit.Db.Set<Webhook>().SingleOrDefaultAsync(w => w.Id == id);

    private static void Note(Visit visit, LedgerWriter ledger, Webhook webhook, string act) =>
        ledger.Write(visit.Work, new LedgerEntry { At = visit.Now, Act = act, Policy = visit.Policy.Version.ToString(), Actor = visit.Staff.Id, Subject = webhook.Id });

    private static async Task<IResult> Page(Visit visit, Pages pages, PageContext page, string address, IReadOnlyList<string> events, Faults faults)
    {
        var webhooks = await visit.Db.Set<Webhook>().AsNoTracking().OrderBy(w => w.Address).ThenBy(w => w.Id).ToListAsync();
        var rows = new List<WebhookRow>();
        foreach (var webhook in webhooks)
        {
            var deliveries = visit.Db.Set<WebhookDelivery>().AsNoTracking().Where(d => d.WebhookId == webhook.Id);
            rows.Add(new(webhook, await deliveries.CountAsync(d => d.TakenAt == null), await deliveries.Where(d => d.Attempts > 0).OrderByDescending(d => d.QueuedAt).ThenByDescending(d => d.Place).FirstOrDefaultAsync()));
        }

        return pages.Show<WebhooksPage>(
            page.Say["webhooks.title"], new { Rows = rows, Address = address, Events = events, Faults = faults },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
