using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.AspNetCore.Authentication;

namespace Avow.Modules.Identity;

/// <summary>A member of staff signs in with e-mail and password, and out again, here or everywhere.</summary>
internal static class SignIn
{
    public static IResult Show(Visit visit, Pages pages, PageContext page, string? then) => visit.Who is null
        ? Form(visit, pages, page, "", then, Faults.None)
        : Pages.Go(WayBack(visit, then));

    /// <summary>One answer for an unknown e-mail, a wrong password and an account at rest.</summary>
    public static async Task<IResult> Enter(Visit visit, Pages pages, PageContext page, HttpContext http, IFormCollection form, Accounts accounts)
    {
        var (email, then) = (form["email"].ToString(), form["then"].ToString());
        if (await accounts.Recognise(email, form["password"].ToString()) is { } account)
        {
            await http.SignInAsync(SignInClaims.Scheme, new SignInClaims(visit.Organisation.Id, account.Id, account.SecurityStamp).ToPrincipal());
            return Pages.Go(WayBack(visit, then));
        }

        var faults = new Faults();
        faults.Add("email", page.Say[new NotRecognised().TextKey]);
        return Form(visit, pages, page, email, then, faults);
    }

    public static async Task<IResult> Leave(Visit visit, HttpContext http)
    {
        await http.SignOutAsync(SignInClaims.Scheme);
        return Pages.Go(visit.At("sign-in"), Said.Done("identity.signed-out"));
    }

    /// <summary>A new stamp: every cookie that carries the old one opens nothing from now on.</summary>
    public static async Task<IResult> LeaveEverywhere(Visit visit, HttpContext http, Accounts accounts)
    {
        var account = await accounts.FindByIdAsync(visit.Staff.Id.ToString());
        await accounts.UpdateSecurityStampAsync(account!);
        await http.SignOutAsync(SignInClaims.Scheme);
        return Pages.Go(visit.At("sign-in"), Said.Done("identity.signed-out-everywhere"));
    }

    /// <summary>Where the visitor wanted to go, if that is a page of this organisation; else its first page.</summary>
    internal static string WayBack(Visit visit, string? then)
    {
        var home = visit.At("");
        return Uri.TryCreate(new Uri("http://here"), then, out var way) && then!.StartsWith(home, StringComparison.Ordinal)
            && way.Authority == "here" && way.AbsolutePath.StartsWith(home, StringComparison.Ordinal) && !way.AbsolutePath.Contains("//", StringComparison.Ordinal)
            ? way.PathAndQuery
            : home;
    }

    private static IResult Form(Visit visit, Pages pages, PageContext page, string email, string? then, Faults faults) => pages.Show<SignInPage>(
        page.Say["identity.sign-in.title"],
        new { Email = email, Then = WayBack(visit, then), Faults = faults, House = visit.Organisation.Name },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
