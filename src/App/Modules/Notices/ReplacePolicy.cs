using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Web;
using Microsoft.AspNetCore.Mvc;

namespace Avow.Modules.Notices;

/// <summary>Replaces the whole text of the policy: its faults by line, then what it does, then the publication.</summary>
internal static class ReplacePolicy
{
    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/policy/text", Show).For(Access.Keepers);
        organisation.MapPost("/policy/text", Look).For(Access.Keepers).WithMetadata(new OwnWork());
        organisation.MapPost("/policy/text/publication", Publish).For(Access.Keepers).WithMetadata(new OwnWork());
    }

    private static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, PendingVersions pending, CancellationToken cancel)
    {
        var newest = await pending.Newest(visit, cancel);
        return Page(pages, page, await Publications.TextOf(visit.Db, newest.Version, cancel), [], null, Faults.None);
    }

    private static async Task<IResult> Look(
        Visit visit, Pages pages, PageContext page, PendingVersions pending, [FromForm] string? text, CancellationToken cancel)
    {
        var (next, wrong) = await Read(visit, page.Say, pending, text ?? "", cancel);
        return next is null
            ? Page(pages, page, text ?? "", wrong, null, new Faults { { "text", page.Say.T("notices.text.faults", ("count", wrong.Count)) } })
            : Page(pages, page, next.Text, [], next, Faults.None);
    }

    private static async Task<IResult> Publish(
        Visit visit, Pages pages, PageContext page, PendingVersions pending, [FromForm] string? text, [FromForm] int going, CancellationToken cancel)
    {
        var (next, wrong) = await Read(visit, page.Say, pending, text ?? "", cancel);
        if (next is null)
        {
            return Page(pages, page, text ?? "", wrong, null, new Faults { { "text", page.Say.T("notices.text.faults", ("count", wrong.Count)) } });
        }

        return next.Preview.Going > going
            ? Page(pages, page, next.Text, [], next, new Faults { { "going", page.Say.T("notices.change.more", ("count", next.Preview.Going)) } })
            : await pending.Publish(visit, next, cancel);
    }

    /// <summary>The version it would be, or the lines that say what is wrong with the text. A version that is not newer gets the next id.</summary>
    private static async Task<(PendingVersion? Next, IReadOnlyList<string> Wrong)> Read(
        Visit visit, Say say, PendingVersions pending, string text, CancellationToken cancel)
    {
        // A browser sends line ends as the standard for forms asks; the file has its own.
        var plain = text.ReplaceLineEndings("\n");
        var read = PolicyReader.Read(plain);
        if (read.Policy is not { } policy)
        {
            return (null, [.. read.Faults.Select(f => f.ToString()!)]);
        }

        var newest = await pending.Newest(visit, cancel);
        var obstacles = pending.Obstacles(policy, newest);
        return obstacles.Count > 0 ? (null, obstacles) : (await pending.Of(visit, say, Newer(plain, policy, newest, visit), cancel), []);
    }

    private static string Newer(string text, PolicyFile policy, PolicyFile newest, Visit visit) =>
        policy.Version.CompareTo(newest.Version) > 0 ? text : PolicyText.WithVersion(text, newest.Version.Next(visit.Today));

    private static IResult Page(Pages pages, PageContext page, string text, IReadOnlyList<string> wrong, PendingVersion? pending, Faults faults) =>
        pages.Show<ReplacePolicyPage>(
            page.Say["notices.text.title"], new { Text = text, Wrong = wrong, Pending = pending, Faults = faults },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
