using Avow.Modules.Identity.Public;
using Avow.Web;

namespace Avow.Modules.MessageBank;

/// <summary>The addresses of the Message Bank, and who may call each.</summary>
internal static class MessageBankRoutes
{
    public static void Desk(RouteGroupBuilder house)
    {
        house.MapGet("/desk", (DeskPages desk, Visit visit, string? q) => desk.Choose(visit, q)).For(Access.Desk);
        house.MapGet("/desk/{id:guid}", (DeskPages desk, Visit visit, Guid id) => desk.Open(visit, id)).For(Access.Desk);
        house.MapPost("/clients/{id:guid}/messages", (CaptureMessage capture, Visit visit, Guid id, IFormCollection form) => capture.Save(visit, id, form)).For(Access.Desk);
    }

    public static void Messages(RouteGroupBuilder house)
    {
        house.MapGet("/messages", (MessageList list, Visit visit, Pages pages, PageContext page, string? client, string? day, string? q, string? before) =>
            list.Show(visit, pages, page, client, day, q, before)).For(Access.Desk);
        house.MapGet("/messages/{id:guid}", (ShowMessage show, Visit visit, Pages pages, Guid id) => show.Show(visit, pages, id)).For(Access.Desk);
        house.MapPost("/messages/{id:guid}/removal", (ShowMessage show, Visit visit, Guid id) => show.Remove(visit, id)).For(Access.Desk);
        house.MapPost("/messages/{id:guid}/removal/undo", (ShowMessage show, Visit visit, Guid id) => show.TakeBack(visit, id)).For(Access.Desk);
        house.MapPost("/messages/{id:guid}/deliveries", (ShowMessage show, Visit visit, PageContext page, Guid id) => show.SendAgain(visit, page, id)).For(Access.Desk);
    }

    public static void Clients(RouteGroupBuilder house)
    {
        house.MapGet("/clients", ClientList.Show).For(Access.Desk);
        house.MapGet("/clients/new", EditClient.ShowNew).For(Access.Keepers);
        house.MapPost("/clients", (EditClient edit, Visit visit, Pages pages, PageContext page, IFormCollection form) => edit.Add(visit, pages, page, form)).For(Access.Keepers);
        house.MapGet("/clients/{id:guid}", (ShowClient show, Visit visit, Pages pages, PageContext page, Guid id) => show.Show(visit, pages, page, id)).For(Access.Desk);
        house.MapGet("/clients/{id:guid}/form", EditClient.ShowForm).For(Access.Desk);
        house.MapPost("/clients/{id:guid}/form", EditClient.Save).For(Access.Desk);
        Contacts(house);
        Instructions(house);
    }

    public static void Reading(RouteGroupBuilder house)
    {
        house.MapGet("/read/{token}", ReadMessage.Open).For(Access.LinkHolder);
        house.MapPost("/read/{token}", (ReadMessage read, Visit visit, Pages pages, PageContext page, string token) => read.Read(visit, pages, page, token)).For(Access.LinkHolder);
    }

    private static void Contacts(RouteGroupBuilder house)
    {
        house.MapPost("/clients/{id:guid}/contacts", (EditContacts edit, Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) =>
            edit.Add(visit, pages, page, id, form)).For(Access.Desk);
        house.MapPost("/clients/{id:guid}/contacts/{contact:guid}/leaving", (EditContacts edit, Visit visit, Guid id, Guid contact) => edit.MarkAsLeft(visit, id, contact)).For(Access.Desk);
        house.MapPost("/clients/{id:guid}/contacts/{contact:guid}/leaving/undo", (EditContacts edit, Visit visit, Guid id, Guid contact) => edit.TakeBack(visit, id, contact)).For(Access.Desk);
    }

    /// <summary>What reaches many records at once is for those who answer for our word.</summary>
    private static void Instructions(RouteGroupBuilder house)
    {
        house.MapGet("/clients/{id:guid}/instruction", (InstructClient told, Visit visit, Pages pages, PageContext page, Guid id, string? count, string? unit) =>
            told.Ask(visit, pages, page, id, count, unit)).For(Access.Keepers);
        house.MapGet("/clients/{id:guid}/instruction/lifting", (InstructClient told, Visit visit, Pages pages, PageContext page, Guid id) => told.AskBack(visit, pages, page, id)).For(Access.Keepers);
        house.MapPost("/clients/{id:guid}/instruction", (InstructClient told, Visit visit, Guid id, IFormCollection form) => told.Give(visit, id, form)).For(Access.Keepers);
        house.MapGet("/clients/{id:guid}/cessation", (CeaseService cease, Visit visit, Pages pages, PageContext page, Guid id) => cease.Ask(visit, pages, page, id)).For(Access.Keepers);
        house.MapPost("/clients/{id:guid}/cessation", (CeaseService cease, Visit visit, Guid id) => cease.Cease(visit, id)).For(Access.Keepers);
        house.MapPost("/clients/{id:guid}/cessation/undo", (CeaseService cease, Visit visit, Guid id) => cease.TakeBack(visit, id)).For(Access.Keepers);
    }
}
