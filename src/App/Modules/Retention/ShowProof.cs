using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Policy.Deciding;
using Avow.Web;
using Avow.Web.Kit;
using Microsoft.AspNetCore.Mvc;

namespace Avow.Modules.Retention;

/// <summary>What is known of one id: proved gone, gone a moment ago, still here, or nothing.</summary>
public sealed record ProofView(
    string Kind, Guid Id, ProofFound Found, IReadOnlyList<ProofStep> Steps, Verdict? Here, Policy.Model.PolicyFile Policy, IReadOnlyList<Choice> Kinds)
{
    public bool Holds => Steps.Count > 0 && Steps.All(s => s.Ok);
}

/// <summary>The proof of one record, recomputed before the reader's eyes. The opaque id is all it needs, and it shows nothing personal.</summary>
internal static class ShowProof
{
    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/proof", Ask).For(Access.Everybody);
        organisation.MapGet("/proof/{kind}/{id:guid}", Show).For(Access.Everybody).RequireRateLimiting(SignInLimit.Search);
        organisation.MapGet("/proof/{kind}/{id:guid}/proof.json", Download).For(Access.Everybody).RequireRateLimiting(SignInLimit.Search);
    }

    private static async Task<IResult> Ask(
        Visit visit, Pages pages, PageContext page, HoldingRegister holds, [FromQuery] string? kind, [FromQuery] string? id, CancellationToken cancel)
    {
        var asked = id?.Trim() ?? "";
        var holding = holds.Find(kind ?? "") ?? holds.All.First();
        if (asked.Length > 0 && await IdOf(visit, holding, asked, cancel) is { } found)
        {
            return Results.Redirect(visit.At($"proof/{holding.Kind}/{found}"));
        }

        var faults = new Faults();
        if (asked.Length > 0)
        {
            faults.Add("id", page.Say["retention.proof.fault"]);
        }

        return pages.Show<ProofAskPage>(
            page.Say["retention.proof.title"],
            new { Faults = faults, Kind = kind, Id = asked, Kinds = ShowRetention.ProofKinds(visit.Policy, holds, page.Say) },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    /// <summary>Anybody may ask by id; only staff may ask by the number that people say.</summary>
    private static async Task<Guid?> IdOf(Visit visit, Holding holding, string asked, CancellationToken cancel) =>
        Guid.TryParse(asked, out var id) ? id : visit.Who is null ? null : await holding.FindCalled(visit.Db, asked, cancel);

    private static async Task<IResult> Show(
        string kind, Guid id, Visit visit, Pages pages, PageContext page, HoldingRegister holds, PolicyShelf shelf, CancellationToken cancel)
    {
        if (holds.Find(kind) is not { } holding)
        {
            return Results.NotFound();
        }

        var found = await ProofSearch.Find(visit.Work, kind, id, cancel);
        var here = found is ProofFound.Nothing ? await VerdictOn(visit, holding, id, shelf, cancel) : null;
        var steps = found is ProofFound.Whole whole ? whole.Proof.Recompute() : [];
        var view = new ProofView(kind, id, found, steps, here, visit.Policy, ShowRetention.ProofKinds(visit.Policy, holds, page.Say));
        return pages.Show<ProofPage>(page.Say["retention.proof.title"], new { View = view });
    }

    private static async Task<IResult> Download(string kind, Guid id, Visit visit, CancellationToken cancel) =>
        await ProofSearch.Find(visit.Work, kind, id, cancel) is ProofFound.Whole { Proof: var proof }
            ? Results.File(System.Text.Encoding.UTF8.GetBytes(proof.ToJson()), "application/json", $"proof-{id}.json")
            : Results.NotFound();

    private static async Task<Verdict?> VerdictOn(Visit visit, Holding holding, Guid id, PolicyShelf shelf, CancellationToken cancel)
    {
        var known = await holding.Find(visit.Db, [id], cancel);
        return known.Count == 0 ? null : (await Surroundings.Of(visit.Db, shelf, cancel)).Decide(holding, known[0], visit.Now);
    }
}
