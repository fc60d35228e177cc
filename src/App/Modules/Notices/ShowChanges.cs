using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Versions;
using Avow.Promises;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Notices;

/// <summary>What changed with one version.</summary>
/// <param name="PublishedAt">When it was published; the ledger has the act.</param>
/// <param name="Concerned">For each change the records it reaches; null for readers who do not answer for the policy.</param>
public sealed record ChangesView(
    PolicyDiff Diff, PolicyFile Newer, PolicyFile Older, Instant PublishedAt, IReadOnlyList<IReadOnlyList<ConcernedRecords>>? Concerned);

/// <summary>What changed with a version and since when, at an address that stays; for those who answer for it also whom it concerns.</summary>
internal static class ShowChanges
{
    public static void Map(IEndpointRouteBuilder organisation) =>
        organisation.MapGet($"/notice/{ShowNotice.Version}/changes", Show).For(Access.Everybody);

    private static async Task<IResult> Show(string version, Visit visit, Pages pages, PageContext page, PolicyShelf shelf, Concerned concerned, CancellationToken cancel)
    {
        var all = (await shelf.PoliciesOf(visit.Db, cancel)).Versions;
        var at = VersionId.TryParse(version, out var id) ? all.ToList().FindIndex(v => v.Version == id) : -1;
        if (at < 1)
        {
            return Results.NotFound();
        }

        var diff = PolicyDiff.Between(all[at - 1], all[at], page.Say.Language);
        var published = (await Publications.All(visit.Db, cancel)).First(p => p.Version == id).PublishedAt;
        var counts = visit.Who is { } who && Access.Keepers.Allows(who.Role) ? await concerned.By(visit.Db, diff, all[at], cancel) : null;
        return pages.Show<ChangesPage>(page.Say.T("notices.changes.title", ("version", version)), new { View = new ChangesView(diff, all[at], all[at - 1], published, counts) });
    }
}
