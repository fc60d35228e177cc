using Avow.Holdings;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.MessageBank;

/// <summary>Messages taken on the telephone for clients: captured, delivered, read, gone on the day that was promised.</summary>
internal sealed class MessageBankModule : IModule
{
    public void Tables(ModelBuilder model) => MessageBankTables.Describe(model);

    public void Holds(HoldingRegister holds) => MessageBankHoldings.Declare(holds);
}
