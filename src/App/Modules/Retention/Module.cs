using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Retention;

/// <summary>What goes when: the board, the plan, the runs, holds, the ledger and its proofs.</summary>
internal sealed class RetentionModule : IModule
{
    public void Tables(ModelBuilder model)
    {
    }
}
