using System.Text.RegularExpressions;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Web;

namespace Avow.Modules.Organisations;

/// <summary>What somebody typed to set up the house; comes back with its faults.</summary>
public sealed record StartDraft(string Policy, string Pasted, string Slug, string Name, string Email)
{
    public static readonly StartDraft Blank = new("", "", "", "", "");
}

/// <summary>The first run: a policy, an address, an owner. Open only while no organisation exists.</summary>
internal sealed partial class StartHouse(OrganisationShelf shelf, Founding founding, AccountBook accounts, StartCode code)
{
    private const int LongestPolicy = 2_000_000;
    private static readonly string[] Reserved = ["start", "static", "health", "api"];

    // Two people who send the form at the same moment: the second finds the house set up.
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<IResult> Show(HttpContext http, Pages pages, PageContext page) => (await shelf.All(http.RequestAborted)).Count > 0
        ? Refuse(pages, page)
        : Form(http, pages, page, StartDraft.Blank with { Policy = PolicyTemplates.Names[0] }, Faults.None);

    public async Task<IResult> Set(HttpContext http, Pages pages, PageContext page, IFormCollection form)
    {
        await _one.WaitAsync(http.RequestAborted);
        try
        {
            return (await shelf.All(http.RequestAborted)).Count > 0 ? Refuse(pages, page) : await Found(http, pages, page, form);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<IResult> Found(HttpContext http, Pages pages, PageContext page, IFormCollection form)
    {
        var draft = new StartDraft(form["policy"].ToString(), form["pasted"].ToString(), form["slug"].ToString().Trim(), form["name"].ToString(), form["email"].ToString());
        var password = form["password"].ToString();
        var faults = FaultsOf(draft, password, page.Say);
        if (!StartCode.IsHere(http) && !code.Fits(form["code"].ToString()))
        {
            faults.Add("code", page.Say[new WrongCode().TextKey]);
        }

        if (faults.Count > 0)
        {
            return Form(http, pages, page, draft, faults);
        }

        var (organisation, lines) = await founding.Found(
            draft.Slug, null, TextOf(draft), synthetic: false, work => accounts.Add(work, draft.Name, draft.Email, password, StaffRole.Owner), http.RequestAborted);
        if (organisation is null)
        {
            faults.Add(Own(draft) ? "pasted" : "policy", page.Say.T("start.policy-faults", ("count", lines.Count)));
            return Form(http, pages, page, draft, faults, lines);
        }

        return Pages.Go($"/{organisation.Slug}/sign-in", Said.Done("start.done"));
    }

    private static Faults FaultsOf(StartDraft draft, string password, Say say)
    {
        var faults = new Faults();
        if (Own(draft) ? draft.Pasted.Trim().Length == 0 : !PolicyTemplates.Names.Contains(draft.Policy))
        {
            faults.Add(Own(draft) ? "pasted" : "policy", say[new NoPolicy().TextKey]);
        }

        if (draft.Pasted.Length > LongestPolicy)
        {
            faults.Add("pasted", say[new PolicyTooLong().TextKey]);
        }

        if (!Slug().IsMatch(draft.Slug) || Reserved.Contains(draft.Slug))
        {
            faults.Add("slug", say[new UnusableSlug().TextKey]);
        }

        AccountRules.Check(faults, say, draft.Name, draft.Email, password);
        return faults;
    }

    private static bool Own(StartDraft draft) => draft.Policy == "own";

    private static string TextOf(StartDraft draft) => Own(draft) ? draft.Pasted : PolicyTemplates.Text(draft.Policy);

    private static IResult Refuse(Pages pages, PageContext page) =>
        pages.Show<StartedPage>(page.Say["start.title"], new { Words = page.Say[new AlreadySetUp().TextKey] }, StatusCodes.Status403Forbidden);

    private static IResult Form(HttpContext http, Pages pages, PageContext page, StartDraft draft, Faults faults, IReadOnlyList<string>? lines = null) =>
        pages.Show<StartPage>(
            page.Say["start.title"],
            new { Draft = draft, Faults = faults, Lines = lines ?? [], AsksCode = !StartCode.IsHere(http) },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    [GeneratedRegex("^[a-z][a-z0-9-]{1,40}$")]
    private static partial Regex Slug();
}
