using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Web;

namespace Avow.Modules.MessageBank;

/// <summary>A client's set-up as it was typed.</summary>
/// <param name="Asked">Usual field to <c>no</c>, <c>may</c> or <c>must</c>.</param>
/// <param name="Questions">One question a line.</param>
public sealed record ClientDraft(string Name, string DialledNumber, string Greeting, IReadOnlyDictionary<string, string> Asked, string Questions)
{
    private const int LongestName = 100;
    private const int LongestGreeting = 300;
    private const int MostQuestions = 12;

    public static ClientDraft Of(Client client)
    {
        var form = CaptureForm.FromJson(client.Form);
        return new(
            client.Name, client.DialledNumber ?? "", client.Greeting,
            CaptureForm.Usual.ToDictionary(f => f, f => form.Fields.TryGetValue(f, out var must) ? must ? "must" : "may" : "no"),
            string.Join('\n', form.Questions));
    }

    public static ClientDraft Read(IFormCollection form) => new(
        form["name"].ToString().Trim(),
        form["dialled"].ToString().Trim(),
        form["greeting"].ToString().Trim(),
        CaptureForm.Usual.ToDictionary(f => f, f => form[$"ask-{f}"].ToString() switch { "must" => "must", "may" => "may", _ => "no" }),
        form["questions"].ToString().Trim().ReplaceLineEndings("\n"));

    public Faults Check(Say say)
    {
        var faults = new Faults();
        if (Name.Length is 0 or > LongestName || Name.Contains('\n'))
        {
            faults.Add("name", say["client.fault.name"]);
        }

        if (DialledNumber.Length > LongestName || (DialledNumber.Length > 0 && PhoneKey.Of(DialledNumber) is null))
        {
            faults.Add("dialled", say["desk.fault.phone-form"]);
        }

        if (Greeting.Length is 0 or > LongestGreeting)
        {
            faults.Add("greeting", say["client.fault.greeting"]);
        }

        if (Lines.Count > MostQuestions || Lines.Any(l => l.Length > LongestName))
        {
            faults.Add("questions", say.T("client.fault.questions", ("count", MostQuestions)));
        }

        return faults;
    }

    public CaptureForm Form => new(Asked.Where(a => a.Value != "no").ToDictionary(a => a.Key, a => a.Value == "must"), Lines);

    private List<string> Lines => [.. Questions.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];
}

/// <summary>Enters a client, and changes what its callers are asked.</summary>
internal sealed class EditClient(EditContacts contacts, Redecide redecide)
{
    public static IResult ShowNew(Pages pages, PageContext page) => New(pages, page, Blank(page.Say), ContactDraft.Blank, Faults.None);

    public async Task<IResult> Add(Visit visit, Pages pages, PageContext page, IFormCollection form)
    {
        var draft = ClientDraft.Read(form);
        var contact = new ContactDraft(form["contact-name"].ToString().Trim(), form["contact-email"].ToString().Trim(), "");
        var faults = draft.Check(page.Say);
        foreach (var fault in EditContacts.Check(contact, page.Say))
        {
            faults.Add(fault.Field, fault.Text);
        }

        if (faults.Count > 0)
        {
            return New(pages, page, draft, contact, faults);
        }

        var client = new Client
        {
            Id = Guid.CreateVersion7(),
            Name = draft.Name,
            DialledNumber = draft.DialledNumber.Length == 0 ? null : draft.DialledNumber,
            Greeting = draft.Greeting,
            Form = draft.Form.ToJson(),
            Since = visit.Now,
        };
        await redecide.Stamp(visit.Work, client, MessageBankHoldings.SetUps);
        visit.Db.Add(client);
        await contacts.Write(visit, client, contact);
        return Pages.Go(visit.At($"clients/{client.Id}"), Said.Done("client.added"), visit.At($"clients/{client.Id}"));
    }

    public static async Task<IResult> ShowForm(Visit visit, Pages pages, PageContext page, Guid id) => await ShowClient.Find(visit.Db, id) is { } client
        ? Change(pages, page, id, ClientDraft.Of(client), Faults.None)
        : Results.NotFound();

    public static async Task<IResult> Save(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form)
    {
        if (await ShowClient.Find(visit.Db, id) is not { } client)
        {
            return Results.NotFound();
        }

        var draft = ClientDraft.Read(form);
        if (draft.Check(page.Say) is { Count: > 0 } faults)
        {
            return Change(pages, page, id, draft, faults);
        }

        (client.Name, client.Greeting, client.Form) = (draft.Name, draft.Greeting, draft.Form.ToJson());
        client.DialledNumber = draft.DialledNumber.Length == 0 ? null : draft.DialledNumber;
        return Pages.Go(visit.At($"clients/{id}"), Said.Done("client.saved"));
    }

    private static ClientDraft Blank(Say say) =>
        new("", "", say.T("client.greeting-template", ("greeting", "{greeting}"), ("name", "{name}")), CaptureForm.Usual.ToDictionary(f => f, f => f is "name" or "phone" ? "must" : "may"), "");

    private static IResult New(Pages pages, PageContext page, ClientDraft draft, ContactDraft contact, Faults faults) => pages.Show<EditClientPage>(
        page.Say["client.new"], new { Draft = draft, Contact = contact, Faults = faults }, Status(faults));

    private static IResult Change(Pages pages, PageContext page, Guid id, ClientDraft draft, Faults faults) => pages.Show<EditClientPage>(
        page.Say["client.form.title"], new { Id = (Guid?)id, Draft = draft, Faults = faults }, Status(faults));

    private static int Status(Faults faults) => faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
}
