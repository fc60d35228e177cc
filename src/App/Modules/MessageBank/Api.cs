using Avow.Api;
using Avow.Modules.Retention.Public;
using NodaTime;

namespace Avow.Modules.MessageBank;

/// <summary>A client in a list.</summary>
public sealed record ApiClientLine(Guid Id, string Name, string? DialledNumber, Instant Since, Instant? CeasedAt, int MessagesToday, int UnreadToday);

/// <summary>A client.</summary>
/// <param name="Asks">Usual field to whether a receptionist must ask it.</param>
public sealed record ApiClient(
    Guid Id, string Name, string? DialledNumber, string Greeting, IReadOnlyDictionary<string, bool> Asks, IReadOnlyList<string> Questions, Instant Since, Instant? CeasedAt,
    string? Instruction, ApiHeld Held, IReadOnlyList<ApiClientContact> Contacts);

/// <summary>A person at a client who gets messages.</summary>
public sealed record ApiClientContact(Guid Id, string? Name, string? Email, string? Mobile, bool? ByEmail, Instant Since, Instant? LeftAt, ApiHeld Held);

/// <summary>A message in a list.</summary>
public sealed record ApiMessageLine(
    Guid Id, string Number, string Client, string? Caller, string? Contact, string Begins, Urgency Urgency, Instant ReceivedAt, Instant? ReadAt, bool Removed, LocalDate? GoesOn, bool GoesTonight, bool OnHold);

/// <summary>A message with all that is held of it.</summary>
public sealed record ApiMessage(
    Guid Id, string Number, Guid ClientId, string Client, string? CallerName, string? CallerCompany, string? CallerPhone, string? CallerEmail, string Body, IReadOnlyDictionary<string, string> Answers,
    Urgency Urgency, string? TakenBy, Instant ReceivedAt, Instant? ReadAt, Instant? RemovedAt, IReadOnlyList<ApiDelivery> Deliveries, IReadOnlyList<ApiHold> Holds, ApiHeld Held, string Proof);

/// <summary>How far a message came towards one contact.</summary>
public sealed record ApiDelivery(string Contact, DeliveryState State, Instant QueuedAt, Instant? SentAt, string? Failure, Instant? LinkUntil, Instant? LinkUsedAt);

/// <summary>What goes when the service for a client ceases, or an instruction is given.</summary>
public sealed record ApiGoing(string Kind, int Count, LocalDate? First, LocalDate? Last);

/// <summary>The Message Bank as programs reach it.</summary>
internal static class MessageBankApi
{
    public static void Declare(ApiRegister api)
    {
        Clients(api);
        Contacts(api);
        Messages(api);
    }

    private static void Clients(ApiRegister api)
    {
        ApiField[] setUp =
        [
            Takes.Text("name").Must, Takes.Text("dialled").Meaning("The number that callers dial."), Takes.Text("greeting").Must.Meaning("What is said; {greeting} and {name} are filled in."),
            .. CaptureForm.Usual.Select(f => Takes.One($"ask-{f}", "no", "may", "must") with { Name = "ask" + char.ToUpperInvariant(f[0]) + f[1..] }),
            Takes.Text("questions").Meaning("The client's own questions, one a line."),
        ];
        api.Get("/clients", "The clients, by name").Gives((ClientsPage p) => new Listed<ApiClientLine>(
            [.. p.Rows.Select(r => new ApiClientLine(r.Id, r.Name, r.DialledNumber, r.Since, r.CeasedAt, r.Today, r.Unread))], null));
        api.Get("/clients/{id:guid}", "One client with its contacts").Gives((ClientPage p, Web.PageContext page) => new ApiClient(
            p.Client.Id, p.Client.Name, p.Client.DialledNumber, p.Client.Greeting, p.Form.Fields, p.Form.Questions, p.Client.Since, p.Client.CeasedAt, p.Told?.Keep, ApiHeld.Of(p.KeptOf, page),
            [.. p.Contacts.Select(c => new ApiClientContact(c.Contact.Id, c.Contact.Name, c.Contact.Email, c.Contact.Mobile, c.Contact.ByEmail, c.Contact.Since, c.Contact.LeftAt, ApiHeld.Of(c.Kept, page)))]));
        api.Act("/clients", "Enters a client with its first contact", [.. setUp, Takes.Text("contactName").Must, Takes.Text("contactEmail").Must]);
        api.Act("/clients/{id:guid}/form", "Changes a client and what its callers are asked; a field that is left out is emptied", setUp);
        api.Act("/clients/{id:guid}/instruction", "Writes down that the client wants its callers' data kept shorter, or no longer so; what goes tonight is approved with it",
            Takes.Text("keep").Meaning("Such as \"30 days\"; empty takes the instruction back."));
        api.Get("/clients/{id:guid}/cessation", "What would go when, if the service ceased now")
            .Gives((CessationPage p) => new Listed<ApiGoing>([.. p.Going.Select(g => new ApiGoing(g.Kind, g.Count, g.First, g.Last))], null));
        api.Act("/clients/{id:guid}/cessation", "Marks the service for the client as ceased");
        api.Act("/clients/{id:guid}/cessation/undo", "Takes that back, until the records are gone");
    }

