using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Promises;
using Avow.Web;
using Microsoft.AspNetCore.Mvc;

namespace Avow.Modules.Consent;

/// <summary>What was asked: one record, one purpose.</summary>
public sealed record UseAsked(string Record, string Purpose, string Kind);

/// <summary>What the gate answered.</summary>
/// <param name="Refusal">Null when the use is permitted.</param>
/// <param name="Sentence">The words of the notice on which a refusal rests; null when the policy says nothing of it.</param>
/// <param name="Words">The words to which the person would agree; null when a yes would not help.</param>
public sealed record UseAnswer(string? Refusal, string? Sentence, string? Words);

/// <summary>Asks the gate whether a record may be used for a purpose, and writes down the yes of its person.</summary>
internal static class AskTheGate
{
    private static readonly string[] WaitForYes = ["no-consent", "consent-left", "new-purpose"];

    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/uses", Show).For(Access.Keepers);
        organisation.MapPost("/uses", Ask).For(Access.Keepers);
        organisation.MapPost("/uses/yes", WriteDown).For(Access.Keepers);
    }

    private static IResult Show(Visit visit, Pages pages, PageContext page, HoldingRegister holds, [FromQuery] string? record, [FromQuery] string? purpose, [FromQuery] string? kind) =>
        Page(visit, pages, page, holds, new(record ?? "", purpose ?? "", kind ?? ""), null, Faults.None);

    private static async Task<IResult> Ask(
        Visit visit, Pages pages, PageContext page, HoldingRegister holds, Permit.Gate gate, [FromForm] string? record, [FromForm] string? purpose, [FromForm] string? kind, CancellationToken cancel)
    {
        var asked = new UseAsked(record?.Trim() ?? "", purpose ?? "", kind ?? "");
        var (faults, id) = await Find(visit, page.Say, holds, asked, cancel);
        if (faults.Count > 0)
        {
            return Page(visit, pages, page, holds, asked, null, faults);
        }

        var (_, refused) = await gate.Ask(visit.Work, new Use(asked.Purpose, asked.Kind, id), cancel);
        return Page(visit, pages, page, holds, asked, Answer(visit, page, asked, refused), Faults.None);
    }

    private static UseAnswer Answer(Visit visit, PageContext page, UseAsked asked, UseRefused? refused)
    {
        if (refused is null)
        {
            return new(null, null, null);
        }

        var purpose = visit.Policy.PurposeOf(asked.Purpose);
        var notice = NoticeShelf.Of(visit.Policy, page.Say);
        var sentence = refused.Sentence is not { } id ? null : notice.Find(id)?.Text ?? notice.Sections.FirstOrDefault(s => s.Id == id)?.Title;
        return new(page.Say[$"gate.{refused.Why}"], sentence, purpose is not null && WaitForYes.Contains(refused.Why) ? WordsOf(purpose).In(page.Say.Language) : null);
    }

    /// <summary>Writes down that the person behind a record said yes, and when and how.</summary>
    private static async Task<IResult> WriteDown(
        Visit visit, Pages pages, PageContext page, HoldingRegister holds, LedgerWriter ledger,
        [FromForm] string? record, [FromForm] string? purpose, [FromForm] string? kind, [FromForm] string? how, CancellationToken cancel)
    {
        var asked = new UseAsked(record?.Trim() ?? "", purpose ?? "", kind ?? "");
        var (faults, id) = await Find(visit, page.Say, holds, asked, cancel);
        var agreed = visit.Policy.PurposeOf(asked.Purpose);
        if (how is null || !Vocabulary.Channels.Append("form").Contains(how))
        {
            faults.Add("how", page.Say["consent.fault-how"]);
        }

        if (faults.Count > 0 || agreed is null)
        {
            return Page(visit, pages, page, holds, asked, null, faults);
        }

        var given = new GivenConsent
        {
            Id = Guid.CreateVersion7(), SubjectId = id, Purpose = agreed.Id, Policy = visit.Policy.Version.ToString(), Words = GivenConsent.DigestOf(agreed),
            How = how!, GivenAt = visit.Now, RecordedBy = visit.Staff.Id,
        };
        visit.Db.Add(given);
        ledger.Write(visit.Work, new LedgerEntry
        {
            At = visit.Now, Act = "consent-given", Kind = asked.Kind, Policy = given.Policy, Actor = visit.Staff.Id, Subject = id, Detail = $"purpose={agreed.Id} how={how}",
        });
        return Pages.Go(visit.At("uses") + QueryString.Create("record", asked.Record).Add("purpose", asked.Purpose).Add("kind", asked.Kind), Said.Done("consent.said"));
    }

    private static async Task<(Faults Faults, Guid Id)> Find(Visit visit, Say say, HoldingRegister holds, UseAsked asked, CancellationToken cancel)
    {
        var faults = new Faults();
        var holding = holds.Find(asked.Kind);
        var id = holding is null || asked.Record.Length == 0 ? null : await holding.FindCalled(visit.Db, asked.Record, cancel);
        if (id is null)
        {
            faults.Add("record", say["consent.fault-record"]);
        }

        if (visit.Policy.PurposeOf(asked.Purpose) is null)
        {
            faults.Add("purpose", say["consent.fault-purpose"]);
        }

        return (faults, id ?? default);
    }

    private static LocalText WordsOf(Purpose purpose) => purpose.Wording.Count > 0 ? purpose.Wording : purpose.Why;

    private static IResult Page(Visit visit, Pages pages, PageContext page, HoldingRegister holds, UseAsked asked, UseAnswer? answer, Faults faults) => pages.Show<AskTheGatePage>(
        page.Say["consent.title"],
        new { Asked = asked, Answer = answer, Faults = faults, visit.Policy, Kinds = holds.UsedUnder(visit.Policy).Select(h => h.Kind).ToArray() },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
