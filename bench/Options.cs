using System.Diagnostics;
using Avow.Commands;
using Avow.Database;
using Avow.Demo;
using Avow.Jobs;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Avow.Bench;

/// <summary>What is measured, on how many rows, in which database.</summary>
internal sealed record Options(string What, int Rows, string? Database, string? Data)
{
    public static Options Read(string[] args)
    {
        string? After(string name) => Array.IndexOf(args, name) is >= 0 and var i && i + 1 < args.Length ? args[i + 1] : null;
        return new(args.FirstOrDefault() ?? "", int.Parse(After("--rows") ?? "1000000"), After("--database"), After("--data"));
    }

    public static int Help()
    {
        Console.Error.WriteLine("bench: decide | policy | sweep | preview | verify | pages | people | journey | import | reader  [--rows N] [--corpus FOLDER] [--database CONNECTION] [--data FILLED]");
        return 1;
    }

    public string Name => Database is null ? "SQLite" : "PostgreSQL";

    /// <summary>A fresh database with the rows, and its house.</summary>
    public async Task<(ServiceProvider House, long Organisation, string Folder)> Filled()
    {
        var folder = Data ?? Directory.CreateTempSubdirectory("avow-bench-").FullName;
        var database = Database is null || Data is not null ? Database : await FreshDatabase();
        var house = await CommandLine.House(folder, database);
        if (Data is not null)
        {
            return (house, 1, folder);
        }

        var clock = house.GetRequiredService<BusinessClock>();
        var organisation = await DemoBureau.Found(house, default);
        var owner = await Owner(house, organisation.Id);
        await ActivatorUtilities.CreateInstance<DemoData>(house)
            .Fill(organisation.Id, owner, clients: 40, messages: Rows, contacts: 40, seed: 1, clock.Now, days: 100);
        return (house, organisation.Id, folder);
    }

    /// <summary>Removes a folder that this run made; a folder that was given stays.</summary>
    public void Remove(string folder)
    {
        if (Data is null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    public static long ResidentMegabytes() => Process.GetCurrentProcess().WorkingSet64 / (1024 * 1024);

    private static async Task<Guid> Owner(ServiceProvider house, long organisation)
    {
        await using var work = await house.GetRequiredService<Store>().Read(organisation);
        return await work.Db.Set<Account>().Where(a => a.Role == StaffRole.Owner).Select(a => a.Id).FirstAsync();
    }

    public async Task<string> FreshDatabase(string? name = null, bool keep = false)
    {
        name ??= "avow_bench_" + Environment.ProcessId;
        var connection = new NpgsqlConnectionStringBuilder(Database) { Database = name }.ConnectionString;
        if (keep)
        {
            return connection;
        }

        await using var server = new NpgsqlConnection(Database);
        await server.OpenAsync();
        await using var drop = new NpgsqlCommand($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", server);
        await drop.ExecuteNonQueryAsync();
        await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", server);
        await create.ExecuteNonQueryAsync();
        return connection;
    }
}
