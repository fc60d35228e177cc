using App.Tests.Harness;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using NodaTime;
using Shouldly;

namespace App.Tests.Holdings;

/// <summary>The process dies between any two effects of a night; nothing is lost, nothing goes twice, the next one goes on.</summary>
public sealed class CrashTests
{
    private static readonly LocalDate Captured = new(2026, 3, 2);

    [Databases, Promise("D-11")]
    public async Task A_night_that_dies_anywhere_is_finished_by_the_next(DatabaseKind database)
    {
        var places = new List<string>();
        for (var deaths = 1; await DiesAtStep(database, deaths, places); deaths++)
        {
        }

        places.ShouldContain("sweep:after-delete");
        places.ShouldContain("sweep:before-commit");
        places.ShouldContain("run:begun");
        places.ShouldContain("sealer:before-commit");
    }

    /// <returns>False when the night has fewer steps.</returns>
    private static async Task<bool> DiesAtStep(DatabaseKind database, int step, List<string> places)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        var messages = new[] { await office.Capture(client), await office.Capture(client), await office.Capture(client) };
        await office.Cease(client);
        await house.MoveTo(Captured.PlusDays(100));
        var died = await Dies(house, office, step, places);
        await house.Die();

        await using var again = await house.Another();
        var next = office.Elsewhere(again);
        (await next.Night()).LeftOver.ShouldBe(0);
        foreach (var table in new[] { "phone_message", "client_contact", "client" })
        {
            (await again.Count($"SELECT count(*) FROM {table}")).ShouldBe(0, $"{table} after dying at step {step}");
        }

        await EachWentOnce(next, [.. messages.Select(m => ("phone-message", m.Id)), ("client-set-up", client.Id), ("client-contact", client.Contacts[0].Id)]);
        return died;
    }

    private static async Task<bool> Dies(House house, Office office, int step, List<string> places)
    {
        var reached = 0;
        house.Crash.Listen(place =>
        {
            if (++reached == step)
            {
                places.Add(place);
                throw new CrashException(place);
            }
        });
        try
        {
            await office.Night();
            return false;
        }
        catch (CrashException)
        {
            return true;
        }
    }

    private static async Task EachWentOnce(Office office, IReadOnlyCollection<(string Kind, Guid Id)> records)
    {
        var entries = await office.Ledger(Disposed);
        entries.Sum(e => e.Count).ShouldBe(records.Count);
        foreach (var (kind, id) in records)
        {
            entries.Count(e => LeafSet.Stored(e.Leaves!).IndexOf(new RecordLeaf(kind, id, e.Rule!, House.London(Captured.PlusDays(100)))) >= 0)
                .ShouldBe(1, $"{kind} has one leaf");
        }

        (await office.VerifyLedger()).Fault.ShouldBeNull();
    }

    private const string Disposed = "disposed";
}
