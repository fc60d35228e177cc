using System.Text;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.Imports.Formats;
using Avow.Modules.People.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Imports;

/// <summary>How many contacts have one fate for one reason.</summary>
/// <param name="Lines">The first lines of the file where they stand.</param>
public sealed record FateCount(string Fate, string Why, string? Field, int Count, IReadOnlyList<int> Lines);

/// <summary>One contact with what becomes of it.</summary>
public sealed record ShownRow(ImportRow Row, string Name, string Contact);

/// <summary>A list: how far it has come, what would become of each contact, and afterwards what did.</summary>
internal sealed class ShowList(SourceFile source)
{
    private const int PageSize = 50;
    private const int MostLines = 5;
    private const int MostExported = 100_000;

    public static void Map(IEndpointRouteBuilder house)
    {
        house.MapGet("/imports/{id:guid}", (ShowList show, Visit visit, Pages pages, Guid id, HttpResponse answer, string? fate, int? after) => show.Show(visit, pages, id, answer, fate, after ?? 0)).For(Access.Keepers);
        house.MapGet("/imports/{id:guid}/left-out.csv", (ShowList show, Visit visit, PageContext page, Guid id) => show.LeftOut(visit, page, id)).For(Access.Keepers);
    }

    public async Task<IResult> Show(Visit visit, Pages pages, Guid id, HttpResponse answer, string? fate, int after)
    {
        if (await visit.Db.Set<ImportFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.State != ImportState.Arriving) is not { } file)
        {
            return Results.NotFound();
        }

        if (file.State == ImportState.Arrived && file.Fault is null)
        {
            return Pages.Go(visit.At($"imports/{id}/plan"));
        }

        if (file.IsBusy)
        {
            answer.Headers["Refresh"] = "1";
            return pages.Show<BusyPage>(file.Name, new { File = file });
        }

        var counts = await Counts(visit, id);
        var rows = await Rows(visit, file, counts.Any(c => c.Fate == fate) ? fate : null, after);
        return pages.Show<ListPage>(file.Name, new
        {
            File = file,
            visit.Policy,
            visit.Now,
            Counts = counts,
            Fate = fate,
            Rows = rows,
            IsFirst = after == 0,
            HasMore = rows.Count == PageSize,
            Undated = await visit.Db.Set<ImportRow>().CountAsync(r => r.FileId == id && r.Undated && (r.Fate == "taken" || r.Fate == "merged")),
            Untold = await Arrivals.WaitingToBeTold(visit.Db, TakenOf(visit.Db, id)),
            OnlyReports = await Shadow.Since(visit.Db) is not null,
            By = file.TakenBy is { } by ? (await StaffNames.Of(visit.Db, [by])).GetValueOrDefault(by) : null,
        });
    }

    internal static IQueryable<Guid?> TakenOf(Database.AvowDb db, Guid id) => db.Set<ImportRow>().Where(r => r.FileId == id && r.RelationshipId != null).Select(r => r.RelationshipId);

    /// <summary>What was left out, with the reason of each, for a spreadsheet.</summary>
    private async Task<IResult> LeftOut(Visit visit, PageContext page, Guid id)
    {
        if (await visit.Db.Set<ImportFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id) is not { IsBusy: false } file)
        {
            return Results.NotFound();
        }

        var rows = await visit.Db.Set<ImportRow>().AsNoTracking().Where(r => r.FileId == id && (r.Fate == "refused" || r.Fate == "past")).OrderBy(r => r.Number).Take(MostExported).ToDictionaryAsync(r => r.Number);
        using var opened = source.Open(visit.Organisation.Id, file);
        var csv = new StringBuilder();
        SafeCsv.Row(csv, [page.Say["imports.line"], page.Say["imports.why"], .. opened.Columns]);
        foreach (var row in opened.Rows().Where(r => rows.ContainsKey(r.Number)))
        {
            SafeCsv.Row(csv, [page.Say.Number(row.Line), RowWords.Of(rows[row.Number], file, visit.Policy, page.Say), .. row.Cells]);
        }

        return Results.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv.ToString())], "text/csv; charset=utf-8", "left-out.csv");
    }

    private static async Task<IReadOnlyList<FateCount>> Counts(Visit visit, Guid id)
    {
        var rows = visit.Db.Set<ImportRow>().AsNoTracking().Where(r => r.FileId == id);
        var groups = await rows.GroupBy(r => new { r.Fate, r.Why, r.Field }).Select(g => new { g.Key.Fate, g.Key.Why, g.Key.Field, Count = g.Count() }).ToListAsync();
        var counts = new List<FateCount>();
        foreach (var group in groups.OrderByDescending(g => g.Count))
        {
            var lines = group.Fate is "refused" ? await rows.Where(r => r.Fate == group.Fate && r.Why == group.Why && r.Field == group.Field).OrderBy(r => r.Number).Select(r => r.Line).Take(MostLines).ToListAsync() : [];
            counts.Add(new(group.Fate, group.Why, group.Field, group.Count, lines));
        }

        return counts;
    }

    /// <summary>A page of the contacts. Their names are read from the file, which alone holds them before they are taken.</summary>
    private async Task<IReadOnlyList<ShownRow>> Rows(Visit visit, ImportFile file, string? fate, int after)
    {
        var rows = await visit.Db.Set<ImportRow>().AsNoTracking().Where(r => r.FileId == file.Id && r.Number > after && (fate == null || r.Fate == fate)).OrderBy(r => r.Number).Take(PageSize).ToListAsync();
        if (rows.Count == 0)
        {
            return [];
        }

        var mapping = Batches.MappingOf(file);
        using var opened = source.Open(visit.Organisation.Id, file);
        var (first, last) = (rows[0].Number, rows[^1].Number);
        var read = opened.Rows().SkipWhile(r => r.Number < first).TakeWhile(r => r.Number <= last).ToDictionary(r => r.Number);
        return [.. rows.Where(r => read.ContainsKey(r.Number)).Select(r => Shown(r, MappedRow.Of(read[r.Number], file, mapping, visit.Zone).Arrival))];
    }

    private static ShownRow Shown(ImportRow row, Arrival arrival)
    {
        var name = arrival.Of("number") is { } number ? $"{number} {arrival.Of("subject")}" : $"{arrival.Of("given-name")} {arrival.Of("family-name")}".Trim();
        var contact = arrival.Of("email") ?? arrival.Of("phone") ?? arrival.Of("mobile") ?? "";
        return new(row, name.Length == 0 ? contact : Short(name), name == contact ? "" : Short(contact));
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
