using System.Diagnostics;
using System.Text;
using Avow.Commands;
using Avow.Database;
using Avow.Demo;
using Avow.Jobs;
using Avow.Modules.Identity;
using Avow.Modules.Imports;
using Avow.Modules.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Avow.Bench;

/// <summary>A list of contacts looked through and taken in: rows a second of each, and the memory it needs.</summary>
internal static class ImportBench
{
    /// <summary>A file holds no more; larger lists come in several.</summary>
    private const int RowsInFile = 250_000;

    /// <summary>A first list, not counted: what the just-in-time compiler takes for the first thousands of rows is told by itself.</summary>
    private const int WarmUp = 20_000;

    public static async Task<int> Run(Options options)
    {
        var (folder, database) = (Directory.CreateTempSubdirectory("avow-bench-").FullName, options.Database is null ? null : await options.FreshDatabase());
        await using var house = await CommandLine.House(folder, database);
        var organisation = (await DemoBureau.Found(house, default)).Id;
        await Take(options with { Rows = WarmUp }, house, organisation, -WarmUp, database, "first contacts");
        for (var from = 0; from < options.Rows; from += RowsInFile)
        {
            await Take(options with { Rows = Math.Min(RowsInFile, options.Rows - from) }, house, organisation, from, database, FormattableString.Invariant($"contacts {from + 1:N0} to {Math.Min(from + RowsInFile, options.Rows):N0}"));
        }

        var (raw, all) = (await RawRows.Copy(folder, database), options.Rows + WarmUp);
        Console.WriteLine($"  the same rows of the same tables copied by the database alone: {all / raw.Wall:N0} contacts/s ({all / raw.Cpu:N0} per CPU second)");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task Take(Options options, ServiceProvider house, long organisation, int from, string? database, string what)
    {
        var (store, rows, before) = (house.GetRequiredService<Store>(), options.Rows, Options.ResidentMegabytes());
        var known = await People(store, organisation);
        var file = await Uploaded(house, store, organisation, from, rows);
        var look = await Timed(house, store, organisation, file, ImportState.Looking, database);
        var take = await Timed(house, store, organisation, file, ImportState.Taking, database);
        string Rate((double Wall, double Cpu, double Server) t) => $"{rows / t.Wall:N0} rows/s ({rows / t.Cpu:N0} per CPU second{(database is null ? "" : $", {rows / t.Server:N0} per CPU second of the server")})";
        Console.WriteLine(
            $"import {options.Name}, {what}: looked through {Rate(look)}, taken in {Rate(take)}, {await People(store, organisation) - known:N0} taken; "
            + $"resident {before} MB before, {Options.ResidentMegabytes()} MB after, peak {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MB");
    }

    private static async Task<int> People(Store store, long organisation)
    {
        await using var work = await store.Read(organisation);
        return await work.Db.Set<Relationship>().CountAsync(r => r.BroughtAt != null);
    }

    private static async Task<Guid> Uploaded(ServiceProvider house, Store store, long organisation, int from, int rows)
    {
        var list = new StringBuilder("First Name,Last Name,Company,E-mail Address,Mobile Phone,Created\n");
        for (var i = from; i < from + rows; i++)
        {
            list.Append(FormattableString.Invariant($"Name{Math.Abs(i) % 997},Person{Math.Abs(i)},Firm {Math.Abs(i) % 5000},person{i}@list.example,07700 900{Math.Abs(i) % 1000:000},2026-05-01\n"));
        }

        Guid owner;
        await using (var work = await store.Read(organisation))
        {
            owner = await work.Db.Set<Account>().Select(a => a.Id).FirstAsync();
        }

        var file = new ImportFile
        {
            Id = Guid.CreateVersion7(), Name = "bench.csv", Key = SealedParts.NewKey(), UploadedAt = house.GetRequiredService<BusinessClock>().Now, UploadedBy = owner, Format = "csv",
            Origin = "other", State = ImportState.Arrived, Kind = "enquiry", PeopleGroup = "enquirer", Brand = "main", Basis = "contract", Source = "form",
            Mapping = "[\"given-name\",\"family-name\",\"company\",\"email\",\"mobile\",\"since\"]",
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

    private static async Task<(double Wall, double Cpu, double Server)> Timed(ServiceProvider house, Store store, long organisation, Guid file, string state, string? database)
    {
        await Ask(house, store, organisation, file, state);
        var server = database is null ? 0 : await RawRows.ServerSeconds(database);
        var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await house.GetRequiredService<Worker>().Drain();
        var (wall, own) = (clock.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds);
        return (wall, own, database is null ? 0 : await RawRows.ServerSeconds(database) - server);
    }
}
