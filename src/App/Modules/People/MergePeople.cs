using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Permits;
using Avow.Web;
using Avow.Modules.People.Public;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

/// <summary>Makes one person of two who are the same. Every relationship stays with its own rule, and the stricter choice of either holds for both.</summary>
internal sealed class MergePeople(PersonRecords records, PersonBook book)
{
    public static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Guid id, Guid other) =>
        await Both(visit, id, other) is { Into.Count: > 0, From.Count: > 0 } both
            ? pages.Show<MergePage>(page.Say["people.merge"], new { both.Into, both.From, visit.Policy })
            : Results.NotFound();

    public async Task<IResult> Merge(Visit visit, Guid id, Guid other)
    {
        if (await Both(visit, id, other) is not { Into.Count: > 0, From.Count: > 0 } both)
        {
            return Results.NotFound();
        }

        var hand = new Hand(visit.Work, visit.Policy, visit.Staff.Id, visit.Now);
        foreach (var relationship in both.From)
        {
            (relationship.PersonId, relationship.MergedFrom) = (id, other);
            (relationship.FullName, relationship.SortName) = (both.Into[0].FullName, both.Into[0].SortName);
            relationship.Spell(visit.Db);
        }

        KeepTheStricter([.. both.Into, .. both.From]);
        foreach (var relationship in both.Into.Concat(both.From))
        {
            await book.Changed(hand, "people-merged", relationship);
        }

        await visit.Db.Set<PersonRead>().Where(r => r.PersonId == other).ExecuteUpdateAsync(r => r.SetProperty(x => x.PersonId, id));
        await visit.Db.Set<SaidNo>().Where(n => n.PersonId == other).ExecuteUpdateAsync(n => n.SetProperty(x => x.PersonId, id));
        await records.Merge(visit, other, id);
        return Pages.Go(visit.At($"people/{id}"), Said.Done("people.merged").OrUndo(visit.At($"people/{id}/merge/{other}/undo")));
    }

    /// <summary>Parts them again. A no that one of them gave stays with both: better one no too many.</summary>
    public async Task<IResult> Part(Visit visit, Guid id, Guid other)
    {
        var merged = await visit.Db.Set<Relationship>().Include(r => r.Details).Include(r => r.Words).AsSplitQuery().Where(r => r.PersonId == id && r.MergedFrom == other).ToListAsync();
        if (merged.Count == 0)
        {
            return Results.NotFound();
        }

        var ids = merged.ConvertAll(r => r.Id);
        await visit.Db.Set<SaidNo>().Where(n => ids.Contains(n.RecordId)).ExecuteUpdateAsync(n => n.SetProperty(x => x.PersonId, other));
        foreach (var relationship in merged)
        {
            (relationship.PersonId, relationship.MergedFrom) = (other, null);
            var parts = relationship.Details.Where(d => PersonField.Of(d.Field).Category == "name").Select(d => (d.Field, d.Value)).ToList();
            var named = new RelationshipDraft("", "", "", "", "", "", "", "", "", parts);
            (relationship.FullName, relationship.SortName) = named.Name.Length > 0 ? (named.Name, named.SortName) : (relationship.FullName, relationship.SortName);
            relationship.Spell(visit.Db);
            book.Note(new(visit.Work, visit.Policy, visit.Staff.Id, visit.Now), "people-parted", relationship, null);
        }

        return Pages.Go(visit.At($"people/{other}"), Said.Done("people.parted"));
    }

    /// <summary>A restriction of one is one of all; an objection or a consent taken back holds for every relationship of the same kind.</summary>
    internal static void KeepTheStricter(IReadOnlyList<Relationship> all)
    {
        var restricted = all.FirstOrDefault(r => r.RestrictedFor is not null);
        foreach (var relationship in all)
        {
            if (restricted is not null)
            {
                (relationship.RestrictedFor, relationship.RestrictionReviewAt) = (restricted.RestrictedFor, restricted.RestrictionReviewAt);
            }

            foreach (var no in (string[])["objected", "withdrawn", "unsubscribed"])
            {
                var said = all.Where(r => r.Kind == relationship.Kind).Select(r => r.EndedAt(no)).Where(e => e is not null).DefaultIfEmpty(null).Min();
                if (said is not null)
                {
                    relationship.End(no, said);
                }
            }
        }
    }

    private static async Task<(List<Relationship> Into, List<Relationship> From)> Both(Visit visit, Guid id, Guid other)
    {
        var all = await visit.Db.Set<Relationship>().Include(r => r.Words).Where(r => r.PersonId == id || r.PersonId == other).OrderByDescending(r => r.Since).ToListAsync();
        return id == other ? ([], []) : (all.FindAll(r => r.PersonId == id), all.FindAll(r => r.PersonId == other));
    }
}
