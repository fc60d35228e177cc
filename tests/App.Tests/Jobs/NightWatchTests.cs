using App.Tests.Harness;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Shouldly;

namespace App.Tests.Jobs;

public sealed class NightWatchTests
{
    [Databases]
    public async Task Each_house_has_its_own_night_once_a_day_wherever_it_is(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var london = await house.Found();
        var stockholm = await house.Found("norrfjard", PolicyText.WithVersion(PolicyTemplates.Text("hosting"), new(House.Start.InUtc().Date.PlusYears(-1))));

        var journey = await house.Get<NightWatch>().MoveTo(House.London(new(2026, 3, 5), new(9, 30)));

        journey.Nights.ShouldBe(3);
        (await Nights(london)).ShouldBe([.. Enumerable.Range(3, 3).Select(day => Instant.FromUtc(2026, 3, day, 0, 0))]);
        (await Nights(stockholm)).ShouldBe([.. Enumerable.Range(2, 3).Select(day => Instant.FromUtc(2026, 3, day, 23, 0))]);
    }

    private static Task<List<Instant>> Nights(Office office) =>
        office.Read(db => db.Set<RetentionRun>().OrderBy(r => r.DecidedFor).Select(r => r.DecidedFor).ToListAsync());
}
