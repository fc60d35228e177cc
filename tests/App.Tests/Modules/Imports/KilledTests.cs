using System.Diagnostics;
using System.Globalization;
using System.Text;
using App.Tests.Harness;
using Avow.Commands;
using Avow.Database;
using Avow.Demo;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity;
using Avow.Modules.Imports;
using Avow.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Imports;

/// <summary>The program itself, as an office starts it, killed with SIGKILL while it takes a list in, and started again.</summary>
public sealed class KilledTests
{
    private const int Rows = 8_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Databases]
    public async Task A_program_that_is_killed_while_it_takes_a_list_goes_on_when_it_is_started_again(DatabaseKind database)
    {
        var settings = await TestServer.Fresh(database);
        try
        {
            await using var house = await CommandLine.House(settings.Folder, settings.Connection);
            var organisation = (await DemoBureau.Found(house, default)).Id;
            var store = house.GetRequiredService<Store>();
            var file = await Looked(house, store, organisation);

            var killed = new List<int>();
            for (var floor = 1; killed.Count < 2; floor = killed[^1] + 1)
            {
                using var dying = Start(settings);
                await Until(async () => await People(store, organisation) >= floor);
                dying.Kill();
                await dying.WaitForExitAsync();
                dying.ExitCode.ShouldBe(137, "it had no time to tidy up");
                killed.Add(await People(store, organisation));
                await LeaseRunsOut(store);
            }

            killed[0].ShouldBeInRange(1, Rows - 1, "the list was half taken");
            killed[1].ShouldBeGreaterThan(killed[0], "the second one went on");
            (await StateOf(store, organisation, file)).ShouldBe(ImportState.Taking);
            using (var living = Start(settings))
            {
                await Until(async () => await StateOf(store, organisation, file) == ImportState.Taken);
                living.Kill();
                await living.WaitForExitAsync();
            }

            await using var work = await store.Read(organisation);
            (await People(store, organisation)).ShouldBe(Rows);
            (await work.Db.Set<PersonDetail>().Where(d => d.Field == PersonField.Email).Select(d => d.Key).Distinct().CountAsync()).ShouldBe(Rows, "nobody is missing, nobody came twice");
            var taken = work.Db.Set<ImportRow>().Where(r => r.FileId == file && r.Fate == "taken");
            (await taken.CountAsync(), await taken.Select(r => r.RelationshipId).Distinct().CountAsync()).ShouldBe((Rows, Rows));
            await house.GetRequiredService<Sealer>().Seal(organisation, default);
            foreach (var act in new[] { "import-batch", "imported" })
            {
                (await work.Db.Set<LedgerEntry>().Where(e => e.Act == act).SumAsync(e => e.Count)).ShouldBe(Rows, $"the ledger says what was done, no more: {act}");
            }
        }
        finally
        {
            await TestServer.Drop(settings);
        }
    }

    /// <summary>A list that was uploaded and looked through, and is about to be taken.</summary>
    private static async Task<Guid> Looked(ServiceProvider house, Store store, long organisation)
    {
        var file = await Uploaded(house, store, organisation);
        await Ask(house, store, organisation, file, ImportState.Looking);
        await house.GetRequiredService<Worker>().Drain();
        (await StateOf(store, organisation, file)).ShouldBe(ImportState.Looked);
        await Ask(house, store, organisation, file, ImportState.Taking);
        return file;
    }

    private static Process Start(StoreSettings settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "avow.dll"), "serve", "--urls", "http://127.0.0.1:0", "--data", settings.Folder])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        if (settings.Connection is { } connection)
        {
            start.ArgumentList.Add("--database");
            start.ArgumentList.Add(connection);
        }

        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    /// <summary>What a dead process had in its hands is free after five minutes; they go by at once here.</summary>
    private static async Task LeaseRunsOut(Store store)
    {
        await using var work = await store.Write(0);
        await work.Db.Set<WorkItem>().ExecuteUpdateAsync(w => w.SetProperty(x => x.LeasedUntil, (Instant?)null));
        await work.Commit();
    }

    private static async Task Until(Func<Task<bool>> reached)
    {
        for (var waited = Stopwatch.StartNew(); !await reached();)
        {
            waited.Elapsed.ShouldBeLessThan(Patience);
            await Task.Delay(20);
        }
    }

    private static async Task<int> People(Store store, long organisation)
    {
        await using var work = await store.Read(organisation);
        return await work.Db.Set<Relationship>().CountAsync(r => r.BroughtAt != null);
    }

    private static async Task<string> StateOf(Store store, long organisation, Guid file)
    {
        await using var work = await store.Read(organisation);
        return await work.Db.Set<ImportFile>().Where(f => f.Id == file).Select(f => f.State).SingleAsync();
    }

    private static async Task<Guid> Uploaded(ServiceProvider house, Store store, long organisation)
    {
        var now = house.GetRequiredService<BusinessClock>().Now;
        var list = new StringBuilder("First Name,Last Name,E-mail Address,Created\n");
        for (var i = 0; i < Rows; i++)
        {
            list.Append(CultureInfo.InvariantCulture, $"Name{i % 997},Person{i},person{i}@list.example,{now.InUtc().Date.PlusDays(-30):uuuu-MM-dd}\n");
        }

        var file = new ImportFile
        {
            Id = Guid.CreateVersion7(), Name = "killed.csv", Key = SealedParts.NewKey(), UploadedAt = now, UploadedBy = Guid.CreateVersion7(), Format = "csv",
            Origin = "other", State = ImportState.Arrived, Kind = "enquiry", PeopleGroup = "enquirer", Brand = "main", Basis = "contract", Source = "form",
            Mapping = "[\"given-name\",\"family-name\",\"email\",\"since\"]",
        };
        await using (var work = await store.Write(organisation))
        {
            work.Db.Add(file);
            await work.Commit();
        }

        await house.GetRequiredService<SealedParts>().Write(organisation, file, new MemoryStream(Encoding.UTF8.GetBytes(list.ToString())), long.MaxValue, default);
        return file.Id;
    }

    private static async Task Ask(ServiceProvider house, Store store, long organisation, Guid file, string state)
    {
        await using var work = await store.Write(organisation);
        var known = await work.Db.Set<ImportFile>().SingleAsync(f => f.Id == file);
        (known.State, known.TakenAt) = (state, state == ImportState.Taking ? house.GetRequiredService<BusinessClock>().Now : null);
        house.GetRequiredService<WorkQueue>().Add(work, ImportWork.Kind, file);
        await work.Commit();
    }
}
