using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using NodaTime;

namespace Avow.Simulation;

/// <summary>What a simulation found.</summary>
/// <param name="Faults">What was wrong, in words; empty when all was well. It stops at the first night with a fault.</param>
internal sealed record SimulationReport(int Offices, int Nights, int Gone, int Deaths, int Stops, long LedgerEntries, LocalDate LastDay, IReadOnlyList<string> Faults);

/// <summary>Years in the life of some offices on a real database, day by day, with deaths of the process, held against a second implementation
/// after each night: nothing kept late, nothing gone early, nothing gone twice, and the ledger proves it.</summary>
internal sealed class SimulatedYears
{
    private static readonly DateTimeZone Zone = DateTimeZoneProviders.Tzdb["Europe/London"];
    private static readonly LocalDate FirstDay = new(2024, 1, 8);
    private readonly Random _random;
    private readonly SimulatedHouse _house;
    private readonly List<(SimulatedOffice Office, SimulatedDay Day, OfficeCheck Check)> _offices = [];
    private readonly List<string> _faults = [];
    private int _stops;

    private SimulatedYears(Random random, SimulatedHouse house) => (_random, _house) = (random, house);

    /// <summary>Runs.</summary>
    /// <param name="settings">An empty database.</param>
    /// <param name="seed">The same seed, the same life.</param>
    /// <param name="days">How many days.</param>
    public static async Task<SimulationReport> Run(StoreSettings settings, int seed, int days, CancellationToken cancel = default)
    {
        await using var house = await SimulatedHouse.Start(settings, Zone.AtStartOfDay(FirstDay).ToInstant());
        var years = new SimulatedYears(new Random(seed), house);
        await years.Found();
        var (day, nights) = (FirstDay, 0);
        for (; nights < days && years._faults.Count == 0; nights++, day = day.PlusDays(1))
        {
            cancel.ThrowIfCancellationRequested();
            await years.LiveThrough(day);
        }

        var entries = await years.VerifyChains();
        return new(years._offices.Count, nights, years._offices.Sum(o => o.Check.Gone), house.Deaths, years._stops, entries, day.PlusDays(-1), years._faults);
    }

    private async Task Found()
    {
        var count = 1 + _random.Next(2);
        for (var i = 1; i <= count; i++)
        {
            var first = new PlainVersion(FirstDay.PlusYears(-1), _random.Next(60, 140));
            KeepPeriod.TryParse($"{first.Days} days", out var period);
            var policy = PolicyText.WithPeriod(PolicyTemplates.Text("call-answering"), "message-taking", "phone-message", 0, period, new VersionId(first.From));
            var made = await _house.Found($"office-{i}", policy);
            var office = new SimulatedOffice(_house, made, new PlainOffice(Zone, first), policy);
            _offices.Add((office, new SimulatedDay(_random, office, _house.Time, Zone), new OfficeCheck(_house, office)));
        }
    }

    private async Task LiveThrough(LocalDate day)
    {
        foreach (var (_, life, _) in _offices)
        {
            await life.Happen(day);
        }

        _house.Time.Now = Zone.AtStartOfDay(day.PlusDays(1)).ToInstant() + Duration.FromSeconds(_random.Next(90));
        if (_random.Next(60) == 0)
        {
            return; // The machine was off that night; the next one makes up for it.
        }

        foreach (var (office, _, check) in _offices)
        {
            await Night(office, check, day);
        }
    }

    private async Task Night(SimulatedOffice office, OfficeCheck check, LocalDate day)
    {
        var now = _house.Time.Now;
        var deaths = Enumerable.Range(0, 3).Where(_ => _random.Next(25) == 0).Select(_ => _random.Next(1, 16)).ToList();
        await _house.Survive(deaths, () => RunNight(office, now));
        var going = office.Plain.Night(now);
        var faults = await check.Night(going, now);
        if (day.Day == 1 && await check.Chain() is { } fault)
        {
            faults.Add(fault);
        }

        _faults.AddRange(faults.Select(f => $"{office.Slug}, night after {day:yyyy'-'MM'-'dd}: {f}"));
    }

    private async Task<bool> RunNight(SimulatedOffice office, Instant now)
    {
        if (_random.Next(2) > 0)
        {
            await _house.Get<Worker>().Drain();
        }

        var report = await _house.Get<Retention>().Run(office.Id, now);
        if (report.Stopped)
        {
            _stops++;
            report = await _house.Get<Retention>().Run(office.Id, now, confirmed: report.Due);
        }

        await _house.Get<Sealer>().Seal(office.Id);
        if (report.LeftOver != 0)
        {
            _faults.Add($"{office.Slug}: the run at {now} says that {report.LeftOver} records are left over");
        }

        return true;
    }

    private async Task<long> VerifyChains()
    {
        long entries = 0;
        foreach (var (office, _, check) in _offices)
        {
            if (await check.Chain() is { } fault)
            {
                _faults.Add($"{office.Slug}: {fault}");
            }

            entries += (await _house.Get<LedgerVerification>().Verify(office.Id)).Size;
        }

        return entries;
    }
}
