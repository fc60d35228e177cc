using System.Diagnostics;
using System.Text;
using Avow.Commands;
using Avow.Database;
using Avow.Demo;
using Avow.Jobs;
using Avow.Modules.Identity;
using Avow.Modules.Imports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Avow.Bench;

/// <summary>A list of contacts looked through and taken in: rows a second of each, and the memory it needs.</summary>
internal static class ImportBench
{
    public static async Task<int> Run(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("avow-bench-").FullName;
        await using var house = await CommandLine.House(folder, options.Database is null ? null : await options.FreshDatabase());
        var organisation = (await DemoBureau.Found(house, default)).Id;
        var (store, before) = (house.GetRequiredService<Store>(), Options.ResidentMegabytes());
        var file = await Uploaded(house, store, organisation, options.Rows);
        var look = await Timed(house, store, organisation, file, ImportState.Looking);
        var take = await Timed(house, store, organisation, file, ImportState.Taking);
        await using var work = await store.Read(organisation);
        var taken = await work.Db.Set<ImportRow>().CountAsync(r => r.FileId == file && r.Fate == "taken");
        Console.WriteLine(
            $"import {options.Name}, {options.Rows:N0} contacts: looked through {options.Rows / look:N0} rows/s, taken in {options.Rows / take:N0} rows/s ({taken:N0} taken); "
            + $"resident {before} MB before, {Options.ResidentMegabytes()} MB after, peak {Process.GetCurrentProcess().PeakWorkingSet64 / (1024 * 1024)} MB");
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task<Guid> Uploaded(ServiceProvider house, Store store, long organisation, int rows)
    {
        var list = new StringBuilder("First Name,Last Name,Company,E-mail Address,Mobile Phone,Created\n");
        for (var i = 0; i < rows; i++)
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
            Origin = "other", State = ImportState.Looking, Kind = "enquiry", PeopleGroup = "enquirer", Brand = "main", Basis = "contract", Source = "form",
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

    private static async Task<double> Timed(ServiceProvider house, Store store, long organisation, Guid file, string state)
    {
        await using (var work = await store.Write(organisation))
        {
            (await work.Db.Set<ImportFile>().SingleAsync(f => f.Id == file)).State = state;
            house.GetRequiredService<WorkQueue>().Add(work, ImportWork.Kind, file);
            await work.Commit();
        }

        var clock = Stopwatch.StartNew();
        await house.GetRequiredService<Worker>().Drain();
        return clock.Elapsed.TotalSeconds;
    }
}
