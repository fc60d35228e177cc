using Avow.Holdings;
using Avow.Modules.MessageBank;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace App.Tests.Harness;

/// <summary>Changes of facts, as the engine wants them made: with the order to decide again in the same transaction.</summary>
public sealed partial class Office
{
    private Redecide Redecide => house.Get<Redecide>();

    /// <summary>A hold on one record (with its kind) or on all records of a client.</summary>
    public async Task<PlacedHold> Hold(Guid covers, string? kind = null, Instant? from = null, Instant? until = null, string reason = "A claim is expected")
    {
        var hold = new PlacedHold
        {
            Id = Guid.CreateVersion7(), Reason = reason, Owner = Guid.CreateVersion7(), RecordKind = kind, Covers = covers,
            From = from ?? house.Clock.Now, Until = until, ReviewAt = house.Clock.Now + Duration.FromDays(30),
        };
        await Change(async work =>
        {
            await Redecide.Stamp(work, hold, "hold");
            work.Db.Add(hold);
            await DecideAgain(work, covers, kind);
        });
        return hold;
    }

    public Task Lift(PlacedHold hold) => Change(async work =>
    {
        var placed = await work.Db.Set<PlacedHold>().SingleAsync(h => h.Id == hold.Id);
        placed.LiftedAt = house.Clock.Now;
        await Redecide.Record(work, "hold", hold.Id);
        await DecideAgain(work, hold.Covers, hold.RecordKind);
    });

    /// <summary>The client says how long we may keep its messages; null takes it back.</summary>
    public Task Instruct(Client client, string? keep) => Change(work =>
    {
        work.Db.Add(new ClientInstruction
        {
            Id = Guid.CreateVersion7(), ClientId = client.Id, Keep = keep, GivenAt = house.Clock.Now, RecordedBy = Guid.CreateVersion7(),
        });
        return Redecide.Client(work, client.Id);
    });

    public Task Cease(Client client, Instant? at = null) => Change(async work =>
    {
        (await work.Db.Set<Client>().SingleAsync(c => c.Id == client.Id)).CeasedAt = at ?? house.Clock.Now;
        await Redecide.Client(work, client.Id);
    });

    public Task Remove(PhoneMessage message) => SetRemoved(message, house.Clock.Now);

    public Task UndoRemoval(PhoneMessage message) => SetRemoved(message, null);

    public Task Publish(string text) => Change(work =>
    {
        work.Db.Add(ActivatorUtilities.CreateInstance<Founding>(house.Services).Publish(PolicyReader.Read(text).Policy!, text));
        return Redecide.Everything(work);
    });

    /// <summary>Publishes another period for messages, in force from a date.</summary>
    /// <param name="period">In the policy's words, such as <c>90 days</c>.</param>
    public async Task KeepMessages(string period, LocalDate from)
    {
        var text = await Read(db => db.Set<Avow.Modules.Organisations.PublishedPolicy>().OrderByDescending(p => p.PublishedAt).Select(p => p.Text).FirstAsync());
        KeepPeriod.TryParse(period, out var parsed);
        await Publish(PolicyText.WithPeriod(text, "message-taking", "phone-message", 0, parsed, new VersionId(from)));
    }

    private Task SetRemoved(PhoneMessage message, Instant? at) => Change(async work =>
    {
        (await work.Db.Set<PhoneMessage>().SingleAsync(m => m.Id == message.Id)).RemovedAt = at;
        await Redecide.Record(work, "phone-message", message.Id);
    });

    private Task DecideAgain(Avow.Database.Work work, Guid covers, string? kind) =>
        kind is null ? Redecide.Client(work, covers) : Redecide.Record(work, kind, covers);
}
