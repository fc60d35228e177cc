using Avow.Holdings;
using Avow.Mail;

namespace Avow.Modules.MessageBank;

internal static class MessageBankHoldings
{
    public static void Declare(HoldingRegister holds)
    {
        // Messages first: a client's row goes only when nothing of its service is left.
        holds.Record<PhoneMessage>("phone-message")
            .CallerOf(m => m.ClientId)
            .Purpose("message-taking")
            .Called("M-", m => m.Number)
            .Facts(m => new Known(m.Id, m.ClientId, m.RemovedAt) { { "received", m.ReceivedAt }, { "service-ceased", m.Client.CeasedAt } })
            .Followers<Delivery>(d => d.MessageId)
            .Followers<OutgoingMail>(m => m.AboutId)
            .Text(m => m.Body, m => m.Answers);

        holds.Record<ClientContact>("client-contact")
            .OfClient(c => c.ClientId)
            .Purpose("message-taking")
            .Facts(c => new Known(c.Id, c.ClientId, null) { { "recorded", c.Since }, { "service-ceased", c.Client.CeasedAt } });

        holds.Record<Client>("client-set-up")
            .OfClient(c => c.Id)
            .Purpose("message-taking")
            .Called(c => c.Name)
            .Facts(c => new Known(c.Id, c.Id, null) { { "recorded", c.Since }, { "service-ceased", c.CeasedAt } })
            .Followers<ClientInstruction>(i => i.ClientId);
    }
}
