using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Identity;

/// <summary>An owner gives somebody who lost the password a new first one; every sign-in with the old one ends.</summary>
internal static class NewFirstPassword
{
    public static async Task<IResult> Ask(Visit visit, Pages pages, PageContext page, Guid id) => await Find(visit, id) is { } account
        ? Form(pages, page, account, Faults.None)
        : Results.NotFound();

    public static async Task<IResult> Give(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form, Accounts accounts, LedgerWriter ledger)
    {
        if (await Find(visit, id) is not { } account)
        {
            return Results.NotFound();
        }

        var password = form["password"].ToString();
        if (AccountRules.PasswordFault(password, account.Name, account.Email) is { } refusal)
        {
            var faults = new Faults();
            faults.Add("password", page.Say.T(refusal.TextKey, ("count", AccountBook.ShortestPassword)));
            return Form(pages, page, account, faults);
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = AccountBook.NewStamp();
        (account.FailedSignIns, account.LockedUntil) = (0, null);
        ledger.Write(visit.Work, new LedgerEntry
        {
            At = visit.Now,
            Act = "staff-password",
            Kind = "staff-account",
            Policy = visit.Policy.Version.ToString(),
            Actor = visit.Staff.Id,
            Subject = id,
        });
        return Pages.Go(visit.At("staff"), Said.Done("identity.staff.password-given"));
    }

    private static Task<Account?> Find(Visit visit, Guid id) => visit.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && a.LeftAt == null);

    private static IResult Form(Pages pages, PageContext page, Account account, Faults faults) => pages.Show<NewFirstPasswordPage>(
        page.Say["identity.first-password"],
        new { account.Id, account.Name, Faults = faults },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
