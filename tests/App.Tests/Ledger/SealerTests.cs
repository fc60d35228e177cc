using App.Tests.Harness;
using Avow.Ledger;
using Shouldly;

namespace Avow.Tests.Ledger;

/// <summary>One chain, whoever writes and whoever seals.</summary>
public sealed class SealerTests
{
    [Databases]
    public async Task Two_sealers_and_many_writers_make_one_chain(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await using var other = await house.Another();
        var office = await house.Found();
        var writing = Task.WhenAll(Enumerable.Range(0, 4).Select(w => Task.Run(() => Write(w % 2 == 0 ? office : office.Elsewhere(other), 25))));
        var sealing = Task.WhenAll(new[] { house, other }.Select(h => Task.Run(() => SealUntil(h, office.Id, writing))));
        await writing;
        await sealing;
        await house.Get<Sealer>().Seal(office.Id);

        var report = await office.VerifyLedger();
        report.Fault.ShouldBeNull();
        (report.Size, report.Covered).ShouldBe((101, 101));
        (await house.Count("SELECT count(*) FROM ledger WHERE sequence IS NULL")).ShouldBe(0);
        (await house.Count("SELECT count(*) FROM ledger_public_key")).ShouldBe(1);
    }

    [Databases]
    public async Task Sealing_twice_changes_nothing(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await house.Get<Sealer>().Seal(office.Id);
        var before = await house.Rows("SELECT sequence, hash FROM ledger");
        await house.Get<Sealer>().Seal(office.Id);
        (await house.Rows("SELECT sequence, hash FROM ledger")).ShouldBeEquivalentTo(before);
        (await house.Count("SELECT count(*) FROM ledger_checkpoint")).ShouldBe(1);
    }

    private static async Task Write(Office office, int entries)
    {
        for (var i = 0; i < entries; i++)
        {
            await office.Change(work =>
            {
                office.House.Get<LedgerWriter>().Write(work, new LedgerEntry { At = office.House.Clock.Now, Act = "tried" });
                return Task.CompletedTask;
            });
        }
    }

    private static async Task SealUntil(House house, long organisation, Task done)
    {
        while (!done.IsCompleted)
        {
            await house.Get<Sealer>().Seal(organisation);
            await Task.Delay(5);
        }
    }
}
