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

    public static async Task<int> Run(Options options)
    {
        var (folder, database) = (Directory.CreateTempSubdirectory("avow-bench-").FullName, options.Database is null ? null : await options.FreshDatabase());
        await using var house = await CommandLine.House(folder, database);
        var organisation = (await DemoBureau.Found(house, default)).Id;
        var store = house.GetRequiredService<Store>();
        for (var from = 0; from < options.Rows; from += RowsInFile)
        {
            var (rows, before) = (Math.Min(RowsInFile, options.Rows - from), Options.ResidentMegabytes());
            var file = await Uploaded(house, store, organisation, from, rows);
            var look = await Timed(house, store, organisation, file, ImportState.Looking);
            var take = await Timed(house, store, organisation, file, ImportState.Taking);
            var taken = await People(store, organisation) - from;
            Console.WriteLine(
                $"import {options.Name}, contacts {from + 1:N0} to {from + rows:N0}: looked through {rows / look.Wall:N0} rows/s ({rows / look.Cpu:N0} per CPU second), taken in {rows / take.Wall:N0} rows/s ({rows / take.Cpu:N0} per CPU second), {taken:N0} taken; "
                + $"resident {before} MB before, {Options.ResidentMegabytes()} MB after, peak {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MB");
        }

        Directory.Delete(folder, recursive: true);
        return 0;
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
            list.Append(FormattableString.Invariant($"Name{i % 997},Person{i},Firm {i % 5000},person{i}@list.example,07700 900{i % 1000:000},2026-05-01\n"));
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

    private static async Task<(double Wall, double Cpu)> Timed(ServiceProvider house, Store store, long organisation, Guid file, string state)
    {
        await Ask(house, store, organisation, file, state);
        var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        await house.GetRequiredService<Worker>().Drain();
        return (clock.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds);
    }
}
