using Avow.Database;
using Avow.Holdings;
using Avow.Modules.MessageBank;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Demo;

/// <summary>Makes up clients, contacts and messages, the same ones for the same seed.</summary>
public sealed class DemoData(Store store, HoldingRegister holds, PolicyShelf shelf, Retention retention)
{
    private const int Batch = 5_000;

    /// <summary>Fills one organisation.</summary>
    /// <param name="until">The newest message is taken shortly before this instant.</param>
    /// <param name="days">Over how many days back the messages are spread; at most one day less than the policy keeps them.</param>
    public async Task Fill(long organisationId, Guid takenBy, int clients, int messages, int contacts, int seed, Instant until, int days, CancellationToken cancel = default)
    {
        var random = new Random(seed);
        var made = await FillClients(organisationId, clients, contacts, random, until, cancel);
        var times = Enumerable.Range(0, messages).Select(_ => CallTime(random, until, days)).Order().ToArray();
        for (var from = 0; from < messages; from += Batch)
        {
            await using var work = await store.Write(organisationId, cancel);
            var batch = new List<PhoneMessage>(Batch);
            var around = await Surroundings.Of(work.Db, shelf, cancel);
            var holding = holds.Of("phone-message");
            for (var i = from; i < Math.Min(messages, from + Batch); i++)
            {
                var client = made[random.Next(made.Count)];
                var message = DemoWords.Message(random, client, takenBy, number: 42_000 + i, times[i]);
                message.LookAt = around.Decide(holding, Facts(message), until).LookAt;
                batch.Add(message);
            }

            await work.Insert(batch, cancel);
            await MessageCounter.Reach(work, 42_000 + Math.Min(messages, from + Batch) - 1, cancel);
            await work.Commit(cancel);
        }

        await Forecast(organisationId, until, cancel);
    }

    private async Task<List<Client>> FillClients(
        long organisationId, int clients, int contacts, Random random, Instant until, CancellationToken cancel)
    {
        await using var work = await store.Write(organisationId, cancel);
        var made = Enumerable.Range(0, clients).Select(i => DemoWords.Client(random, i, until)).ToList();
        foreach (var client in made)
        {
            client.LookAt = Instant.MaxValue;
            work.Db.Add(client);
        }

        for (var i = 0; i < Math.Max(contacts, clients); i++)
        {
            var contact = DemoWords.Contact(random, made[i % clients], i);
            contact.LookAt = Instant.MaxValue;
            work.Db.Add(contact);
        }

        await work.Commit(cancel);
        return made;
    }

    private async Task Forecast(long organisationId, Instant now, CancellationToken cancel)
    {
        var forecast = await retention.Forecast(organisationId, now, cancel);
        await using var work = await store.Write(organisationId, cancel);
        await Guard.Expect(work, forecast, now, cancel);
        await work.Commit(cancel);
    }

    private static Known Facts(PhoneMessage message) =>
        new(message.Id, message.ClientId, null) { { "received", message.ReceivedAt }, { "service-ceased", message.Client.CeasedAt } };

    /// <summary>Mostly office hours on working days, never after <paramref name="until"/>.</summary>
    private static Instant CallTime(Random random, Instant until, int days)
    {
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        var today = until.InZone(zone).Date;
        for (; ; )
        {
            var day = today.PlusDays(-random.Next(days));
            var quiet = day.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday && random.Next(5) > 0;
            var at = (day + new LocalTime(8, 0).PlusSeconds(random.Next(10 * 3600))).InZoneLeniently(zone).ToInstant();
            if (!quiet && at < until)
            {
                return at;
            }
        }
    }
}
