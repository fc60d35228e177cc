using System.Globalization;
using Avow.Jobs;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Identity;

/// <summary>A token as it is asked for.</summary>
public sealed record TokenDraft(string Name, StaffRole Role, string Days)
{
    public static readonly TokenDraft Blank = new("", StaffRole.Staff, "90");

    /// <summary>How long a token may last, as the form offers it.</summary>
    public static readonly IReadOnlyList<string> Terms = ["7", "30", "90", "365"];
}

/// <summary>The owner sees which programs reach the data, gives a program its token, and takes it away.</summary>
internal static class Tokens
{
    public static Task<IResult> List(Visit visit, Pages pages, PageContext page, BusinessClock clock) => Page(visit, pages, page, clock, TokenDraft.Blank, Faults.None);

    /// <summary>Shows the secret at once and never again: it is kept nowhere.</summary>
    public static async Task<IResult> Make(Visit visit, Pages pages, PageContext page, BusinessClock clock, IFormCollection form, TokenBook book)
    {
        var named = Enum.TryParse<StaffRole>(form["role"], out var role) && Enum.IsDefined(role);
        var draft = new TokenDraft(form["name"].ToString().Trim(), role, form["days"].ToString());
        var faults = new Faults();
        if (draft.Name.Length is 0 or > TokenBook.LongestName || draft.Name.Any(char.IsControl))
        {
            faults.Add("name", page.Say.T("identity.token.fault-name", ("count", TokenBook.LongestName)));
        }

        if (!named || !TokenDraft.Terms.Contains(draft.Days))
        {
            faults.Add("days", page.Say["identity.token.fault-days"]);
        }

        if (faults.Count > 0)
        {
            return await Page(visit, pages, page, clock, draft, faults);
        }

        var (token, secret) = await book.Make(visit.Work, draft.Name, role, int.Parse(draft.Days, CultureInfo.InvariantCulture), visit.Staff.Id);
        return pages.Show<TokenMadePage>(page.Say["identity.token.made"], new { Token = token, Secret = secret, visit.Organisation.Slug });
    }

    public static async Task<IResult> AskRevoke(Visit visit, Pages pages, PageContext page, Guid id) => await Find(visit, id) is { } token
        ? pages.Show<RevokeTokenPage>(page.Say["identity.token.revoke"], new { token.Id, token.Name })
        : Results.NotFound();

    public static async Task<IResult> Revoke(Visit visit, Guid id, TokenBook book)
    {
        if (await Find(visit, id) is not { } token)
        {
            return Results.NotFound();
        }

        await book.Revoke(visit.Work, token, visit.Staff.Id);
        return Pages.Go(visit.At("tokens"), Said.Done("identity.token.revoked"));
    }

    private static Task<ApiToken?> Find(Visit visit, Guid id) => visit.Db.Set<ApiToken>().SingleOrDefaultAsync(t => t.Id == id && t.RevokedAt == null);

    private static async Task<IResult> Page(Visit visit, Pages pages, PageContext page, BusinessClock clock, TokenDraft draft, Faults faults)
    {
        var tokens = await visit.Db.Set<ApiToken>().AsNoTracking().OrderBy(t => t.RevokedAt != null).ThenByDescending(t => t.MadeAt).ToListAsync();
        return pages.Show<TokensPage>(
            page.Say["identity.token.title"],
            new { Tokens = tokens, Makers = await StaffNames.Of(visit.Db, tokens.Select(t => t.MadeBy).OfType<Guid>()), Draft = draft, Faults = faults, Now = clock.MachineNow },
            faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
