using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.MessageBank;
using Avow.Modules.Organisations;
using Avow.Policy.Deciding;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace App.Tests.Harness;

/// <summary>One organisation of a <see cref="House"/> and what happens in it.</summary>
public sealed partial class Office(House house, Organisation organisation)
{
    /// <summary>The password of all staff of all tests.</summary>
    public const string Password = "a-long-enough-password";

    private int _number;

    public House House => house;

    /// <summary>The same organisation, worked in by another process.</summary>
    public Office Elsewhere(House other) => new(other, organisation);

    public long Id => organisation.Id;

    public string Slug => organisation.Slug;

    /// <summary>Reads as this organisation.</summary>
    public async Task<T> Read<T>(Func<AvowDb, Task<T>> read)
    {
        await using var work = await house.Store.Read(Id);
        return await read(work.Db);
    }

    /// <summary>Changes as this organisation, in one transaction.</summary>
    public async Task Change(Func<Work, Task> change)
    {
        await using var work = await house.Store.Write(Id);
        await change(work);
        await work.Commit();
    }

    public async Task<Account> AddStaff(StaffRole role = StaffRole.Owner, string? name = null)
    {
        Account? account = null;
        name ??= $"{role} {++_number}";
        await Change(async work => account = await house.Get<AccountBook>().Add(work, name, $"{name.Replace(' ', '.').ToLowerInvariant()}@{Slug}.example", Password, role));
        return account!;
    }

    /// <summary>A client with one contact who gets messages by e-mail.</summary>
    public async Task<Client> AddClient(string name = "Ashdown Joinery", string contact = "Marion Ashdown")
    {
        var client = new Client
        {
            Id = Guid.CreateVersion7(), Name = name, Greeting = $"Good morning, {name}.", DialledNumber = "01632 960123",
            Form = CaptureForm.Default([]).ToJson(), Since = house.Clock.Now,
        };
        client.Contacts.Add(new ClientContact
        {
            Id = Guid.CreateVersion7(), Client = client, ClientId = client.Id, Name = contact, Since = house.Clock.Now,
            Email = $"{contact.Replace(' ', '.').ToLowerInvariant()}@client.example", Mobile = "07700 900123",
        });
        await Change(async work =>
        {
            await house.Get<Redecide>().Stamp(work, client, "client-set-up");
            await house.Get<Redecide>().Stamp(work, client.Contacts[0], "client-contact");
            work.Db.Add(client);
        });
        return client;
    }

    /// <summary>A message as the engine stores it, with its entry in the ledger; without the form, and without delivery.</summary>
    /// <param name="at">When the call was taken; now when left out.</param>
    public async Task<PhoneMessage> Capture(Client client, string body = "Please ring back after four.", string caller = "Owen Prosser", Instant? at = null)
    {
        PhoneMessage? message = null;
        await Change(async work =>
        {
            var known = await work.Db.Set<Client>().SingleAsync(c => c.Id == client.Id);
            message = new PhoneMessage
            {
                Id = Guid.CreateVersion7(), ClientId = known.Id, Client = known, Number = ++_number, ReceivedAt = at ?? house.Clock.Now, CallerName = caller,
                CallerPhone = "07700 900456", CallerPhoneKey = "07700900456", CallerEmail = "caller@caller.example", Body = body,
                Urgency = Urgency.CanWait, TakenBy = Guid.CreateVersion7(),
            };
            await house.Get<Redecide>().Stamp(work, message, "phone-message");
            work.Db.Add(message);
            house.Get<LedgerWriter>().Write(work, new LedgerEntry { At = house.Clock.Now, Act = "captured", Kind = "phone-message", Count = 1, Subject = message.Id });
        });
        return message!;
    }

    public Task<bool> Has<T>(T record)
        where T : class, IOwned => Read(db => db.Set<T>().AnyAsync(r => r.Id == record.Id));

    /// <summary>The live verdict on a record.</summary>
    public Task<Verdict> VerdictOn(string kind, Guid id) => Read(async db =>
    {
        var holding = house.Get<HoldingRegister>().Of(kind);
        var known = (await holding.Find(db, [id], default)).Single();
        return (await Surroundings.Of(db, house.Get<PolicyShelf>())).Decide(holding, known, house.Clock.Now);
    });

    /// <summary>What waits is carried out, then retention runs for the business clock's now, then the ledger is sealed.</summary>
    public async Task<RunReport> Night(int? confirmed = null)
    {
        await house.Work();
        var report = await house.Get<Retention>().Run(Id, house.Clock.Now, confirmed);
        await house.Get<Sealer>().Seal(Id);
        return report;
    }

    /// <summary>Moves the business clock to the first moment of a day in London and runs this office's night.</summary>
    public async Task<RunReport> NightOf(LocalDate date)
    {
        await house.MoveTo(date);
        return await Night();
    }

    /// <summary>Recomputes the whole sealed ledger.</summary>
    public Task<ChainReport> VerifyLedger() => Read(async db =>
    {
        var keys = (await db.Set<LedgerPublicKey>().AsNoTracking().ToListAsync()).ConvertAll(k => k.ToVerifyingKey());
        var checkpoints = await db.Set<LedgerCheckpoint>().AsNoTracking().OrderBy(c => c.Size).ToListAsync();
        var entries = await db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Sequence != null).OrderBy(e => e.Sequence).ToListAsync();
        return new ChainVerifier(Id, keys, checkpoints, checkpoints.LastOrDefault()?.Note).Verify(entries);
    });

    public Task<List<LedgerEntry>> Ledger(string act) =>
        Read(db => db.Set<LedgerEntry>().AsNoTracking().Where(e => e.Act == act).OrderBy(e => e.Id).ToListAsync());

    /// <summary>A browser in which the account has signed in through the form.</summary>
    public async Task<Browser> SignIn(Account account)
    {
        var browser = await house.Browse();
        await browser.SignIn($"/{Slug}/sign-in", account.Email, Password);
        return browser;
    }
}
