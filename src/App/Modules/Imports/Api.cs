using System.Text.Json;
using Avow.Api;
using Avow.Modules.People.Public;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Imports;

/// <summary>A list that was brought over.</summary>
/// <param name="State">arrived, looking, looked, taking, taken or undone.</param>
/// <param name="Done">How many contacts were looked at or taken, of <paramref name="Total"/>.</param>
/// <param name="UndoneUntil">Until when it may be undone.</param>
public sealed record ApiImport(
    Guid Id, string Name, long Bytes, string Format, string Origin, Instant UploadedAt, string State, string? Fault, string Kind, string Group, string Basis, string Source, int Total, int Done, Instant? TakenAt,
    Instant? UndoneUntil, IReadOnlyList<ApiFate> Fates, IReadOnlyList<ApiContactFate> Contacts, string? Next)
{
    internal static ApiImport Of(ImportFile f, PageContext page) => new(
        f.Id, f.Name, f.Bytes, f.Format, f.Origin, f.UploadedAt, f.State, f.Fault is null ? null : RowWords.FaultOf(f.Fault, page.Say), f.Kind, f.PeopleGroup, f.Basis, f.Source, f.Total, f.Done, f.TakenAt, f.UndoneUntil,
        [], [], null);
}

/// <summary>How many contacts have one fate for one reason, in words.</summary>
public sealed record ApiFate(string Fate, string Why, string? Field, string Words, int Count, IReadOnlyList<int> Lines);

/// <summary>One contact and what becomes of it.</summary>
public sealed record ApiContactFate(int Number, int Line, string Name, string Contact, string Fate, string Words, bool Undated);

/// <summary>What must be chosen before a list is looked through: what each column means, and why its people are held.</summary>
/// <param name="Meanings">What each column is taken for, in order; send back what it means.</param>
/// <param name="Kinds">The kinds the policy allows, when none is chosen yet.</param>
public sealed record ApiImportPlan(Guid Id, string State, IReadOnlyList<string> Columns, IReadOnlyList<string> Meanings, IReadOnlyList<IReadOnlyList<string>> Examples, string Kind, string Group, IReadOnlyList<ArrivalKind> Kinds);

/// <summary>Lists brought over, as programs reach them.</summary>
internal static class ImportsApi
{
    public static void Declare(ApiRegister api)
    {
        api.Get("/imports", "The lists that were brought over, newest first").Gives((ListsPage p, PageContext page) => new Listed<ApiImport>([.. p.Lists.Select(f => ApiImport.Of(f, page))], null));
        api.Act("/imports", "Uploads a list: CSV, vCard or an audience of Mailchimp").WithFile();
        api.Get("/imports/{id:guid}", "A list: how far it has come, what would become of each contact, and afterwards what did; fate=refused shows those alone")
            .Gives((BusyPage p, PageContext page) => ApiImport.Of(p.File, page))
            .Gives((ListPage p, PageContext page) => Whole(p, page));
        api.Get("/imports/{id:guid}/left-out.csv", "What was left out, each with its reason").PassesOn("text/csv");
        api.Get("/imports/{id:guid}/plan", "The columns of a list with examples, and the kinds of which its people may be")
            .Gives((ReasonPage p) => new ApiImportPlan(p.File.Id, p.File.State, [], Mapping(p.File), [], "", "", p.Kinds))
            .Gives((MapPage p) => new ApiImportPlan(p.File.Id, p.File.State, p.Columns, p.Choice.Meanings, p.Examples, p.Choice.Kind, p.Choice.Group, p.Kind is null ? [] : [p.Kind]));
        api.Act("/imports/{id:guid}/plan", "Says what the columns mean and why the people are held; then the list is looked through, and nothing is taken in",
            Takes.Text("kind").Must, Takes.Text("group"), Takes.Text("brand"), Takes.Text("basis"), Takes.One("evidence", [.. ListChoice.Evidences, ListChoice.Rows]), Takes.Text("source"),
            Takes.One("undated", "leave", "mark"), Takes.Numbered("columns", "column-").Must.Meaning("What each column means, in order."),
            Takes.Flag("suppressedFirst").Meaning("Whether those who must not be written to were brought over first; needed on the basis of consent."));
        api.Act("/imports/{id:guid}/taking", "Takes in what was looked through");
        api.Act("/imports/{id:guid}/undoing", "Takes out again what was taken in, for seven days");
    }

    private static ApiImport Whole(ListPage p, PageContext page) => ApiImport.Of(p.File, page) with
    {
        Fates = [.. p.Counts.Select(c => new ApiFate(c.Fate, c.Why, c.Field, RowWords.Of(c, p.File, p.Policy, page.Say), c.Count, c.Lines))],
        Contacts = [.. p.Rows.Select(r => new ApiContactFate(r.Row.Number, r.Row.Line, r.Name, r.Contact, r.Row.Fate, RowWords.Of(r.Row, p.File, p.Policy, page.Say), r.Row.Undated))],
        Next = p.HasMore ? ApiAddress.Of(page.At($"imports/{p.File.Id}") + QueryString.Create([KeyValuePair.Create("fate", p.Fate), KeyValuePair.Create("after", (string?)FormattableString.Invariant($"{p.Rows[^1].Row.Number}"))])) : null,
    };

    private static string[] Mapping(ImportFile file) => file.Mapping.Length == 0 ? [] : JsonSerializer.Deserialize<string[]>(file.Mapping)!;
}
