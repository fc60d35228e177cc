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
/// <param name="Shown">Its words exactly as they were published.</param>
/// <param name="Brands">The brands that have a copy of their own; empty when there is one name only.</param>
/// <param name="InForce">The version in force; older than the newest while a later one is announced.</param>
/// <param name="Changes">What it says otherwise than the version before; empty for the first.</param>
public sealed record NoticeView(
    NoticeText Text, ShownNotice Shown, IReadOnlyList<Brand> Brands, VersionId InForce, IReadOnlyList<ChangedSentence> Changes, IReadOnlyList<PublishedVersion> Versions, LedgerCheckpoint? Checkpoint);

/// <summary>The notice as the public reads it: the version in force, older ones at stable addresses, and Markdown.</summary>
internal static class ShowNotice
{
    internal const string Version = "{version:regex(^\\d{{4}}-\\d{{2}}-\\d{{2}}(\\.\\d{{1,3}})?$)}";

    internal const string BrandId = "{brand:regex(^[a-z][a-z0-9-]{{0,59}}$)}";

    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/notice", Newest).For(Access.Everybody);
        organisation.MapGet("/notice.md", Markdown).For(Access.Everybody);
        organisation.MapGet($"/notice/{Version}", Older).For(Access.Everybody);
        organisation.MapGet($"/notice/{BrandId}", Newest).For(Access.Everybody);
        organisation.MapGet($"/notice/{Version}/{BrandId}", Older).For(Access.Everybody);
        organisation.MapGet("/notices/{digest:regex(^[0-9a-f]{{64}}$)}", Stored).For(Access.Everybody);
    }

    /// <summary>The stored text byte for byte, so that anybody can compute its digest.</summary>
    private static async Task<IResult> Stored(string digest, Visit visit, CancellationToken cancel) =>
        await Publications.NoticeBy(visit.Db, digest, cancel) is { } html ? Results.Text(html, "text/plain", Encoding.UTF8) : Results.NotFound();

    private static Task<IResult> Newest(Visit visit, Pages pages, PageContext page, PolicyShelf shelf, CancellationToken cancel, string? brand = null) =>
        Page(visit, pages, page, shelf, visit.Policy.Version, brand, cancel);

    private static async Task<IResult> Older(string version, Visit visit, Pages pages, PageContext page, PolicyShelf shelf, CancellationToken cancel, string? brand = null) =>
        VersionId.TryParse(version, out var id) ? await Page(visit, pages, page, shelf, id, brand, cancel) : Results.NotFound();

    private static IResult Markdown(Visit visit, PageContext page, string? brand = null) =>
        brand is not null && visit.Policy.BrandOf(brand) is null
            ? Results.NotFound()
            : Results.Text(NoticeMarkdown.Render(NoticeShelf.Of(visit.Policy, page.Say.Language, brand)), "text/markdown", Encoding.UTF8);

    /// <summary>None for a brand's first notice: there is none before to hold it against.</summary>
    private static IReadOnlyList<ChangedSentence> Changes(PolicyFile before, NoticeText now, string? brand) => brand is not null && before.BrandOf(brand) is null
        ? []
        : NoticeChanges.Between(NoticeShelf.Of(before, now.Language, brand), now);

    private static async Task<IResult> Page(Visit visit, Pages pages, PageContext page, PolicyShelf shelf, VersionId version, string? brand, CancellationToken cancel)
    {
        var all = (await shelf.PoliciesOf(visit.Db, cancel)).Versions;
        var at = all.ToList().FindIndex(v => v.Version == version);
        if (at < 0 || (brand is not null && (all[at].Brands.Count < 2 || all[at].BrandOf(brand) is null)))
        {
            return Results.NotFound();
        }

        page.IsOnlyRead = page.User is null;
        var text = NoticeShelf.Of(all[at], page.Say.Language, brand);
        var shown = await Publications.NoticeOf(visit.Db, version, text.Language, brand, cancel)
            ?? throw new InvalidOperationException($"The notice of version {version} in {text.Language} was not stored when it was published.");
        var checkpoint = await visit.Db.Set<LedgerCheckpoint>().AsNoTracking().OrderByDescending(c => c.Size).FirstOrDefaultAsync(cancel);
        var view = new NoticeView(
            text, shown, all[at].Brands.Count > 1 ? all[at].Brands : [], visit.Policy.Version, at == 0 ? [] : Changes(all[at - 1], text, brand),
            await Publications.All(visit.Db, cancel), checkpoint);
        return pages.Show<NoticePage>(text.Title, new { View = view, PausedSince = await Shadow.Since(visit.Db, cancel) });
    }
}
