using System.CommandLine;
using System.Diagnostics;
using Avow.Database;
using Avow.Modules.Organisations.Public;
using Avow.Simulation;

namespace Avow.Commands;

/// <summary><c>avow simulate</c>: years of made-up life against a second implementation.</summary>
internal static class SimulateCommand
{
    private const double DaysOfAYear = 365.25;

    public static Command Build()
    {
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same life.", DefaultValueFactory = _ => 1 };
        var years = new Option<double>("--years") { Description = "How long.", DefaultValueFactory = _ => 3 };
        var data = new Option<string?>("--data") { Description = "A folder for the made-up data; a new one each time when left out." };
        var database = CommandLine.Database();
        var command = new Command("simulate",
            "Lives through years of calls, holds, removals, publications and crashes, and checks each night against a second implementation. Example: avow simulate --seed 7 --years 3")
        {
            seed, years, data, database,
        };
        command.SetAction((parsed, cancel) => Run(parsed.GetValue(data), parsed.GetValue(database), parsed.GetValue(seed), parsed.GetValue(years), cancel));
        return command;
    }

    private static async Task<int> Run(string? data, string? database, int seed, double years, CancellationToken cancel)
    {
        var folder = data ?? Directory.CreateTempSubdirectory("avow-simulation-").FullName;
        try
        {
            await RefuseWhatIsNotEmpty(folder, database, cancel);
            var watch = Stopwatch.StartNew();
            var report = await SimulatedYears.Run(new StoreSettings(folder, database), seed, (int)Math.Ceiling(years * DaysOfAYear), cancel);
            Say(report, seed, watch.Elapsed);
            return report.Faults.Count == 0 ? 0 : 1;
        }
        finally
        {
            if (data is null)
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private static async Task RefuseWhatIsNotEmpty(string folder, string? database, CancellationToken cancel)
    {
        await using var house = await CommandLine.House(folder, database);
        if ((await house.GetRequiredService<OrganisationShelf>().All(cancel)).Count > 0)
        {
            throw new CommandRefused("this database is not empty; a simulation works on an empty one only");
        }
    }

    private static void Say(SimulationReport report, int seed, TimeSpan took)
    {
        Console.WriteLine(FormattableString.Invariant(
            $"seed {seed}: {report.Offices} offices, {report.Nights} days to {report.LastDay:yyyy'-'MM'-'dd}, {report.Gone} records gone on time, {report.Deaths} crashes, {report.Stops} stops by the guard, {report.LedgerEntries} ledger entries verified, {took.TotalSeconds:0.0} s"));
        foreach (var fault in report.Faults)
        {
            Console.Error.WriteLine($"avow: seed {seed}: {fault}");
        }
    }
}
