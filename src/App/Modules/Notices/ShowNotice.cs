using System.Text;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Notices;

/// <summary>One version of the notice.</summary>
/// <param name="Changes">What it says otherwise than the version before; empty for the first.</param>
public sealed record NoticeView(
    NoticeText Text, bool InForce, IReadOnlyList<ChangedSentence> Changes, IReadOnlyList<PublishedVersion> Versions, LedgerCheckpoint? Checkpoint);

/// <summary>The notice as the public reads it: the version in force, older ones at stable addresses, and Markdown.</summary>
internal static class ShowNotice
{
    private const string Version = "{version:regex(^\\d{{4}}-\\d{{2}}-\\d{{2}}(\\.\\d{{1,3}})?$)}";

    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/notice", Newest).For(Access.Everybody);
        organisation.MapGet("/notice.md", Markdown).For(Access.Everybody);
        organisation.MapGet($"/notice/{Version}", Older).For(Access.Everybody);
    }

    private static Task<IResult> Newest(Visit visit, Pages pages, PageContext page, PolicyShelf shelf, CancellationToken cancel) =>
        Page(visit, pages, page, shelf, visit.Policy.Version, cancel);

    private static async Task<IResult> Older(string version, Visit visit, Pages pages, PageContext page, PolicyShelf shelf, CancellationToken cancel) =>
        VersionId.TryParse(version, out var id) ? await Page(visit, pages, page, shelf, id, cancel) : Results.NotFound();

    private static IResult Markdown(Visit visit, PageContext page) =>
        Results.Text(NoticeMarkdown.Render(NoticeShelf.Of(visit.Policy, page.Say)), "text/markdown", Encoding.UTF8);

    private static async Task<IResult> Page(Visit visit, Pages pages, PageContext page, PolicyShelf shelf, VersionId version, CancellationToken cancel)
    {
        var all = (await shelf.PoliciesOf(visit.Db, cancel)).Versions;
        var at = all.ToList().FindIndex(v => v.Version == version);
        if (at < 0)
        {
            return Results.NotFound();
        }

        var text = NoticeShelf.Of(all[at], page.Say);
        var checkpoint = await visit.Db.Set<LedgerCheckpoint>().AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(cancel);
        var view = new NoticeView(
            text, version == visit.Policy.Version, at == 0 ? [] : NoticeChanges.Between(NoticeShelf.Of(all[at - 1], text.Language), text),
            await Publications.All(visit.Db, cancel), checkpoint);
        return pages.Show<NoticePage>(text.Title, new { View = view });
    }
}
