using App.Tests.Harness;
using Avow.Simulation;
using Shouldly;

namespace App.Tests.Holdings;

/// <summary>A short run of <c>avow simulate</c>; longer ones with other seeds are run by hand.</summary>
public sealed class SimulationTests
{
    [Databases, Promise("D-11"), Promise("A-17")]
    public async Task Half_a_year_of_made_up_life_agrees_with_a_clerks_calendar(DatabaseKind database)
    {
        var settings = await TestServer.Fresh(database);
        try
        {
            var report = await SimulatedYears.Run(settings, seed: 12, days: 180);
            report.Faults.ShouldBeEmpty("seed 12");
            report.Nights.ShouldBe(180);
            report.Gone.ShouldBeGreaterThan(100);
            report.Deaths.ShouldBeGreaterThan(3);
        }
        finally
        {
            await TestServer.Drop(settings);
        }
    }

    [Databases]
    public async Task The_check_tells_a_record_that_was_kept_or_lost(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var office = await house.Found();
        var stays = await office.Capture(await office.AddClient());
        await using var simulated = await SimulatedHouse.Start(house.Settings, house.Clock.Now);
        var organisation = await office.Read(db => Task.FromResult(db.Set<Avow.Modules.Organisations.Organisation>().Single()));
        var plain = new PlainOffice(NodaTime.DateTimeZoneProviders.Tzdb["Europe/London"], new PlainVersion(new(2025, 3, 2), 100));
        var lost = new PlainMessage(Guid.CreateVersion7(), new PlainClient(Guid.CreateVersion7(), Guid.CreateVersion7()), house.Clock.Now);
        plain.Messages.Add(lost);
        var check = new OfficeCheck(simulated, new SimulatedOffice(simulated, organisation, plain, ""));

        var faults = await check.Night([new PlainGoing("phone-message", lost.Id, "message-taking.phone-message", house.Clock.Now)], house.Clock.Now);
        faults.ShouldContain($"phone-message {stays.Id} was kept too long");
        faults.ShouldContain($"phone-message {lost.Id} went too early");
        faults.ShouldContain("the ledger counts 0 of phone-message, 1 went");
        faults.ShouldContain(f => f.StartsWith($"phone-message {lost.Id}, due", StringComparison.Ordinal) && f.EndsWith("stands 0 times in the ledger", StringComparison.Ordinal));
    }
}