    private static void Contacts(ApiRegister api)
    {
        api.Act("/clients/{id:guid}/contacts", "Adds somebody at the client who gets messages", Takes.Text("contactName").Must, Takes.Text("contactEmail").Must, Takes.Text("contactMobile"));
        api.Act("/clients/{id:guid}/contacts/{contact:guid}/leaving", "Marks a contact as one who no longer gets messages");
        api.Act("/clients/{id:guid}/contacts/{contact:guid}/leaving/undo", "Takes that back");
    }

    private static void Messages(ApiRegister api)
    {
        api.Get("/messages", "The messages, newest first, fifty a page; of one client or day, by number, telephone number or words").Gives((MessagesPage p) => new Listed<ApiMessageLine>(
            [.. p.Rows.Select(r => new ApiMessageLine(
                r.Id, PhoneMessage.Spoken(r.Number), r.Client, r.Caller, r.Phone, r.Body, r.Urgency, r.ReceivedAt, r.ReadAt, r.Removed, r.GoesOn, r.GoesTonight, r.IsHeld))],
            ApiAddress.Of(p.Older)));
        api.Get("/messages/{id:guid}", "One message, how far it came, until when it is held, and where its proof will stand").Gives((MessagePage p, Web.PageContext page) => new ApiMessage(
            p.Message.Id, PhoneMessage.Spoken(p.Message.Number), p.Message.ClientId, p.Message.Client.Name, p.Message.CallerName, p.Message.CallerCompany, p.Message.CallerPhone, p.Message.CallerEmail,
            p.Message.Body, p.Answers, p.Message.Urgency, p.TakenBy, p.Message.ReceivedAt, p.Message.ReadAt, p.Message.RemovedAt,
            [.. p.Deliveries.Select(d => new ApiDelivery(d.Contact, d.State, d.QueuedAt, d.SentAt, d.Failure, d.LinkUntil, d.LinkUsedAt))],
            [.. p.Holds.Select(ApiHold.Of)], ApiHeld.Of(p.Kept, page), ApiEndpoints.Prefix + page.At($"proof/{MessageBankHoldings.Messages}/{p.Message.Id}")));
        api.Act("/clients/{id:guid}/messages", "Writes down a message for a client and sends it on its way",
            Takes.Text("name"), Takes.Text("company"), Takes.Text("phone"), Takes.Text("email"), Takes.Text("body").Must, Takes.One<Urgency>("urgency"),
            Takes.Numbered("answers", "answer-").Meaning("To the client's own questions, in their order."));
        api.Act("/messages/{id:guid}/removal", "Strikes a message out; it goes with the night");
        api.Act("/messages/{id:guid}/removal/undo", "Takes that back, until the night has taken it");
        api.Act("/messages/{id:guid}/deliveries", "Sends the message again, with new links");
    }
}
