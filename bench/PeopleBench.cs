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
    private const int WarmUp = 100;
    private const int Rounds = 40;
    private const int Blocks = 7;
    private static readonly DemoHouse House = DemoHouse.All.First(h => h.Slug == "hollowbeck");

    public static async Task<int> Run(Options options)
    {
        await using var few = await Opened(options with { Rows = Few });
        await using var many = await Opened(options);
        Console.WriteLine($"people {options.Name}: {Few:N0} people → {options.Rows:N0} people; median of {Blocks} p95 in ms (growth), processor time in ms a request");
        foreach (var (name, _) in few.Asked)
        {
            Console.WriteLine($"  {name}: {await few.Rows(name)} → {await many.Rows(name)} people on the page");
            foreach (var written in new[] { true, false })
            {
                await few.Ask(name, WarmUp, written);
                await many.Ask(name, WarmUp, written);
                var blocks = new List<((double P95, double Cpu) Few, (double P95, double Cpu) Many)>();
                for (var block = 0; block < Blocks; block++)
                {
                    blocks.Add((await few.Ask(name, Rounds, written), await many.Ask(name, Rounds, written)));
                }

                double Of(Func<((double P95, double Cpu) Few, (double P95, double Cpu) Many), double> figure) => Options.Median(blocks.Select(figure));
                Console.WriteLine($"    {(written ? "after a write" : "unchanged"),-13} p95 {Of(b => b.Few.P95):0.0} → {Of(b => b.Many.P95):0.0} ({Of(b => b.Many.P95 / b.Few.P95):0.00})   CPU {Of(b => b.Few.Cpu):0.0} → {Of(b => b.Many.Cpu):0.0}");
            }
        }

        return 0;
    }

    private static async Task<Office> Opened(Options options)
    {
        var (folder, database, filled) = await Place(options);
        var asked = await Filled(folder, database, filled ? 0 : options.Rows);
        var address = new Uri("http://127.0.0.1:" + Random.Shared.Next(20_000, 30_000));
        var office = new Office(PagesBench.Start(options with { Database = database }, folder, address), address, asked, new(folder, database), () => options.Remove(folder));
        await PagesBench.Until(office.Server, office.Http);
        await PagesBench.SignIn(office.Http, House);
        await PagesBench.Settled(office.Server);
        await office.Ask("list", 1_000, written: false);
        return office;
    }

    /// <summary>A server over so many people, and what it is asked.</summary>
    private sealed class Office(System.Diagnostics.Process server, Uri address, List<(string Name, string Path)> asked, Touch touch, Action clear) : IAsyncDisposable
    {
        public System.Diagnostics.Process Server => server;

        public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

        public List<(string Name, string Path)> Asked => asked;

        /// <summary>How many lines the answer has.</summary>
        public async Task<int> Rows(string name) => (await Http.GetStringAsync(Address(name))).Split("<th scope=\"row\">").Length - 1;

        /// <param name="written">Whether something was written before each time it is asked.</param>
        public Task<(double P95, double Cpu)> Ask(string name, int rounds, bool written) =>
            PagesBench.Time(server, () => Http.GetAsync(Address(name)), 0, rounds, written ? touch : null);

        private string Address(string name) => $"/{House.Slug}/{asked.First(a => a.Name == name).Path}";

        public async ValueTask DisposeAsync()
        {
            Http.Dispose();
            await touch.DisposeAsync();
            server.Kill();
            await server.WaitForExitAsync();
            server.Dispose();
            clear();
        }
    }

    /// <summary>A folder, and a database where one is named, of its own for each number of people. Those under a given folder stay, and are not filled twice.</summary>
    private static async Task<(string Folder, string? Database, bool Filled)> Place(Options options)
    {
        if (options.Data is null)
        {
            return (Directory.CreateTempSubdirectory("avow-bench-").FullName, options.Database is null ? null : await options.FreshDatabase(), false);
        }

        var folder = Path.Combine(options.Data, options.Rows.ToString(CultureInfo.InvariantCulture));
        var filled = Directory.Exists(folder);
        Directory.CreateDirectory(folder);
        return (folder, options.Database is null ? null : await options.FreshDatabase("avow_people_" + options.Rows.ToString(CultureInfo.InvariantCulture), keep: filled), filled);
    }

    /// <param name="people">How many to fill the place with; none where it is filled.</param>
    private static async Task<List<(string Name, string Path)>> Filled(string folder, string? database, int people)
    {
        await using var house = await CommandLine.House(folder, database);
        var (store, now) = (house.GetRequiredService<Store>(), house.GetRequiredService<BusinessClock>().Now);
        if (people == 0)
        {
            return await Questions(store, 1);
        }

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
