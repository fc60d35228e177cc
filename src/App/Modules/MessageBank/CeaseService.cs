using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Web;

namespace Avow.Modules.MessageBank;

/// <summary>Marks the service for a client as ceased, after showing what goes when; may be taken back until the records are gone.</summary>
internal sealed class CeaseService(FutureOfClient future, Redecide redecide, LedgerWriter ledger)
{
    public async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Guid id)
    {
        if (await ShowClient.Find(visit.Db, id) is not { CeasedAt: null } client)
        {
            return Results.NotFound();
        }

        var going = await future.IfCeased(visit.Db, id, visit.Now);
        return pages.Show<CessationPage>(page.Say["client.cease.title"], new { client.Id, client.Name, Going = going, visit.Policy.Kinds });
    }

    public Task<IResult> Cease(Visit visit, Guid id) => Change(visit, id, ceases: true);

    public Task<IResult> TakeBack(Visit visit, Guid id) => Change(visit, id, ceases: false);

    private async Task<IResult> Change(Visit visit, Guid id, bool ceases)
    {
        var client = await ShowClient.Find(visit.Db, id);
        if (client is null || client.CeasedAt is not null == ceases)
        {
            return Results.NotFound();
        }

        client.CeasedAt = ceases ? visit.Now : null;
        await redecide.Client(visit.Work, id);
        ledger.Write(visit.Work, new LedgerEntry
        {
            At = visit.Now,
            Act = ceases ? "service-ceased" : "service-resumed",
            Kind = MessageBankHoldings.SetUps,
            Policy = visit.Policy.Version.ToString(),
            Actor = visit.Staff.Id,
            Subject = id,
        });
        var said = Said.Done(ceases ? "client.cease.done" : "client.cease.undone");
        return Pages.Go(visit.At($"clients/{id}"), ceases ? said.OrUndo(visit.At($"clients/{id}/cessation/undo")) : said);
    }
}
