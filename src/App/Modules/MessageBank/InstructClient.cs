using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Promises;
using Avow.Web;

namespace Avow.Modules.MessageBank;

/// <summary>Writes down that a client wants its callers' data kept for a shorter time than we promise, or no longer so.
/// What that takes tonight is counted before and approved by whoever presses the button.</summary>
internal sealed class InstructClient(FutureOfClient future, Redecide redecide, LedgerWriter ledger)
{
    /// <summary>The form, and with a period in the address its preview.</summary>
    public async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Guid id, string? count, string? unit)
    {
        if (await ShowClient.Find(visit.Db, id) is not { } client)
        {
            return Results.NotFound();
        }

        var told = await ShowClient.LastInstruction(visit.Db, id);
        if (count is null && unit is null)
        {
            return Form(pages, page, visit, client, told, "", "days", Faults.None);
        }

        if (Period(visit.Policy, count, unit) is not { } period)
        {
            var faults = new Faults();
            faults.Add("count", page.Say.T(new PeriodNotShorter().TextKey, ("period", page.Say.Length(Ceiling(visit.Policy)!.Value))));
            return Form(pages, page, visit, client, told, count ?? "", unit ?? "days", faults);
        }

        var tonight = await future.GoTonight(visit.Work, id, new Instruction(period), visit.Now);
        return pages.Show<InstructionPreviewPage>(page.Say["client.told.title"], new { client.Id, client.Name, Period = (KeepPeriod?)period, Tonight = tonight });
    }

    /// <summary>What happens when the instruction is taken back.</summary>
    public async Task<IResult> AskBack(Visit visit, Pages pages, PageContext page, Guid id) => await ShowClient.Find(visit.Db, id) is { } client
        ? pages.Show<InstructionPreviewPage>(page.Say["client.told.title"], new { client.Id, client.Name, Period = (KeepPeriod?)null, Tonight = 0 })
        : Results.NotFound();

    public async Task<IResult> Give(Visit visit, Guid id, IFormCollection form)
    {
        if (await ShowClient.Find(visit.Db, id) is null)
        {
            return Results.NotFound();
        }

        var keep = form["keep"].ToString();
        KeepPeriod? period = keep.Length == 0 ? null : KeepPeriod.TryParse(keep, out var read) ? read : null;
        if (keep.Length > 0 && (period is null || !IsShorter(visit.Policy, period.Value)))
        {
            return Results.BadRequest();
        }

        var told = period is { } length ? new Instruction(length) : null;
        var tonight = await future.GoTonight(visit.Work, id, told, visit.Now);
        await Guard.Approve(visit.Work, tonight, CancellationToken.None);
        visit.Db.Add(new ClientInstruction { Id = Guid.CreateVersion7(), ClientId = id, Keep = period?.ToString(), GivenAt = visit.Now, RecordedBy = visit.Staff.Id });
        await redecide.Client(visit.Work, id);
        ledger.Write(visit.Work, new LedgerEntry
        {
            At = visit.Now,
            Act = period is null ? "instruction-lifted" : "instruction-given",
            Kind = MessageBankHoldings.Messages,
            Count = tonight,
            Policy = visit.Policy.Version.ToString(),
            Actor = visit.Staff.Id,
            Subject = id,
            Detail = period is null ? null : $"keep={period.ToString()!.Replace(' ', '-')}",
        });
        return Pages.Go(visit.At($"clients/{id}"), Said.Done(period is null ? "client.told.lifted" : "client.told.saved").With("count", tonight));
    }

    /// <summary>The longest the policy keeps a message after its call; null when it says nothing of that.</summary>
    public static KeepPeriod? Ceiling(PolicyFile policy) => policy.PurposeOf(MessageBankHoldings.MessageTaking)?.Keep
        .Where(k => k.Kind == MessageBankHoldings.Messages).SelectMany(k => k.Terms).FirstOrDefault(t => t.Clock == "received")?.Period;

    private static KeepPeriod? Period(PolicyFile policy, string? count, string? unit) =>
        KeepPeriod.TryParse($"{count?.Trim()} {unit}", out var period) && IsShorter(policy, period) ? period : null;

    // Compared on one date: a month is not always longer than 30 days, but on any date one of the two comes first.
    private static bool IsShorter(PolicyFile policy, KeepPeriod period)
    {
        var any = new NodaTime.LocalDate(2026, 1, 1);
        return Ceiling(policy) is { } ceiling && period.After(any) < ceiling.After(any);
    }

    private static IResult Form(Pages pages, PageContext page, Visit visit, Client client, ClientInstruction? told, string count, string unit, Faults faults) =>
        pages.Show<InstructionPage>(
            page.Say["client.told.title"],
            new { client.Id, client.Name, Told = told, Count = count, Unit = unit, Ceiling = Ceiling(visit.Policy), Faults = faults },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
