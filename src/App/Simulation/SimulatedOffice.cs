using Avow.Database;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Mail;
using Avow.Modules.MessageBank;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Simulation;

/// <summary>One office: what happens in it happens in the database and, once it is committed, in the second implementation.</summary>
internal sealed class SimulatedOffice(SimulatedHouse house, Organisation organisation, PlainOffice plain, string policy)
{
    private string _policy = policy;
    private long _number;

    public long Id => organisation.Id;

    public string Slug => organisation.Slug;

    public PlainOffice Plain => plain;

    private Instant Now => house.Time.Now;

    private Redecide Redecide => house.Get<Redecide>();

    public async Task AddClient()
    {
        var client = new Client { Id = NewId(), Name = "A client", Greeting = "Good morning.", Form = CaptureForm.Default([]).ToJson(), Since = Now };
        var contact = new ClientContact { Id = NewId(), ClientId = client.Id, Client = client, Name = "A contact", Since = Now };
        client.Contacts.Add(contact);
        await Change(async work =>
        {
            await Redecide.Stamp(work, client, "client-set-up");
            await Redecide.Stamp(work, contact, "client-contact");
            work.Db.Add(client);
        });
        plain.Clients.Add(new(client.Id, contact.Id));
        plain.Contacts.Add(contact.Id);
    }

    public async Task Capture(PlainClient of, int count)
    {
        var made = new List<PlainMessage>();
        await Change(async work =>
        {
            var client = await work.Db.Set<Client>().SingleAsync(c => c.Id == of.Id);
            for (var i = 0; i < count; i++)
            {
                var message = new PhoneMessage
                {
                    Id = NewId(), ClientId = client.Id, Client = client, Number = ++_number, ReceivedAt = Now, Body = "Please ring back.",
                    Urgency = Urgency.CanWait, TakenBy = client.Id,
                };
                await Redecide.Stamp(work, message, "phone-message");
                work.Db.Add(message);
                made.Add(new(message.Id, of, Now));
            }

            house.Get<LedgerWriter>().Write(work, new LedgerEntry { At = Now, Act = "captured", Kind = "phone-message", Count = count });
        });
        plain.Messages.AddRange(made);
    }

    public async Task Write(PlainMessage about, bool sent)
    {
        var mail = new OutgoingMail
        {
            Id = NewId(), Purpose = "message-taking", AboutKind = "phone-message", AboutId = about.Id, ToAddress = "contact@client.example", ToName = "A contact",
            Subject = "A message", Body = "Please ring back.", WrittenAt = Now, SettledAt = sent ? Now : null,
        };
        await Change(async work =>
        {
            await Redecide.Stamp(work, mail, "outgoing-mail");
            work.Db.Add(mail);
            work.Db.Add(new Delivery { Id = NewId(), MessageId = about.Id, MailId = mail.Id, ContactId = about.Client.ContactId, QueuedAt = Now });
        });
        plain.Mails.Add(new(mail.Id, about, mail.SettledAt));
    }

    public async Task Hold(PlainClient client, PlainMessage? message, Instant? until)
    {
        var hold = new PlacedHold
        {
            Id = NewId(), Reason = "A claim", Owner = client.Id, Covers = message?.Id ?? client.Id, RecordKind = message is null ? null : "phone-message",
            From = Now, Until = until, ReviewAt = Now,
        };
        await Change(async work =>
        {
            await Redecide.Stamp(work, hold, "hold");
            work.Db.Add(hold);
            await DecideAgain(work, hold.Covers, hold.RecordKind);
        });
        plain.Holds.Add(new(hold.Id, hold.Covers, Now, until));
    }

    public async Task Lift(PlainHold hold)
    {
        await Change(async work =>
        {
            var placed = await work.Db.Set<PlacedHold>().SingleAsync(h => h.Id == hold.Id);
            placed.LiftedAt = Now;
            await Redecide.Record(work, "hold", hold.Id);
            await DecideAgain(work, hold.Covers, placed.RecordKind);
        });
        hold.LiftedAt = Now;
    }

    public async Task SetRemoved(PlainMessage message, Instant? at)
    {
        await Change(async work =>
        {
            (await work.Db.Set<PhoneMessage>().SingleAsync(m => m.Id == message.Id)).RemovedAt = at;
            await Redecide.Record(work, "phone-message", message.Id);
        });
        message.RemovedAt = at;
    }

    public async Task Instruct(PlainClient client, (int Count, bool Months)? told)
    {
        await Change(work =>
        {
            var keep = told is { } by ? $"{by.Count} {(by.Months ? "months" : "days")}" : null;
            work.Db.Add(new ClientInstruction { Id = NewId(), ClientId = client.Id, Keep = keep, GivenAt = Now, RecordedBy = client.Id });
            return Redecide.Client(work, client.Id);
        });
        client.Told = told;
    }

    public async Task Cease(PlainClient client)
    {
        await Change(async work =>
        {
            (await work.Db.Set<Client>().SingleAsync(c => c.Id == client.Id)).CeasedAt = Now;
            await Redecide.Client(work, client.Id);
        });
        client.CeasedAt = Now;
    }

    public async Task Publish(PlainVersion version)
    {
        KeepPeriod.TryParse($"{version.Days} days", out var period);
        var text = PolicyText.WithPeriod(_policy, "message-taking", "phone-message", 0, period, new VersionId(version.From));
        await Change(work =>
        {
            work.Db.Add(ActivatorUtilities.CreateInstance<Founding>(house.Services).Publish(PolicyReader.Read(text).Policy!, text));
            return Redecide.Everything(work);
        });
        _policy = text;
        plain.Versions.Add(version);
    }

    /// <summary>A change that its process does not live to commit: nothing of it may remain.</summary>
    public async Task CeaseAndDie(PlainClient client)
    {
        await using var work = await house.Store.Write(Id);
        (await work.Db.Set<Client>().SingleAsync(c => c.Id == client.Id)).CeasedAt = Now;
        await Redecide.Client(work, client.Id);
        await work.Db.SaveChangesAsync();
    }

    private async Task Change(Func<Work, Task> change)
    {
        await using var work = await house.Store.Write(Id);
        await change(work);
        await work.Commit();
    }

    private Task DecideAgain(Work work, Guid covers, string? kind) => kind is null ? Redecide.Client(work, covers) : Redecide.Record(work, kind, covers);

    private Guid NewId() => Guid.CreateVersion7(Now.ToDateTimeOffset());
}
