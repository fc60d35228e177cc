using System.Diagnostics;
using System.Security.Cryptography;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Avow.Bench;

/// <summary>Verifying a ledger, against reading the same rows and hashing their bytes once.</summary>
internal static class VerifyBench
{
    private const int LeavesEach = 200;

    public static async Task<int> Run(Options options)
    {
        var small = options with { Rows = 1_000 };
        var (house, organisation, folder) = await small.Filled();
        await using var closing = house;
        var entries = Math.Min(options.Rows, 20_000);
        await Write(house, organisation, entries);
        var (plain, verified) = (new List<double>(), new List<double>());
        for (var round = 0; round < 5; round++)
        {
            var clock = Stopwatch.StartNew();
            await ReadAndHash(house.GetRequiredService<Store>(), organisation);
            plain.Add(clock.Elapsed.TotalSeconds);
            clock.Restart();
            var report = await house.GetRequiredService<LedgerVerification>().Verify(organisation);
            verified.Add(clock.Elapsed.TotalSeconds);
            if (!report.Intact)
            {
                throw new InvalidOperationException($"The bench's own ledger does not verify: {report.Fault}");
            }
        }

        Console.WriteLine($"verify {options.Name}, {entries:N0} entries of {LeavesEach} leaves: {Options.Median(verified):0.00} s, reading and hashing {Options.Median(plain):0.00} s, ratio {Options.Median(plain) / Options.Median(verified):0.00}");
        options.Remove(folder);
        return 0;
    }

    private static async Task Write(ServiceProvider house, long organisation, int entries)
    {
        var (store, ledger, now) = (house.GetRequiredService<Store>(), house.GetRequiredService<LedgerWriter>(), house.GetRequiredService<BusinessClock>().Now);
        for (var from = 0; from < entries; from += 500)
        {
            await using var work = await store.Write(organisation);
            for (var i = from; i < Math.Min(entries, from + 500); i++)
            {
                var entry = new LedgerEntry { At = now, Act = "disposed", Kind = "phone-message", Rule = "message-taking.phone-message", Policy = "2026-01-01", Detail = "due=0 ground=period" };
                entry.Carry(LeafSet.Of([.. Enumerable.Range(0, LeavesEach).Select(_ => new RecordLeaf("phone-message", Guid.CreateVersion7(), "message-taking.phone-message", now))]));
                ledger.Write(work, entry);
            }

            await work.Commit();
        }

        await house.GetRequiredService<Sealer>().Seal(organisation);
    }

    /// <summary>What any verifier must at least do: read each row in order, and hash its leaves as the tree does, its other bytes once.</summary>
    private static async Task ReadAndHash(Store store, long organisation)
    {
        await using var work = await store.Read(organisation);
        await foreach (var entry in StoredEntries.Sealed(work, 0, long.MaxValue))
        {
            LeafSet.Stored(entry.Leaves ?? []).Root();
            SHA256.HashData(entry.Root ?? []);
            SHA256.HashData(entry.Hash ?? []);
        }
    }
}
