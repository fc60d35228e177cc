using App.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;

namespace App.Tests.Database;

/// <summary>Every index begins with the organisation; SQLite must be told that this tells little.</summary>
public sealed class SizesTests
{
    [Fact]
    public async Task SQLite_learns_how_its_rows_are_spread_and_writes_down_counts_alone()
    {
        await using var house = await House.Open(DatabaseKind.Sqlite);
        var office = await house.Found("mine");
        await office.Capture(await office.AddClient());
        await house.Store.LearnSizes();
        await using var db = house.Store.Context();
        (await db.Database.SqlQueryRaw<string>("SELECT name AS Value FROM sqlite_master WHERE name LIKE 'sqlite_stat%'").ToListAsync()).ShouldBe(["sqlite_stat1"], "another would keep values: names and addresses");
        var spread = await db.Database.SqlQueryRaw<string>("SELECT stat AS Value FROM sqlite_stat1").ToListAsync();
        spread.ShouldNotBeEmpty();
        spread.ShouldAllBe(s => s.All(c => char.IsAsciiDigit(c) || c == ' '));
    }
}
