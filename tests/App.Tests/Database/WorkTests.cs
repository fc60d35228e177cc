using App.Tests.Harness;
using Avow.Database;
using Shouldly;

namespace App.Tests.Database;

/// <summary>A unit of work gives its context back, and then it is another's.</summary>
public sealed class WorkTests
{
    [Databases]
    public async Task Ended_twice_it_takes_no_context_out_of_the_next_ones_hands(DatabaseKind kind)
    {
        await using var house = await House.Open(kind);
        var office = await house.Found();
        var first = await house.Store.Read(office.Id);
        await first.DisposeAsync();
        // Contexts are lent in turn: sooner or later somebody has the first one's.
        var lent = new List<Work>();
        while (lent.Count < 100 && lent.TrueForAll(w => w.Db != first.Db))
        {
            lent.Add(await house.Store.Read(office.Id));
        }

        lent[^1].Db.ShouldBeSameAs(first.Db);
        await first.DisposeAsync();
        await using (var next = await house.Store.Read(office.Id))
        {
            lent.ShouldAllBe(w => w.Db != next.Db);
        }

        foreach (var work in lent)
        {
            await work.DisposeAsync();
        }
    }
}
