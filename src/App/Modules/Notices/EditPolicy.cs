using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Findings;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Policy.Versions;
using Avow.Web;
using Avow.Web.Kit;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace Avow.Modules.Notices;

/// <summary>One line beside the text: a fault of the reader, a finding of the compiler, or what stands in the way of publishing.</summary>
public sealed record Remark(int Line, Tone Tone, string Code, string Message, string? Mend, string? Because);

/// <summary>What the text says of itself: remarks in the order of gravity, and what it changes.</summary>
/// <param name="Diff">Null when the text cannot be read.</param>
public sealed record Checked(IReadOnlyList<Remark> Remarks, PolicyDiff? Diff)
{
    public int Count(Tone tone) => Remarks.Count(r => r.Tone == tone);
}

/// <summary>The text of the policy with what is wrong with it beside it; then what it does, and the publication.</summary>
internal static class EditPolicy
{
    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/policy/edit", Show).For(Access.Keepers);
        organisation.MapPost("/policy/edit", Look).For(Access.Keepers).WithMetadata(new OwnWork());
        organisation.MapPost("/policy/edit/remarks", Remarks).For(Access.Keepers).WithMetadata(new OwnWork());
        organisation.MapPost("/policy/edit/publication", Publish).For(Access.Keepers).WithMetadata(new OwnWork());
    }

    private static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, PendingVersions pending, HoldingRegister holds, CancellationToken cancel)
    {
        var newest = await pending.Newest(visit, cancel);
        var text = await Publications.TextOf(visit.Db, newest.Version, cancel);
        return Page(pages, page, text, Check(text, newest, visit, page.Say, holds), null, Faults.None);
    }

    /// <summary>What the script asks while somebody writes: the remarks alone.</summary>
    private static async Task<IResult> Remarks(Visit visit, PageContext page, PendingVersions pending, HoldingRegister holds, [FromForm] string? text, CancellationToken cancel)
    {
        var check = Check(Plain(text), await pending.Newest(visit, cancel), visit, page.Say, holds);
        return new RazorComponentResult<RemarkList>(new { Check = check });
    }

    private static async Task<IResult> Look(
        Visit visit, Pages pages, PageContext page, PendingVersions pending, HoldingRegister holds, [FromForm] string? text, CancellationToken cancel)
    {
        var (next, check) = await Read(visit, page.Say, pending, holds, Plain(text), cancel);
        return next is null ? Refused(pages, page, Plain(text), check) : Page(pages, page, next.Text, check, next, Faults.None);
    }

    private static async Task<IResult> Publish(
        Visit visit, Pages pages, PageContext page, PendingVersions pending, HoldingRegister holds, [FromForm] string? text, [FromForm] int going, CancellationToken cancel)
    {
        var (next, check) = await Read(visit, page.Say, pending, holds, Plain(text), cancel);
        if (next is null)
        {
            return Refused(pages, page, Plain(text), check);
        }

        return next.Preview.Going > going
            ? Page(pages, page, next.Text, check, next, new Faults { { "going", page.Say.T("notices.change.more", ("count", next.Preview.Going)) } })
            : await pending.Publish(visit, next, cancel);
    }

    /// <summary>The version it would be, or nothing while something stands in the way. A version that is not newer gets the next id.</summary>
    private static async Task<(PendingVersion? Next, Checked Check)> Read(
        Visit visit, Say say, PendingVersions pending, HoldingRegister holds, string text, CancellationToken cancel)
    {
        var newest = await pending.Newest(visit, cancel);
        var check = Check(text, newest, visit, say, holds);
        if (PolicyReader.Read(text).Policy is not { } policy || pending.Obstacles(policy, newest).Count > 0)
        {
            return (null, check);
        }

        var named = policy.Version.CompareTo(newest.Version) > 0 ? text : PolicyText.WithVersion(text, newest.Version.Next(visit.Today));
        return (await pending.Of(visit, say, named, cancel), check);
    }

    private static Checked Check(string text, PolicyFile newest, Visit visit, Say say, HoldingRegister holds)
    {
        var read = PolicyReader.Read(text);
        return read.Policy is not { } policy
            ? new([.. read.Faults.Select(f => new Remark(f.Line, Tone.Broken, f.Code, f.Message, null, null))], null)
            : new([.. PolicyFindings.Of(policy, holds.Catalogue(policy, newest), visit.Today).Select(Of)], PolicyDiff.Between(newest, Named(policy, newest, visit.Today), say.Language));
    }

    /// <summary>Under the id that it would be published by.</summary>
    private static PolicyFile Named(PolicyFile policy, PolicyFile newest, LocalDate today) =>
        policy.Version.CompareTo(newest.Version) > 0 ? policy : policy with { Version = newest.Version.Next(today) };

    private static Remark Of(Finding finding) => new(
        finding.At.Line,
        // A promise whose module does not exist yet is the program's affair, and whoever writes the text cannot mend it.
        finding.Severity switch { Severity.Error => Tone.Broken, Severity.Warning when finding.Code != "UNKNOWN-KIND" => Tone.Look, _ => Tone.None },
        finding.Code, finding.Message, finding.Mend, finding.Because);

    // A browser sends line ends as the standard for forms asks; the file has its own.
    private static string Plain(string? text) => (text ?? "").ReplaceLineEndings("\n");

    private static IResult Refused(Pages pages, PageContext page, string text, Checked check) =>
        Page(pages, page, text, check, null, new Faults { { "text", page.Say.T("notices.edit.refused", ("count", check.Count(Tone.Broken))) } });

    private static IResult Page(Pages pages, PageContext page, string text, Checked check, PendingVersion? pending, Faults faults) => pages.Show<EditPolicyPage>(
        page.Say["notices.edit.title"], new { Text = text, Check = check, Pending = pending, Faults = faults },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
