using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Promises;
using Avow.Web;

namespace Avow.Modules.Notices;

/// <summary>The sentences of one purpose that say how long something is kept.</summary>
public sealed record KeepSentences(string Heading, IReadOnlyList<Sentence> Sentences);

/// <summary>The policy as those who answer for it work with it.</summary>
public sealed record PolicyView(
    PolicyFile Policy, IReadOnlyList<KeepSentences> Purposes, IReadOnlyList<PublishedVersion> Versions, IReadOnlyDictionary<Guid, string> Staff, bool MayChange);

/// <summary>The policy: its promises of keeping with their numbers, and its versions.</summary>
internal static class ShowPolicy
{
    public static void Map(IEndpointRouteBuilder organisation) => organisation.MapGet("/policy", Show).For(Access.AnyStaff);

    private static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, CancellationToken cancel)
    {
        var versions = await Publications.All(visit.Db, cancel);
        var notice = NoticeShelf.Of(visit.Policy, page.Say);
        var purposes = notice.Sections.Select(s => new KeepSentences(s.Title, [.. s.Sentences.Where(t => t.Rule is not null)])).Where(k => k.Sentences.Count > 0);
        var staff = await StaffNames.Of(visit.Db, versions.Select(v => v.By).OfType<Guid>(), cancel);
        return pages.Show<PolicyPage>(
            page.Say["notices.policy.title"], new { View = new PolicyView(visit.Policy, [.. purposes], versions, staff, Access.Keepers.Allows(visit.Staff.Role)) });
    }
}
