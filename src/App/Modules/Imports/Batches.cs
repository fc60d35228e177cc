using System.Text.Json;
using Avow.Database;
using Avow.Holdings;
using Avow.Modules.People.Public;
using Avow.Modules.Tickets.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Imports;

/// <summary>Decides on a batch of contacts: those of an earlier list first, then what is wrong with their lines, then what the people's own rules say.</summary>
internal sealed class Batches(Arrivals arrivals, TicketArrivals tickets, Suppressions suppressions)
{
    public static IReadOnlyList<string> MappingOf(ImportFile file) => file.Mapping.Length == 0 ? [] : JsonSerializer.Deserialize<string[]>(file.Mapping)!;

    /// <param name="seen">Who came earlier in the same list, for a look that writes nothing; null while taking.</param>
    public async Task<IReadOnlyList<ImportRow>> Decide(ImportDay day, IReadOnlyList<MappedRow> rows, SeenBefore? seen, bool writes, CancellationToken cancel)
    {
        var made = rows.Select(r => Row(day, r)).ToList();
        var before = await Before(day, made, cancel);
        var open = new List<int>();
        for (var i = 0; i < rows.Count; i++)
        {
            if (!IsSettled(rows[i], made[i], before))
            {
                open.Add(i);
            }
        }

        if (day.File.IsSuppression)
        {
            await Suppress(day, [.. open.Select(i => (rows[i], made[i]))], seen, writes, cancel);
        }
        else
        {
            await Arrive(day, [.. open.Select(i => (rows[i], made[i]))], seen, writes, cancel);
        }

        return made;
    }

    private static ImportRow Row(ImportDay day, MappedRow mapped) => new()
    {
        FileId = day.File.Id, Number = mapped.Row.Number, Line = mapped.Row.Line, Fate = "refused", Mark = mapped.Mark,
    };

    /// <summary>The same contacts, taken from an earlier list that still stands, with the person they became.</summary>
    private static async Task<Dictionary<string, Guid?>> Before(ImportDay day, List<ImportRow> rows, CancellationToken cancel)
    {
        var standing = (await day.Work.Db.Set<ImportFile>().AsNoTracking().Where(f => f.Id != day.File.Id && f.UndoneAt == null && f.TakenAt != null).Select(f => f.Id).ToListAsync(cancel)).ToHashSet();
        if (standing.Count == 0)
        {
            return [];
        }

        var found = await day.Work.Among(
            "SELECT mark, file_id, person_id FROM import_row WHERE organisation_id = @organisation AND mark {0} AND (relationship_id IS NOT NULL OR fate = 'suppressed')",
            rows.ConvertAll(r => r.Mark), r => (Mark: (byte[])r[0], File: r.GetGuid(1), Person: r.IsDBNull(2) ? (Guid?)null : r.GetGuid(2)), cancel);
        return found.Where(f => standing.Contains(f.File)).GroupBy(f => Convert.ToHexString(f.Mark)).ToDictionary(g => g.Key, g => g.First().Person);
    }

    /// <returns>Whether the line is settled without asking what it says.</returns>
    private static bool IsSettled(MappedRow mapped, ImportRow row, Dictionary<string, Guid?> before)
    {
        if (mapped.Row.Fault is { } fault)
        {
            (row.Why, row.Place) = (fault.TextKey, $"{fault.Line} {fault.Column} {fault.Most}");
            return true;
        }

        if (mapped.Bad is { } bad)
        {
            (row.Why, row.Field) = ("date", bad);
            return true;
        }

        if (before.Count > 0 && before.TryGetValue(Convert.ToHexString(row.Mark), out var person))
        {
            (row.Fate, row.Why, row.PersonId) = ("same", "before", person);
            return true;
        }

        return false;
    }

    private async Task Arrive(ImportDay day, List<(MappedRow Mapped, ImportRow Row)> open, SeenBefore? seen, bool writes, CancellationToken cancel)
    {
        var judged = day.File.IsTickets
            ? await tickets.Take(TicketRows.Batch(day), open.ConvertAll(o => TicketRows.Of(o.Mapped, day.Batch.Policy.Zone)), seen?.Addresses ?? [], writes, cancel)
            : await arrivals.Take(day.Batch, open.ConvertAll(o => o.Mapped.Arrival), seen?.People, writes, cancel);
        foreach (var ((_, row), decided) in open.Zip(judged))
        {
            (row.Fate, row.Why, row.Field) = (decided.Fate.ToString().ToLowerInvariant(), decided.Why, decided.Field);
            (row.PersonId, row.RelationshipId, row.Undated) = (decided.PersonId, writes ? decided.RelationshipId : null, decided.Undated);
        }
    }

    /// <summary>Addresses that nobody may write to: marked, and whoever is on a list of ours leaves it.</summary>
    private async Task Suppress(ImportDay day, List<(MappedRow Mapped, ImportRow Row)> open, SeenBefore? seen, bool writes, CancellationToken cancel)
    {
        var why = Origin.Named(day.File.Origin).Suppresses ?? "unsubscribed";
        var marked = await suppressions.Among(day.Work, [.. open.Select(o => o.Mapped.Arrival.Of("email")).OfType<string>()], cancel);
        var fresh = new List<NotAgain>();
        foreach (var (mapped, row) in open)
        {
            var address = mapped.Arrival.Of("email")?.Trim().ToLowerInvariant();
            var first = address is not null && !marked.Contains(address) && marked.Add(address) && seen?.Addresses.Add(address) != false;
            (row.Fate, row.Why) = address is null ? ("refused", "address") : first ? ("suppressed", "") : ("same", "marked");
            row.Undated = mapped.Ended is null;
            if (first)
            {
                fresh.Add(new(address!, why, mapped.Ended ?? day.Batch.Now));
            }
        }

        await arrivals.Unsubscribe(day.Batch, [.. fresh.Select(f => (f.Email, f.At))], writes, cancel);
        if (writes)
        {
            await suppressions.Add(day.Work, fresh, day.Batch.Policy, cancel);
        }
    }
}

/// <summary>Who came earlier in the same list.</summary>
internal sealed record SeenBefore(Dictionary<string, Guid> People, HashSet<string> Addresses);

/// <summary>What the batches of one file have in common while one worker goes through it.</summary>
internal sealed class ImportTurn(PolicyShelf shelf)
{
    private readonly SteadySurroundings _around = new(shelf);
    private readonly Dictionary<string, Guid> _companies = [];

    /// <summary>One unit of work over one file; facts that decisions rest on stay as they are until it ends.</summary>
    public async Task<ImportDay> Begin(Work work, ImportFile file, Instant now, CancellationToken cancel)
    {
        var around = await _around.Of(work, cancel);
        var reason = new ArrivalReason(file.Kind, file.PeopleGroup, file.Brand, file.Basis, file.Evidence == "rows" ? null : file.Evidence, file.Source);
        return new(work, file, new(work, around.Policies.InForce(now), around, reason, file.TakesUndated, file.TakenBy ?? file.UploadedBy, now, _companies));
    }
}

/// <summary>One unit of work over one file.</summary>
internal sealed record ImportDay(Work Work, ImportFile File, ArrivalBatch Batch);
