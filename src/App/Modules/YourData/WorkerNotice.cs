using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Promises;
using Avow.Web;

namespace Avow.Modules.YourData;

/// <summary>What is said to those who work here, from the same policy as everything else, and what is held of the reader now.</summary>
/// <remarks>Source: UK GDPR art. 13 and 15; staff are data subjects too.</remarks>
internal static class WorkerNotice
{
    private const string Worker = "worker";
    private const int MostShown = 20;

    /// <summary>Sections that are the same for everybody, staff too.</summary>
    private static readonly string[] ForEverybody = ["who", "rights"];

    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page)
    {
        var (newest, signIns) = await SignInLog.Of(visit.Db, visit.Staff.Id, MostShown);
        var notice = NoticeShelf.Of(visit.Policy, page.Say);
        var own = visit.Policy.Purposes.Where(p => p.People.Contains(Worker)).Select(p => $"purpose.{p.Id}").ToList();
        return pages.Show<WorkerNoticePage>(page.Say["own.worker.title"], new
        {
            Html = own.Count == 0 ? "" : NoticeHtml.Fragment(notice with { Sections = [.. notice.Sections.Where(s => own.Contains(s.Id) || ForEverybody.Contains(s.Id))] }),
            notice.Language,
            SignIns = newest,
            SignInsInAll = signIns,
            Looks = await ReadLog.CountBy(visit.Db, visit.Staff.Id),
            Keys = await AccountBook.KeysBy(visit.Db, visit.Staff.Id),
            Sentences = (IReadOnlyList<WorkerHolding>)[.. new[] { "staff-account", SignInLog.Kind, "access-log", AccountBook.Keys }.Select(kind => Of(visit.Policy, page.Say, kind)).OfType<WorkerHolding>()],
            visit.Now,
        });
    }

    private static WorkerHolding? Of(PolicyFile policy, Say say, string kind) =>
        policy.Purposes.SelectMany(p => p.Keep.Where(k => k.Kind == kind)).FirstOrDefault() is { } rule ? new(kind, say.Kinds(policy, kind), say.Terms(policy, rule)) : null;
}

/// <summary>A kind of record that is held of those who work here.</summary>
/// <param name="Name">What the policy calls such records.</param>
/// <param name="Keeps">How long, in words.</param>
public sealed record WorkerHolding(string Kind, string Name, string Keeps);
