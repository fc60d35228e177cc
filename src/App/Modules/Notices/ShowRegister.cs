using System.Text;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Policy.Model;
using Avow.Policy.Register;
using Avow.Promises;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Notices;

/// <summary>The register as a page shows it.</summary>
/// <param name="Clients">By name: the controllers for whom the organisation is processor.</param>
/// <param name="Review">The duty to read the policy again as it stands today; null when the policy has none.</param>
public sealed record RegisterView(ProcessingRegister Register, IReadOnlyList<string> Clients, DutyStanding? Review, LocalDate Today);

/// <summary>The register of processing (Art. 30) of the version in force, as page, CSV and JSON.</summary>
internal static class ShowRegister
{
    private const int MostClients = 1_000;

    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/policy/register", Show).For(Access.Keepers);
        organisation.MapGet("/policy/register.csv", Csv).For(Access.Keepers);
        organisation.MapGet("/policy/register.json", Json).For(Access.Keepers);
    }

    private static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, HoldingRegister holds, CancellationToken cancel)
    {
        var duty = ProcessingRegister.ReviewDuty(visit.Policy);
        var review = (await DutyEvidence.All(visit.Db, visit.Policy, visit.Today, cancel)).FirstOrDefault(d => d.Duty.Id == duty?.Id);
        return pages.Show<RegisterPage>(
            page.Say["notices.register.title"], new { View = new RegisterView(await Register(visit, page, cancel), await Clients(visit, holds, cancel), review, visit.Today) });
    }

    private static async Task<IResult> Csv(Visit visit, PageContext page, HoldingRegister holds, CancellationToken cancel) => Results.File(
        Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes(RegisterTable.Csv(await Register(visit, page, cancel), await Clients(visit, holds, cancel)))).ToArray(),
        "text/csv; charset=utf-8", $"register-{visit.Policy.Version}.csv");

    private static async Task<IResult> Json(Visit visit, PageContext page, HoldingRegister holds, CancellationToken cancel) =>
        Results.Text(RegisterJson.Write(await Register(visit, page, cancel), await Clients(visit, holds, cancel)), "application/json", Encoding.UTF8);

    /// <summary>A review that was written down on a page counts as much as the date in the file.</summary>
    private static async Task<ProcessingRegister> Register(Visit visit, PageContext page, CancellationToken cancel)
    {
        var register = ProcessingRegister.Of(visit.Policy, page.Say.Language);
        var duty = ProcessingRegister.ReviewDuty(visit.Policy);
        return (await DutyEvidence.All(visit.Db, visit.Policy, visit.Today, cancel)).FirstOrDefault(d => d.Duty.Id == duty?.Id) is { } standing
            ? register with { ReviewedOn = standing.LastDone, ReviewBy = standing.By }
            : register;
    }

    private static async Task<IReadOnlyList<string>> Clients(Visit visit, HoldingRegister holds, CancellationToken cancel) =>
        holds.Clients is { } clients && visit.Policy.Purposes.Any(p => p.Role == Role.Processor) ? [.. (await clients.Names(visit.Db, MostClients, cancel)).Select(c => c.Name)] : [];
}
