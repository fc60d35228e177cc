using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Avow.Modules.Retention;

/// <summary>One night to come, row by row.</summary>
public sealed record NightView(
    LocalDate Date, bool Tonight, string? Kind, int From, int PageSize, NightList List, IReadOnlyList<HeldRecord> Staying, IReadOnlyDictionary<Guid, string> StayingNames,
    Policy.Model.PolicyFile Policy, bool OnlyReports)
{
    public int Shown => List.Rows.Count;

    public int OfKind => Kind is null ? List.Total : List.PerKind.GetValueOrDefault(Kind);

    public string Terms(Say say, string rule)
    {
        var found = Policy.Purposes.SelectMany(p => p.Keep.Where(k => $"{p.Id}.{k.Kind}" == rule)).FirstOrDefault();
        return found is null ? rule : say.Terms(Policy, found);
    }
}

/// <summary>What goes in one night, record by record, each decided as the night will decide it.</summary>
internal static class ShowNight
{
    private const int PageSize = 100;
    private const int NightsAhead = 40;

    public static void Map(IEndpointRouteBuilder organisation) => organisation.MapGet("/retention/nights/{date}", Show).For(Access.AnyStaff);

    private static async Task<IResult> Show(
        string date, Visit visit, Pages pages, PageContext page, PolicyShelf shelf, HoldingRegister holds,
        [FromQuery] string? kind, [FromQuery] int? from, CancellationToken cancel)
    {
        var night = LocalDatePattern.Iso.Parse(date);
        if (!night.Success || night.Value <= visit.Today || night.Value > visit.Today.PlusDays(NightsAhead))
        {
            return Results.NotFound();
        }

        var tonight = night.Value == visit.Today.PlusDays(1);
        var at = visit.Zone.AtStartOfDay(night.Value).ToInstant();
        var after = tonight ? Instant.MinValue : visit.Zone.AtStartOfDay(night.Value.PlusDays(-1)).ToInstant();
        var around = await Surroundings.Of(visit.Db, shelf, cancel);
        var asked = kind is not null && holds.Find(kind) is not null ? kind : null;
        var skip = Math.Clamp(from ?? 0, 0, 1_000_000);
        var list = await NightList.Of(visit.Work, holds, around, after, at, asked, skip, PageSize, cancel);
        IReadOnlyList<HeldRecord> staying = tonight ? await HeldBack.At(visit.Work, holds, around, at, PageSize, cancel: cancel) : [];
        var names = await NightList.NamesOf(visit.Db, holds, staying.Select(s => (s.Kind, s.Id)), cancel);
        return pages.Show<NightPage>(
            page.Say["retention.night.title"], new { View = new NightView(night.Value, tonight, asked, skip, PageSize, list, staying, names, visit.Policy, await Shadow.Since(visit.Db, cancel) is not null) });
    }
}
