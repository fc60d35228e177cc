using Avow.Holdings;
using Avow.Mail;
using Avow.Permits;

namespace Avow.Modules.MessageBank;

internal static class MessageBankHoldings
{
    /// <summary>The purpose for which messages are taken.</summary>
    public const string MessageTaking = "message-taking";

    public const string Messages = "phone-message";

    public const string Contacts = "client-contact";

    public const string SetUps = "client-set-up";

    public static void Declare(HoldingRegister holds)
    {
        // Messages first: a client's row goes only when nothing of its service is left.
        holds.Record<PhoneMessage>(Messages)
            .CallerOf(m => m.ClientId)
            .Purpose(MessageTaking)
            .Called("M-", m => m.Number)
            .Facts(m => new Known(m.Id, m.ClientId, m.RemovedAt) { { "received", m.ReceivedAt }, { "service-ceased", m.Client.CeasedAt } })
            .Followers<Delivery>(d => d.MessageId)
            .Followers<OutgoingMail>(m => m.AboutId)
            .Followers<GivenConsent>(c => c.SubjectId)
            .Counted(m => new Counted(m.ReceivedAt, m.Urgency.ToString()))
            .Text(m => m.Body, m => m.Answers);

        holds.Record<ClientContact>(Contacts)
            .OfClient(c => c.ClientId)
            .Purpose("client-access")
            .Facts(c => new Known(c.Id, c.ClientId, null, c.Blanked) { { "recorded", c.Since }, { "service-ceased", c.Client.CeasedAt }, { "left", c.LeftAt } })
            .Followers<GivenConsent>(g => g.SubjectId);

        holds.Record<Client>(SetUps)
            .OfClient(c => c.Id)
            .Purpose(MessageTaking)
            .Called(c => c.Name)
            .Facts(c => new Known(c.Id, c.Id, null) { { "recorded", c.Since }, { "service-ceased", c.CeasedAt } })
            .Followers<ClientInstruction>(i => i.ClientId)
            .Followers<GivenConsent>(g => g.SubjectId);
    }
}
