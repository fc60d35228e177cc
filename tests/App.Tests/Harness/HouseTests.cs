using System.Net;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Harness;

/// <summary>The harness itself: what others rely on without looking.</summary>
public sealed class HouseTests
{
    [Databases]
    public async Task A_house_opens_empty_and_listens(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        (await house.Count("SELECT count(*) FROM organisation")).ShouldBe(0);
        using var visitor = await house.Browse();
        (await visitor.Get("/avow.css")).Body.ShouldNotBeEmpty("assets travel inside the program");
        (await visitor.Get("/no-such-organisation/board")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Databases]
    public async Task Two_houses_share_nothing(DatabaseKind database)
    {
        await using var one = await House.Open(database);
        await using var other = await House.Open(database);
        await one.Found();
        (await other.Count("SELECT count(*) FROM organisation")).ShouldBe(0);
    }

    [Databases]
    public async Task A_second_process_sees_what_the_first_committed(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        await house.Die();
        await using var again = await house.Another();
        (await again.Count("SELECT count(*) FROM organisation")).ShouldBe(1);
        again.Clock.Now.ShouldBe(House.Start);
        office.Id.ShouldBe(1);
    }

    [Databases]
    public async Task A_text_is_found_wherever_it_stands(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var message = await office.Capture(await office.AddClient(), body: "The blue gate sticks.");
        (await house.Traces("blue gate")).ShouldBe(["phone_message.body"]);
        (await house.Traces(message.Id.ToString())).ShouldBe(["ledger.subject", "phone_message.id"]);
        await File.WriteAllTextAsync(Path.Combine(house.Settings.Folder, "note.txt"), "a blue gate");
        (await house.Traces("blue gate")).ShouldBe(["note.txt", "phone_message.body"]);
        await Assert.ThrowsAsync<ShouldAssertException>(() => house.ShouldHaveNoTraceOf("blue gate"));
    }

    [Databases]
    public async Task The_business_clock_moves_and_the_machines_stays(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await house.Found();
        await house.MoveTo(new LocalDate(2026, 6, 10));
        house.Clock.Now.ShouldBe(Instant.FromUtc(2026, 6, 9, 23, 0));
        house.Clock.MachineNow.ShouldBe(House.Start);
    }
}
