using Avow.Modules.Identity.Public;
using Avow.Web;

namespace Avow.Modules.People;

/// <summary>The doors of this module, each with who may pass.</summary>
internal static class PeopleRoutes
{
    public static void People(RouteGroupBuilder house)
    {
        house.MapGet("/people", (PeopleList list, Visit visit, Pages pages, PageContext page, string? q, string? group, string? law, string? after) =>
            list.Show(visit, pages, page, q, group, law, after)).For(Access.Desk);
        house.MapGet("/people/accuracy", AccuracyList.Show).For(Access.Desk);
        house.MapPost("/people/accuracy/asking", (AskAccuracy ask, Visit visit) => ask.Ask(visit)).For(Access.Desk);
        house.MapGet("/people/interests", InterestTrend.Show).For(Access.Desk);
        house.MapPost("/people/interests/words", InterestTrend.AddWord).For(Access.Keepers);
        house.MapPost("/people/interests/words/{id:guid}/removal", InterestTrend.RemoveWord).For(Access.Keepers);
        house.MapGet("/people/telling", TellList.Show).For(Access.Desk);
        house.MapGet("/people/new", EnterPerson.AskNew).For(Access.Desk);
        house.MapPost("/people", (EnterPerson enter, Visit visit, Pages pages, PageContext page, IFormCollection form) => enter.AddNew(visit, pages, page, form)).For(Access.Desk);
        house.MapGet("/people/{id:guid}", (ShowPerson show, Visit visit, Pages pages, Guid id, string? on) => show.Show(visit, pages, id, on)).For(Access.Desk);
        house.MapGet("/people/{id:guid}/correction", CorrectPerson.Ask).For(Access.Desk);
        house.MapPost("/people/{id:guid}/correction", (CorrectPerson correct, Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) =>
            correct.Save(visit, pages, page, id, form)).For(Access.Desk);
        house.MapGet("/companies/{id:guid}", (ShowCompany show, Visit visit, Pages pages, Guid id) => show.Show(visit, pages, id)).For(Access.Desk);
    }

    public static void Relationships(RouteGroupBuilder house)
    {
        house.MapGet("/people/bases", RelationshipReport.Show).For(Access.Desk);
        house.MapGet("/people/{id:guid}/relationships/new", EnterPerson.AskMore).For(Access.Desk);
        house.MapPost("/people/{id:guid}/relationships", (EnterPerson enter, Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) =>
            enter.AddMore(visit, pages, page, id, form)).For(Access.Desk);
        house.MapGet("/relationships/{id:guid}/end", (EndRelationship end, Visit visit, Pages pages, PageContext page, Guid id, string? how) => end.Ask(visit, pages, page, id, how)).For(Access.Desk);
        house.MapPost("/relationships/{id:guid}/end", (EndRelationship end, Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) =>
            end.End(visit, pages, page, id, form)).For(Access.Desk);
        house.MapPost("/relationships/{id:guid}/end/{how}/undo", (EndRelationship end, Visit visit, Guid id, string how) => end.TakeBack(visit, id, how)).For(Access.Desk);
        house.MapPost("/relationships/{id:guid}/removal", (EndRelationship end, Visit visit, Guid id) => end.Remove(visit, id)).For(Access.Desk);
        house.MapPost("/relationships/{id:guid}/removal/undo", (EndRelationship end, Visit visit, Guid id) => end.PutBack(visit, id)).For(Access.Desk);
        house.MapPost("/relationships/{id:guid}/telling", (TellPerson tell, Visit visit, Guid id) => tell.Told(visit, id)).For(Access.Desk);
        house.MapPost("/relationships/{id:guid}/bases", (TellPerson tell, Visit visit, Guid id, IFormCollection form) => tell.Rest(visit, id, form)).For(Access.Desk);
    }

    public static void Choices(RouteGroupBuilder house)
    {
        house.MapPost("/people/{id:guid}/notes", (KeepNotes keep, Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) =>
            keep.AddNote(visit, pages, page, id, form)).For(Access.Desk);
        house.MapPost("/people/{id:guid}/notes/{note:guid}/striking", KeepNotes.StrikeNote).For(Access.Desk);
        house.MapPost("/people/{id:guid}/interests", KeepNotes.SetInterests).For(Access.Desk);
        house.MapPost("/people/{id:guid}/interests/words", KeepNotes.AddWord).For(Access.Keepers);
        house.MapGet("/people/{id:guid}/restriction", RestrictPerson.Ask).For(Access.Keepers);
        house.MapPost("/people/{id:guid}/restriction", (RestrictPerson restrict, Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form) =>
            restrict.Restrict(visit, pages, page, id, form)).For(Access.Keepers);
        house.MapPost("/people/{id:guid}/restriction/lifting", (RestrictPerson restrict, Visit visit, Guid id) => restrict.Lift(visit, id)).For(Access.Keepers);
        house.MapGet("/people/{id:guid}/merge/{other:guid}", MergePeople.Ask).For(Access.Desk);
        house.MapPost("/people/{id:guid}/merge/{other:guid}", (MergePeople merge, Visit visit, Guid id, Guid other) => merge.Merge(visit, id, other)).For(Access.Desk);
        house.MapPost("/people/{id:guid}/merge/{other:guid}/undo", (MergePeople merge, Visit visit, Guid id, Guid other) => merge.Part(visit, id, other)).For(Access.Desk);
    }
}
