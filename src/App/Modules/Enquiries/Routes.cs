using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.AspNetCore.Antiforgery;

namespace Avow.Modules.Enquiries;

/// <summary>The doors of this module, each with who may pass.</summary>
internal static class EnquiryRoutes
{
    /// <summary>For everybody. The form carries a sealed time instead of a token: inside another firm's page no cookie of ours comes along, and nobody is signed in.</summary>
    public static void Public(RouteGroupBuilder house)
    {
        foreach (var (path, framed) in new[] { ("/enquire", false), ("/enquire/framed", true) })
        {
            house.MapGet(path, (SendEnquiry send, Visit visit, Pages pages, PageContext page, HttpContext http, string? brand) => send.Show(visit, pages, page, http, brand, framed)).For(Access.Everybody);
            house.MapPost(path, (SendEnquiry send, Visit visit, Pages pages, PageContext page, HttpContext http, IFormCollection form) => send.Send(visit, pages, page, http, form, framed))
                .For(Access.Everybody).DisableAntiforgery();
            house.MapGet($"{path}/thanks", (Visit visit, Pages pages, PageContext page, HttpContext http, string? brand) => SendEnquiry.Thank(visit, pages, page, http, brand, framed)).For(Access.Everybody);
        }

        house.MapGet("/enquire/newsletter/{token}", (Invitation invitation, Visit visit, Pages pages, PageContext page, string token) => invitation.Show(visit, pages, page, token)).For(Access.LinkHolder);
        house.MapPost("/enquire/newsletter/{token}", (Invitation invitation, Visit visit, Pages pages, PageContext page, string token) => invitation.SayYes(visit, pages, page, token)).For(Access.LinkHolder);
    }

    public static void Desk(RouteGroupBuilder house)
    {
        house.MapGet("/enquiries", EnquiryList.Show).For(Access.Desk);
        house.MapGet("/enquiries/form", ShowFormLines.Show).For(Access.Desk);
        house.MapGet("/enquiries/new", TakeCall.Ask).For(Access.Desk);
        house.MapPost("/enquiries", (TakeCall take, Visit visit, Pages pages, PageContext page, IFormCollection form) => take.Enter(visit, pages, page, form)).For(Access.Desk);
        house.MapPost("/enquiries/calls", TakeCall.Count).For(Access.Desk);
        house.MapGet("/enquiries/{id:guid}", (ShowEnquiry show, Visit visit, Pages pages, PageContext page, Guid id) => show.Show(visit, pages, page, id)).For(Access.Desk);
        house.MapPost("/enquiries/{id:guid}/replies", (AnswerEnquiry answer, Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) =>
            answer.Send(visit, pages, page, id, form)).For(Access.Desk);
        house.MapPost("/enquiries/{id:guid}/notes", (AnswerEnquiry answer, Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) =>
            answer.Note(visit, pages, page, id, form)).For(Access.Desk);
    }

    public static void Ends(RouteGroupBuilder house)
    {
        house.MapPost("/enquiries/{id:guid}/taking-on", TakeOnEnquiry.Take).For(Access.Desk);
        house.MapGet("/enquiries/{id:guid}/closing", (EndEnquiry end, Visit visit, Pages pages, PageContext page, Guid id) => end.AskClose(visit, pages, page, id)).For(Access.Desk);
        house.MapPost("/enquiries/{id:guid}/closing", (EndEnquiry end, Visit visit, PageContext page, Guid id) => end.Close(visit, page, id)).For(Access.Desk);
        house.MapPost("/enquiries/{id:guid}/closing/undo", (EndEnquiry end, Visit visit, PageContext page, Guid id) => end.OpenAgain(visit, page, id)).For(Access.Desk);
        house.MapGet("/enquiries/{id:guid}/client", (EndEnquiry end, Visit visit, Pages pages, PageContext page, Guid id) => end.AskClient(visit, pages, page, id)).For(Access.Desk);
        house.MapPost("/enquiries/{id:guid}/client", (EndEnquiry end, Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) =>
            end.BecomeClient(visit, pages, page, id, form)).For(Access.Desk);
    }
}
