using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.AspNetCore.Authentication;

namespace Avow.Modules.Identity;

/// <summary>A member of staff signs in with e-mail and password, and out again, here or everywhere.</summary>
internal static class SignIn
{
    public static IResult Show(Visit visit, Pages pages, PageContext page, string? then) => visit.Who is null
        ? Form(visit, pages, page, "", then, Faults.None, StatusCodes.Status200OK)
        : Pages.Go(WayBack(visit, then));

    /// <summary>A form came from somebody who is signed in no longer: they sign in again, and what they typed comes along.</summary>
    public static async Task<IResult> Again(Visit visit, HttpContext http)
    {
        if (!FormGuard.IsFromHere(http.Request))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var (pages, page) = (http.RequestServices.GetRequiredService<Pages>(), http.RequestServices.GetRequiredService<PageContext>());
        var referer = http.Request.GetTypedHeaders().Referer;
        return Form(visit, pages, page, "", referer?.PathAndQuery, Faults.None, StatusCodes.Status403Forbidden, await TypedForm.Of(http.Request, http.RequestAborted));
    }

    /// <summary>One answer for an unknown e-mail, a wrong password and an account at rest.</summary>
    public static async Task<IResult> Enter(Visit visit, Pages pages, PageContext page, HttpContext http, IFormCollection form, Accounts accounts)
    {
        var (email, then, typed) = (form["email"].ToString(), form["then"].ToString(), TypedForm.Read(form["typed"], visit));
        if (await accounts.Recognise(email, form["password"].ToString()) is { } account)
        {
            var principal = new SignInClaims(visit.Organisation.Id, account.Id, account.SecurityStamp).ToPrincipal();
            await http.SignInAsync(SignInClaims.Scheme, principal);
            if (typed is null)
            {
                return Pages.Go(WayBack(visit, then));
            }

            // The token of the form that follows is the signed-in person's.
            http.User = principal;
            page.Welcome(new(account.Name, [account.Role.ToString()]));
            return pages.Show<SendAgainPage>(page.Say["identity.again.title"], new { Sent = typed, Back = WayBack(visit, then) });
        }

        return Form(visit, pages, page, email, then, new Faults { { "email", page.Say[new NotRecognised().TextKey] } }, StatusCodes.Status422UnprocessableEntity, typed);
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

    private static IResult Form(Visit visit, Pages pages, PageContext page, string email, string? then, Faults faults, int status, TypedForm? typed = null) => pages.Show<SignInPage>(
        page.Say["identity.sign-in.title"], new { Email = email, Then = WayBack(visit, then), Faults = faults, House = visit.Organisation.Name, Typed = typed }, status);
}
