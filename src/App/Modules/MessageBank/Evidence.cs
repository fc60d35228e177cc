using Avow.Holdings;
using Avow.Policy.Deciding;
using Avow.Promises;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>What the Message Bank can show for the sentences of the notice that it carries.</summary>
internal static class MessageBankEvidence
{
    private static readonly Duration Day = Duration.FromHours(24);

    /// <summary>A mail that waits longer than this needs somebody to look.</summary>
    private static readonly Duration Patience = Duration.FromMinutes(15);

    private static readonly HoldingRegister Declared = Declare();

    public static void Register(EvidenceRegister evidence)
    {
        evidence.For("promise.message-taking.text-or-email", Delivered);
        evidence.For("promise.message-taking.client-decides", AskedAsTold);
        evidence.For("promise.message-taking.sooner", DeletedSooner);
    }

    /// <summary>Deliveries of the last 24 hours: how many reached the mail server, and how long the slowest took.</summary>
    private static async Task<EvidenceShown> Delivered(EvidenceAsked asked, CancellationToken cancel)
    {
        var since = asked.Now - Day;
        var rows = await asked.Work.Db.Set<Delivery>().Where(d => d.QueuedAt > since && d.QueuedAt <= asked.Now)
            .Select(d => new { d.State, d.QueuedAt, d.SentAt }).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return new(Standing.NothingYet, new("evidence.delivered.none"), new("evidence.delivered.none-words"), Link: "desk");
        }

        var sent = rows.Count(r => r.State == DeliveryState.Sent);
        var failed = rows.Count(r => r.State == DeliveryState.Failed);
        var late = rows.Count(r => r.State == DeliveryState.Queued && asked.Now - r.QueuedAt > Patience);
        var kept = rows.Count(r => r.State == DeliveryState.OutboxOnly);
        var figure = new Phrase("evidence.delivered.figure", ("sent", sent), ("count", rows.Count));
        var slowest = rows.Where(r => r.SentAt is not null).Select(r => r.SentAt!.Value - r.QueuedAt).DefaultIfEmpty(Duration.Zero).Max();
        var (standing, words) = (failed, late, kept) switch
        {
            ( > 0, _, _) => (Standing.Broken, new Phrase("evidence.delivered.failed", ("count", failed))),
            (_, > 0, _) => (Standing.NeedsPerson, new Phrase("evidence.delivered.late", ("count", late))),
            (_, _, > 0) => (Standing.NeedsPerson, new Phrase("evidence.delivered.outbox", ("count", kept))),
            _ => (Standing.Kept, new Phrase("evidence.delivered.slowest", ("count", (long)slowest.TotalSeconds))),
        };
        return new(standing, figure, words, Line: 100.0 * sent / rows.Count, Limit: 100, Link: "outbox");
    }

    /// <summary>Today's messages hold nothing that the client's form does not ask for.</summary>
    private static async Task<EvidenceShown> AskedAsTold(EvidenceAsked asked, CancellationToken cancel)
    {
        var db = asked.Work.Db;
        var forms = await db.Set<Client>().Where(c => c.CeasedAt == null).Select(c => new { c.Id, c.Form }).ToDictionaryAsync(c => c.Id, c => CaptureForm.FromJson(c.Form).Fields, cancel);
        var dayBegins = asked.Policy.Zone.AtStartOfDay(asked.Now.InZone(asked.Policy.Zone).Date).ToInstant();
        var today = await db.Set<PhoneMessage>().Where(m => m.ReceivedAt >= dayBegins)
            .Select(m => new { m.ClientId, Name = m.CallerName != null, Company = m.CallerCompany != null, Phone = m.CallerPhone != null, Email = m.CallerEmail != null }).ToListAsync(cancel);
        var beyond = today.Count(m => forms.GetValueOrDefault(m.ClientId) is { } form
            && ((m.Name && !form.ContainsKey("name")) || (m.Company && !form.ContainsKey("company")) || (m.Phone && !form.ContainsKey("phone")) || (m.Email && !form.ContainsKey("email"))));
        var standing = forms.Count == 0 ? Standing.NothingYet : beyond > 0 ? Standing.NeedsPerson : Standing.Kept;
        return new(
            standing,
            new("evidence.asked.figure", ("count", forms.Count)),
            beyond > 0 ? new("evidence.asked.beyond", ("count", beyond)) : new("evidence.asked.words", ("count", today.Count)),
            Link: "clients");
    }

    /// <summary>No message of a client that wants it sooner has outlived the last run.</summary>
    private static async Task<EvidenceShown> DeletedSooner(EvidenceAsked asked, CancellationToken cancel)
    {
        var db = asked.Work.Db;
        var clients = (await db.Set<ClientInstruction>().AsNoTracking().ToListAsync(cancel))
            .GroupBy(i => i.ClientId).Where(g => g.MaxBy(i => (i.GivenAt, i.Id))!.Keep is not null).Select(g => g.Key).ToList();
        if (clients.Count == 0)
        {
            return new(Standing.NothingYet, new("evidence.sooner.none"), new("evidence.sooner.none-words"), Link: "clients");
        }

        var decidedUntil = await db.Set<RetentionState>().Select(s => s.DecidedUntil).SingleAsync(cancel) ?? Instant.MinValue;
        var ids = await db.Set<PhoneMessage>().Where(m => clients.Contains(m.ClientId) && m.LookAt <= decidedUntil).Select(m => m.Id).ToListAsync(cancel);
        var holding = Declared.Of(MessageBankHoldings.Messages);
        var over = (await holding.Find(db, ids, cancel)).Count(k => asked.Around.Decide(holding, k, decidedUntil).Outcome != Outcome.Keep);
        return new(
            over > 0 ? Standing.Broken : Standing.Kept,
            new("evidence.sooner.figure", ("count", clients.Count)),
            over > 0 ? new("evidence.sooner.over", ("count", over)) : new("evidence.sooner.words"),
            Link: "clients");
    }

    private static HoldingRegister Declare()
    {
        var holds = new HoldingRegister();
        MessageBankHoldings.Declare(holds);
        return holds;
    }
}
