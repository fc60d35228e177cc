using System.Globalization;
using System.Net;
using Avow.Commands;
using Avow.Database;
using Avow.Demo;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Modules.Identity;
using Avow.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Avow.Bench;

/// <summary>The list of people, the search as one types and a person's page, first among 10,000 people and then among the number asked for: waiting time as
/// a browser on the same machine sees it, and the processor time of the server alone. The prefixes are those that the most words begin with.</summary>
internal static class PeopleBench
{
    private const int Few = 10_000;
    private const int WarmUp = 20;
    private const int Rounds = 60;
    private static readonly DemoHouse House = DemoHouse.All.First(h => h.Slug == "hollowbeck");

    public static async Task<int> Run(Options options)
    {
        var small = await Measure(options with { Rows = Few, Data = null });
        var large = await Measure(options with { Data = null });
        Console.WriteLine($"people {options.Name}: {Few:N0} people → {options.Rows:N0} people; p95 in ms, processor time in ms a request");
        foreach (var (page, few) in small)
        {
            var many = large[page];
            Console.WriteLine($"  {page,-14} p95 {few.P95:0.0} → {many.P95:0.0} ({many.P95 / few.P95:0.00})   CPU {few.Cpu:0.00} → {many.Cpu:0.00}");
        }

        return 0;
    }

    private static async Task<Dictionary<string, (double P95, double Cpu)>> Measure(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("avow-bench-").FullName;
        var database = options.Database is null ? null : await options.FreshDatabase();
        var asked = await Filled(folder, database, options.Rows);
        var address = new Uri("http://127.0.0.1:" + Random.Shared.Next(20_000, 30_000));
        using var server = PagesBench.Start(options with { Database = database }, folder, address);
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
            await PagesBench.Until(http);
            await PagesBench.SignIn(http, House);
            var found = new Dictionary<string, (double P95, double Cpu)>();
            await PagesBench.Time(server, () => http.GetAsync($"/{House.Slug}/people"), 0, 100);
            await PagesBench.Settled(server);
            foreach (var (name, path) in asked)
            {
                found[name] = await PagesBench.Time(server, () => http.GetAsync($"/{House.Slug}/{path}"), WarmUp, Rounds);
            }

            return found;
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<List<(string Name, string Path)>> Filled(string folder, string? database, int people)
    {
        await using var house = await CommandLine.House(folder, database);
        var (store, now) = (house.GetRequiredService<Store>(), house.GetRequiredService<BusinessClock>().Now);
        var organisation = (await House.FoundWithStaff(house, default)).Id;
        Guid owner;
        await using (var work = await store.Read(organisation))
        {
            owner = await work.Db.Set<Account>().Select(a => a.Id).FirstAsync();
        }

        await ActivatorUtilities.CreateInstance<BulkPeople>(house).Fill(organisation, owner, people, seed: 1, now);
        if (database is not null)
        {
            await Analyse(database);
        }

        return await Questions(store, organisation);
    }

    /// <summary>What the server's own housekeeping does within a minute of such a filling.</summary>
    private static async Task Analyse(string database)
    {
        await using var server = new NpgsqlConnection(database);
        await server.OpenAsync();
        await using var analyse = new NpgsqlCommand("VACUUM ANALYZE", server) { CommandTimeout = 0 };
        await analyse.ExecuteNonQueryAsync();
    }

    private static async Task<List<(string Name, string Path)>> Questions(Store store, long organisation)
    {
        await using var work = await store.Read(organisation);
        var one = await work.Db.Set<Relationship>().Where(r => r.Details.Any(d => d.Field == "email")).OrderBy(r => r.Id).Skip(4_000).Include(r => r.Details).FirstAsync();
        var family = one.SortName.Split(' ')[0];
        var number = await work.Db.Set<PersonDetail>().Where(d => d.Field == "phone").OrderBy(d => d.RelationshipId).Skip(1_000).Select(d => d.Value).FirstAsync();
        var asked = new List<(string, string)>
        {
            ("list", "people"), ("list, group", "people?group=prospect"), ("list, page far", $"people?after={(await work.Db.Set<Relationship>().Where(r => string.Compare(r.SortName, "w") > 0).OrderBy(r => r.SortName).FirstAsync()).PersonId}"),
            ("one person", $"people/{one.PersonId}"), ("name", $"people?q={Uri.EscapeDataString(one.SortName)}"), ("swapped", $"people?q={family[0]}{family[2]}{family[1]}{family[3..]}"),
            ("left out", $"people?q={family[..3]}{family[4..]}"), ("nobody", "people?q=zzqqxx"), ("e-mail", $"people?q={one.Details.First(d => d.Field == "email").Value}"),
            ("telephone", $"people?q={Uri.EscapeDataString(number)}"), ("company", $"people?q={Uri.EscapeDataString(one.Company ?? family)}"),
        };
        for (var letters = 1; letters <= 3; letters++)
        {
            await using var command = work.Command($"SELECT substr(word, 1, {letters.ToString(CultureInfo.InvariantCulture)}) FROM person_word WHERE organisation_id = @organisation GROUP BY 1 ORDER BY count(*) DESC LIMIT 1");
            asked.Add(($"{letters} letters", $"people?q={await command.ExecuteScalarAsync()}"));
        }

        asked.Add(("two of 1 letter", "people?q=m+w"));
        asked.Add(("group and letter", "people?group=social&q=m"));
        return asked;
    }
}
