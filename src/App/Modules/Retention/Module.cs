using Avow.Api;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Retention;

/// <summary>What goes when: the board, the plan, the runs, holds, the ledger and its proofs.</summary>
internal sealed class RetentionModule : IModule
{
    public void Tables(ModelBuilder model)
    {
    }

    public void Api(ApiRegister api) => RetentionApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes)
    {
        var organisation = routes.MapOrganisation();
        ShowBoard.Map(organisation);
        DoDuty.Map(organisation);
        ShowRetention.Map(organisation);
        ShowNight.Map(organisation);
        ShowRun.Map(organisation);
        ShowShadow.Map(organisation);
        ChooseShadow.Map(organisation);
        ShowHolds.Map(organisation);
        PlaceHold.Map(organisation);
        LiftHold.Map(organisation);
        ShowLedger.Map(organisation);
        ShowProof.Map(organisation);
        MoveDemoClock.Map(organisation);
    }

    public IEnumerable<MenuItem> Menu =>
    [
        new("", "retention.menu.board", "promise", "", 10, []),
        new("web.section.word", "retention.menu.plan", "calendar", "retention", 310, []),
        new("web.section.word", "retention.menu.holds", "hold", "holds", 320, []),
        new("web.section.word", "retention.menu.ledger", "ledger", "ledger", 330, []),
    ];
}
