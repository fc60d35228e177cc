using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Avow.Modules.Retention;

/// <summary>Writes down that a duty of the policy was done.</summary>
internal static class DoDuty
{
    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/duties/{duty}", Show).For(Access.AnyStaff);
        organisation.MapPost("/duties/{duty}", Done).For(Access.Keepers);
    }

    private static async Task<IResult> Show(string duty, Visit visit, Pages pages, PageContext page, CancellationToken cancel) =>
        await Find(visit, duty, cancel) is { } standing ? Page(pages, page, visit, standing, Faults.None) : Results.NotFound();

    private static async Task<IResult> Done(
        string duty, Visit visit, Pages pages, PageContext page, LedgerWriter ledger, [FromForm] string? on, CancellationToken cancel)
    {
        if (await Find(visit, duty, cancel) is not { } standing)
        {
            return Results.NotFound();
        }

        var date = LocalDatePattern.Iso.Parse(on ?? "");
        if (!date.Success || date.Value > visit.Today || date.Value < visit.Today.PlusYears(-1))
        {
            var faults = new Faults { { "on", page.Say["retention.duty.fault"] } };
            return Page(pages, page, visit, standing, faults, StatusCodes.Status422UnprocessableEntity);
        }

        Write(visit, ledger, duty, date.Value);
        return Pages.Go(visit.At(""), Said.Done("retention.duty.said").With("date", date.Value));
    }

    private static void Write(Visit visit, LedgerWriter ledger, string duty, LocalDate date)
    {
        var done = new DutyDone { Id = Guid.CreateVersion7(), Duty = duty, DoneOn = date, By = visit.Staff.Id, RecordedAt = visit.Now };
        visit.Db.Add(done);
        ledger.Write(visit.Work, new LedgerEntry
        {
            At = visit.Now,
            Act = "duty-done",
            Policy = visit.Policy.Version.ToString(),
            Actor = visit.Staff.Id,
            Subject = done.Id,
            Detail = $"duty={duty} on={LocalDatePattern.Iso.Format(date)}",
        });
    }

    private static async Task<DutyStanding?> Find(Visit visit, string duty, CancellationToken cancel) =>
        (await DutyEvidence.All(visit.Db, visit.Policy, visit.Today, cancel)).FirstOrDefault(d => d.Duty.Id == duty);

    private static IResult Page(Pages pages, PageContext page, Visit visit, DutyStanding standing, Faults faults, int status = StatusCodes.Status200OK) =>
        pages.Show<DutyPage>(
            page.Say["retention.duty.title"],
            new { Standing = standing, Faults = faults, visit.Today, MayDo = Access.Keepers.Allows(visit.Staff.Role) },
            status);
}
