using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Identity;

/// <summary>What everybody may do with their own account: a new password, and signing out everywhere.</summary>
internal static class OwnAccount
{
    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page) => Form(pages, page, await Mine(visit), Faults.None);

    public static async Task<IResult> ChangePassword(Visit visit, Pages pages, PageContext page, HttpContext http, IFormCollection form, Accounts accounts)
    {
        var account = await Mine(visit);
        var faults = new Faults();
        if (await accounts.IsLockedOutAsync(account) || !await accounts.CheckPasswordAsync(account, form["current"].ToString()))
        {
            await accounts.AccessFailedAsync(account);
            faults.Add("current", page.Say[new WrongPassword().TextKey]);
        }

        var password = form["password"].ToString();
        if (AccountRules.PasswordFault(password, account.Name, account.Email) is { } refusal)
        {
            faults.Add("password", page.Say.T(refusal.TextKey, ("count", AccountBook.ShortestPassword)));
        }

        if (faults.Count > 0)
        {
            return Form(pages, page, account, faults);
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = AccountBook.NewStamp();
        await http.SignInAsync(SignInClaims.Scheme, new SignInClaims(visit.Organisation.Id, account.Id, account.SecurityStamp).ToPrincipal());
        return Pages.Go(visit.At("account"), Said.Done("identity.account.changed"));
    }

    private static Task<Account> Mine(Visit visit) => visit.Db.Set<Account>().SingleAsync(a => a.Id == visit.Staff.Id);

    private static IResult Form(Pages pages, PageContext page, Account account, Faults faults) => pages.Show<OwnAccountPage>(
        page.Say["identity.account.title"],
        new { account.Name, account.Email, account.Role, Faults = faults },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
