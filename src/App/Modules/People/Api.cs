using Avow.Api;
using Avow.Modules.Retention.Public;
using Avow.Web;

namespace Avow.Modules.People;

/// <summary>The people as programs reach them. What may be held of whom, from where and on which basis the policy says, and each act refuses the rest with its sentence.</summary>
internal static class PeopleApi
{
    private static readonly ApiField[] Details =
    [
        .. PersonField.All.Select(f => (f.Many ? Takes.Many(ApiValue.Named(f.Name)) : Takes.Text(ApiValue.Named(f.Name))).As(f.Name)),
        Takes.Text("company"), Takes.Text("companyNumber"),
    ];

    private static readonly ApiField[] Reason =
    [
        Takes.Text("kind").Must.Meaning("A kind of relationship, as /people/new lists them."), Takes.Text("group").Must, Takes.Text("brand"), Takes.Text("basis").Must,
        Takes.One("evidence", [.. RelationshipDraft.Evidences]).Meaning("How consent is shown; needed on the basis of consent."),
        Takes.Text("source").Must.Meaning("Who told us."), Takes.Date("since").Meaning("Today when left out."),
    ];

    public static void Declare(ApiRegister api)
    {
        People(api);
        Relationships(api);
        Choices(api);
    }

    private static void People(ApiRegister api)
    {
        api.Get("/people", "The people by family name, fifty a page; q finds by name, e-mail, telephone number or company, and by names that are nearly right").Gives((PeoplePage p, PageContext page) =>
            new Listed<ApiPersonLine>([.. p.Rows.Select(r => ApiPersonLine.Of(r, page))], ApiAddress.Of(p.Older)));
        api.Get("/people/new", "For which reasons a person may be entered: kinds, groups, bases, sources and fields that the policy allows")
            .Gives((ReasonsPage p) => ApiReasons.Of(p.Policy, p.Reasons))
            .Gives((EnterPersonPage p) => ApiReasons.Of(p.Policy, [new(p.Rule, p.Draft.Group)]));
        api.Get("/people/{id:guid}", "One person: why we know her, what is held and until when, what happened, and with on=DATE what will still be here then. The look is written down")
            .Gives((PersonPage p, PageContext page) => ApiPerson.Of(p, page));
        api.Act("/people", "Enters a person with one relationship", [.. Reason, .. Details]);
        api.Act("/people/{id:guid}/relationships", "Adds another relationship with a person who is known", [.. Reason, .. Details]);
        api.Act("/people/{id:guid}/correction", "Corrects what is held. The body holds all that is right: what is left out is deleted", [.. Details, Takes.Text("source").Must.Meaning("Who told us.")]);
        api.Get("/people/accuracy", "Whose data nobody has confirmed for long")
            .Gives((AccuracyPage p) => new Listed<ApiUnconfirmed>([.. p.Rows.Select(r => new ApiUnconfirmed(r.Id, r.Name, r.Company, r.Since, r.ConfirmedAt))], null));
        api.Act("/people/accuracy/asking", "Asks the customers of that list by e-mail whether their details are right");
        api.Get("/people/telling", "Who must still be told where we got the data (Art. 14), with the last day for it")
            .Gives((TellPage p) => new Listed<ApiToTell>([.. p.Rows.Select(r => new ApiToTell(r.RelationshipId, r.PersonId, r.Name, r.Kind, r.Source, r.By))], null));
        api.Get("/companies/{id:guid}", "A company: the relationships with people there")
            .Gives((CompanyPage p, PageContext page) => new ApiCompany(p.Name, p.Number, [.. p.Rows.Select(r => ApiCompanyPerson.Of(r.Relationship, r.Kept, page))]));
    }

    private static void Relationships(ApiRegister api)
    {
        api.Get("/people/bases", "How many relationships rest on what, and come from where")
            .Gives((ReportPage p) => new ApiBases(p.All, p.Complete, [.. p.Lines.Select(l => new ApiBasesLine(l.Kind, l.PeopleGroup, l.Basis, l.Source, l.Count))]));
        api.Act("/relationships/{id:guid}/end", "Writes down that a relationship ended, by a word of its rule: contract-ended, left, interest-ceased, unsubscribed, withdrawn, objected",
            Takes.One("how", [.. Relationship.Ends]).Must, Takes.Date("on").Meaning("Today when left out."));
        api.Act("/relationships/{id:guid}/end/{how}/undo", "Takes that back, until the night has taken it");
        api.Act("/relationships/{id:guid}/removal", "Strikes a relationship out; it goes with the night");
        api.Act("/relationships/{id:guid}/removal/undo", "Takes that back, until the night has taken it");
        api.Act("/relationships/{id:guid}/telling", "Writes down that the person was told where we got the data");
        api.Act("/relationships/{id:guid}/bases", "Adds to the dated series of bases", Takes.Text("basis").Must, Takes.One("evidence", [.. RelationshipDraft.Evidences]));
    }

    private static void Choices(ApiRegister api)
    {
        api.Act("/people/{id:guid}/notes", "Writes a note for colleagues; the person may read it", Takes.Text("note").Must);
        api.Act("/people/{id:guid}/notes/{note:guid}/striking", "Deletes a note");
        api.Act("/people/{id:guid}/interests", "Sets the person's interests, by the ids of the organisation's list", Takes.Many("interests").As("interest"));
        api.Act("/people/interests/words", "Adds a word to the organisation's list of interests", Takes.Text("word").Must);
        api.Act("/people/interests/words/{id:guid}/removal", "Takes a word off that list; what was counted stays");
        api.Act("/people/{id:guid}/interests/words", "Adds a word to the organisation's list of interests", Takes.Text("word").Must);
        api.Act("/people/{id:guid}/restriction", "Stores a person's data only, on a ground of Art. 18, until it is looked at again", Takes.One("ground", [.. RestrictPerson.Grounds]).Must, Takes.Date("review").Must);
        api.Act("/people/{id:guid}/restriction/lifting", "Lifts the restriction");
        api.Act("/people/{id:guid}/merge/{other:guid}", "Makes one person of two; the stricter choice of either holds");
        api.Act("/people/{id:guid}/merge/{other:guid}/undo", "Parts them again");
    }
}
