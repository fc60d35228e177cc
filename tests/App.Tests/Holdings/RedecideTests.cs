using App.Tests.Harness;
using Avow.Holdings;
using Avow.Modules.MessageBank;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Holdings;

/// <summary>Whoever changes a fact of other rows orders, in the same commit, that they are decided again.</summary>
public sealed class RedecideTests
{
    [Databases]
    public async Task The_order_to_decide_again_stands_and_falls_with_the_change(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        await Assert.ThrowsAsync<DivideByZeroException>(() => office.Change(async work =>
        {
            (await work.Db.Set<Client>().SingleAsync(c => c.Id == client.Id)).CeasedAt = house.Clock.Now;
            await house.Get<Redecide>().Client(work, client.Id);
            await work.Db.SaveChangesAsync();
            throw new DivideByZeroException();
        }));
        (await house.Count("SELECT count(*) FROM work_item")).ShouldBe(0);
        (await house.Count("SELECT count(*) FROM client WHERE ceased_at IS NOT NULL")).ShouldBe(0);

        await office.Cease(client);
        (await house.Rows("SELECT kind FROM work_item")).ShouldHaveSingleItem()[0].ShouldBe(Redecide.ClientWork);
    }

    [Databases]
    public async Task Deciding_again_reaches_every_record_of_the_client_and_no_others(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var (one, other) = (await office.AddClient("One", "A B"), await office.AddClient("Other", "C D"));
        for (var i = 0; i < 3; i++)
        {
            await office.Capture(one);
            await office.Capture(other);
        }

        await office.Instruct(one, "10 days");
        await house.Work();
        var looks = await office.Read(db => db.Set<PhoneMessage>().AsNoTracking().Select(m => new { m.ClientId, m.LookAt }).ToListAsync());
        looks.Where(l => l.ClientId == one.Id).ShouldAllBe(l => l.LookAt == House.London(new LocalDate(2026, 3, 12)));
        looks.Where(l => l.ClientId == other.Id).ShouldAllBe(l => l.LookAt == House.London(new LocalDate(2026, 6, 10)));
    }

    [Databases]
    public async Task A_publication_decides_again_on_more_than_one_page_of_records(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var client = await office.AddClient();
        await office.Capture(client);
        await house.Sql("CREATE TABLE many AS SELECT * FROM phone_message");
        for (var i = 0; i < 10; i++)
        {
            await house.Sql($"INSERT INTO many SELECT * FROM many");
        }

        await house.Sql($"INSERT INTO phone_message SELECT {string.Join(", ", await Columns(house))} FROM many");
        await house.Sql("DROP TABLE many");
        await office.KeepMessages("50 days", from: new LocalDate(2026, 3, 3));
        await house.Work();
        var expected = House.London(new LocalDate(2026, 4, 21));
        (await office.Read(db => db.Set<PhoneMessage>().Where(m => m.LookAt != expected).CountAsync())).ShouldBe(0);
        (await office.Read(db => db.Set<PhoneMessage>().CountAsync())).ShouldBe(1025);
    }

    private static async Task<IEnumerable<string>> Columns(House house)
    {
        var names = house.Settings.IsPostgres
            ? await house.Rows("SELECT column_name FROM information_schema.columns WHERE table_name = 'phone_message' ORDER BY ordinal_position")
            : await house.Rows("SELECT name FROM pragma_table_info('phone_message')");
        var fresh = house.Settings.IsPostgres
            ? "gen_random_uuid()"
            : "upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-7' || substr(hex(randomblob(2)), 2) || '-8' || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";
        return names.Select(n => (string)n[0]! == "id" ? fresh : (string)n[0]!);
    }
}
