using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Avow.Jobs;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Imports;

/// <summary>Says what each column means and why the people are held; then the list is looked through.</summary>
internal sealed class MapList(SourceFile source, WorkQueue queue)
{
    private const int Examples = 3;

    public static void Map(IEndpointRouteBuilder house)
    {
        house.MapGet("/imports/{id:guid}/plan", (MapList map, Visit visit, Pages pages, PageContext page, Guid id, string? kind, string? group) => map.Ask(visit, pages, page, id, kind, group)).For(Access.Keepers);
        house.MapPost("/imports/{id:guid}/plan", (MapList map, Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) => map.Save(visit, pages, page, id, form)).For(Access.Keepers);
    }

    internal static byte[] DigestOf(IEnumerable<string> headings) => SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', headings)));

    public async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Guid id, string? kind, string? group)
    {
        if (await visit.Db.Set<ImportFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id) is not { State: ImportState.Arrived or ImportState.Looked } file)
        {
            return Results.NotFound();
        }

        if (file.IsTickets)
        {
            return PlanTickets.Page(visit, pages, page, file, Faults.None);
        }

        kind ??= file.Kind;
        if (kind != Suppression.Kind && Arrivals.KindOf(visit.Policy, kind) is null)
        {
            return pages.Show<ReasonPage>(page.Say["imports.reason.title"], new { File = file, visit.Policy, Kinds = Arrivals.KindsOf(visit.Policy) });
        }

        return Form(visit, pages, page, file, ListChoice.Of(file, visit.Policy, kind, group), Faults.None);
    }

    public async Task<IResult> Save(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form)
    {
        if (await visit.Db.Set<ImportFile>().SingleOrDefaultAsync(f => f.Id == id) is not { State: ImportState.Arrived or ImportState.Looked } file)
        {
            return Results.NotFound();
        }

        if (file.IsTickets)
        {
            return PlanTickets.Save(visit, pages, page, file, form, queue);
        }

        var choice = ListChoice.Read(form);
        if (choice.Kind != Suppression.Kind && Arrivals.KindOf(visit.Policy, choice.Kind) is null)
        {
            return Pages.Go(visit.At($"imports/{id}/plan"), Said.Refused("imports.refused.kind"));
        }

        var (columns, _) = Look(visit, file);
        var faults = choice.Check(columns.Count, visit.Policy, page.Say);
        if (faults.Count > 0)
        {
            return Form(visit, pages, page, file, choice, faults);
        }

        choice.WriteTo(file);
        await Remember(visit, DigestOf(columns), file.Mapping);
        (file.State, file.Total, file.Done, file.Fault) = (ImportState.Looking, 0, 0, null);
        queue.Add(visit.Work, ImportWork.Kind, file.Id);
        return Pages.Go(visit.At($"imports/{id}"));
    }

    private IResult Form(Visit visit, Pages pages, PageContext page, ImportFile file, ListChoice choice, Faults faults)
    {
        var (columns, examples) = Look(visit, file);
        var kind = Arrivals.KindOf(visit.Policy, choice.Kind, choice.Group);
        return pages.Show<MapPage>(
            page.Say["imports.plan.title"],
            new { File = file, visit.Policy, Choice = choice, Kind = kind, Columns = columns, Examples = examples, Faults = faults, Refusal = kind is null ? "" : Arrivals.Refusal(visit.Policy, kind.Kind, page.Say) },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>The headings, and for each the first things that stand under it.</summary>
    private (IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Examples) Look(Visit visit, ImportFile file)
    {
        using var opened = source.Open(visit.Organisation.Id, file);
        var rows = opened.Rows().Take(50).Where(r => r.Fault is null).ToList();
        return (opened.Columns, [.. opened.Columns.Select((_, i) => (IReadOnlyList<string>)[.. rows.Select(r => r.Cells[i].Trim()).Where(c => c.Length > 0).Distinct().Take(Examples).Select(c => c.Length > 40 ? c[..40] + "…" : c)])]);
    }

    private static async Task Remember(Visit visit, byte[] headings, string mapping)
    {
        if (await visit.Db.Set<ImportMapping>().SingleOrDefaultAsync(m => m.Headings == headings) is { } known)
        {
            known.Mapping = mapping;
        }
        else
        {
            visit.Db.Add(new ImportMapping { Id = Guid.CreateVersion7(), Headings = headings, Mapping = mapping });
        }
    }
}

/// <summary>What was chosen for a list.</summary>
/// <param name="Meanings">For each column, in order.</param>
/// <param name="Evidence">How consent is shown: one for all, or <c>rows</c> when each line shows its own.</param>
/// <param name="Undated"><c>leave</c> or <c>mark</c>.</param>
/// <param name="Confirmed">Whether somebody said that those who must not be written to were brought over first.</param>
public sealed record ListChoice(string Kind, string Group, string Brand, string Basis, string Evidence, string Source, string Undated, IReadOnlyList<string> Meanings, bool Confirmed)
{
    public const string Rows = "rows";

    public static IReadOnlyList<string> Evidences { get; } = ["form", "double-opt-in", "writing", "spoken"];

    public static ListChoice Of(ImportFile file, PolicyFile policy, string kind, string? group)
    {
        var mapping = JsonSerializer.Deserialize<string[]>(file.Mapping)!;
        var shows = mapping.Any(m => m is Meaning.OptedIn or Meaning.Confirmed);
        var isSame = file.Kind == kind && file.Source.Length > 0 && (group is null || group == file.PeopleGroup);
        var groups = Arrivals.KindOf(policy, kind)?.Groups ?? [""];
        var whom = group is not null && groups.Contains(group) ? group : isSame ? file.PeopleGroup : groups[0];
        return new(
            kind, whom, isSame ? file.Brand : policy.Brands.Count > 0 ? policy.Brands[0].Id : "", isSame ? file.Basis : Arrivals.KindOf(policy, kind, whom)?.Bases[0] ?? "",
            file.Evidence ?? (shows ? Rows : ""), isSame ? file.Source : "", isSame && file.TakesUndated ? "mark" : "leave", mapping, false);
    }

    public static ListChoice Read(IFormCollection form) => new(
        form["kind"].ToString(), form["group"].ToString(), form["brand"].ToString(), form["basis"].ToString(), form["evidence"].ToString(), form["source"].ToString(), form["undated"].ToString(),
        [.. Enumerable.Range(0, Formats.FileLimits.Usual.Columns).TakeWhile(i => form.ContainsKey($"column-{i}")).Select(i => form[$"column-{i}"].ToString())], form["suppressed-first"] == "yes");

    public bool ShowsConsent => Meanings.Any(m => m is Meaning.OptedIn or Meaning.Confirmed);

    public Faults Check(int columns, PolicyFile policy, Say say)
    {
        var faults = new Faults();
        Unless(Meanings.Count == columns && Meanings.All(Meaning.IsKnown), "column-0", "imports.fault.columns");
        if (Kind == Permits.Suppression.Kind)
        {
            Unless(Meanings.Contains("email"), "column-0", "imports.fault.no-address");
            return faults;
        }

        var kind = Arrivals.KindOf(policy, Kind, Group)!;
        Unless(Meanings.Any(m => m is "given-name" or "family-name" or Meaning.FullName or "email"), "column-0", "imports.fault.no-name");
        Unless(kind.Groups.Contains(Group), "group", "imports.fault.group");
        Unless(Brand.Length == 0 ? policy.Brands.Count == 0 : policy.Brands.Any(b => b.Id == Brand), "brand", "imports.fault.brand");
        Unless(kind.Bases.Contains(Basis), "basis", "imports.fault.basis");
        Unless(kind.Sources.Contains(Source), "source", "imports.fault.source");
        Unless(Basis != "consent" || Evidences.Contains(Evidence) || (Evidence == Rows && ShowsConsent), "evidence", "imports.fault.evidence");
        Unless(Undated is "leave" or "mark", "undated", "imports.fault.undated");
        Unless(Basis != "consent" || Confirmed, "suppressed-first", "imports.fault.suppressed-first");
        return faults;

        void Unless(bool good, string field, string key)
        {
            if (!good)
            {
                faults.Add(field, say[key]);
            }
        }
    }

    public void WriteTo(ImportFile file)
    {
        (file.Kind, file.PeopleGroup, file.Brand, file.Basis, file.Source) = (Kind, Group, Brand, Basis, Source);
        (file.Evidence, file.TakesUndated) = (Basis == "consent" ? Evidence : null, Undated == "mark");
        file.Mapping = JsonSerializer.Serialize(Meanings);
    }
}
