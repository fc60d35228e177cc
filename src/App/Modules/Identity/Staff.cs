using Avow.Database;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Identity;

/// <summary>One line of the list of staff.</summary>
/// <param name="Kept">Until when the account is held, and why.</param>
public sealed record StaffRow(Account Account, bool Rests, Kept Kept);

/// <summary>The owner sees who works here, adds people, changes what they may do and marks who has left.</summary>
internal static class Staff
{
    private const string Kind = "staff-account";

    public static async Task<IResult> List(Visit visit, Pages pages, PageContext page, HoldingRegister holds, PolicyShelf shelf, TimeProvider machine)
    {
        var accounts = await visit.Db.Set<Account>().AsNoTracking().OrderBy(a => a.LeftAt != null).ThenBy(a => a.Name).ToListAsync();
        var around = await Surroundings.Of(visit.Db, shelf);
        var now = Instant.FromDateTimeOffset(machine.GetUtcNow());
        var rows = accounts.ConvertAll(a => new StaffRow(a, a.LockedUntil > now, Kept.Of(around, holds.Of(Kind), a, visit.Now)));
        return pages.Show<StaffPage>(page.Say["identity.staff.title"], new { Rows = rows, visit.Now });
    }

    public static IResult ShowNew(Pages pages, PageContext page) => New(pages, page, "", "", StaffRole.Staff, Faults.None);

    public static async Task<IResult> Add(Visit visit, Pages pages, PageContext page, IFormCollection form, AccountBook book, LedgerWriter ledger)
    {
        var (name, email, password) = (form["name"].ToString(), form["email"].ToString(), form["password"].ToString());
        var role = RoleOf(form);
        var faults = new Faults();
        AccountRules.Check(faults, page.Say, name, email, password);
        if (await visit.Db.Set<Account>().AnyAsync(a => a.EmailKey == AccountBook.KeyOf(email)))
        {
            faults.Add("email", page.Say[new EmailTaken().TextKey]);
        }

        if (faults.Count > 0 || role is null)
        {
            return New(pages, page, name, email, role ?? StaffRole.Staff, faults);
        }

        var account = await book.Add(visit.Work, name, email, password, role.Value);
        ledger.Write(visit.Work, Act(visit, "staff-added", account.Id, role.Value));
        return Pages.Go(visit.At("staff"), Said.Done("identity.staff.added"), visit.At("staff"));
    }

    public static async Task<IResult> ChangeRole(Visit visit, Guid id, IFormCollection form, LedgerWriter ledger)
    {
        await FactsLock.Changing(visit.Work);
        if (await Working(visit, id) is not { } account || RoleOf(form) is not { } role)
        {
            return Results.NotFound();
        }

        if (role != StaffRole.Owner && await IsLastOwner(visit, account))
        {
            return Pages.Go(visit.At("staff"), Said.Refused(new LastOwner()));
        }

        account.Role = role;
        ledger.Write(visit.Work, Act(visit, "staff-role", account.Id, role));
        return Pages.Go(visit.At("staff"), Said.Done("identity.staff.role-changed"));
    }

    public static async Task<IResult> AskLeaving(Visit visit, Pages pages, PageContext page, Guid id, HoldingRegister holds, PolicyShelf shelf)
    {
        if (await Working(visit, id) is not { } account)
        {
            return Results.NotFound();
        }

        var ifLeft = new Known(account.Id, null, null) { { "recorded", account.CreatedAt }, { "left", visit.Now } };
        var kept = Kept.Of(await Surroundings.Of(visit.Db, shelf), holds.Of(Kind), ifLeft, visit.Now);
        return pages.Show<LeavingPage>(page.Say["identity.leaving.title"], new { account.Id, account.Name, kept.Verdict.DueAt });
    }

    public static async Task<IResult> MarkAsLeft(Visit visit, Guid id, Redecide redecide, LedgerWriter ledger)
    {
        await FactsLock.Changing(visit.Work);
        if (await Working(visit, id) is not { } account)
        {
            return Results.NotFound();
        }

        if (await IsLastOwner(visit, account))
        {
            return Pages.Go(visit.At("staff"), Said.Refused(new LastOwner()));
        }

        account.LeftAt = visit.Now;
        account.SecurityStamp = AccountBook.NewStamp();
        await redecide.Record(visit.Work, Kind, id);
        ledger.Write(visit.Work, Act(visit, "staff-left", id, account.Role));
        return Pages.Go(visit.At("staff"), Said.Done("identity.staff.left").OrUndo(visit.At($"staff/{id}/leaving/undo")));
    }

    public static async Task<IResult> TakeBack(Visit visit, Guid id, Redecide redecide, LedgerWriter ledger)
    {
        var account = await visit.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && a.LeftAt != null);
        if (account is null)
        {
            return Results.NotFound();
        }

        account.LeftAt = null;
        await redecide.Record(visit.Work, Kind, id);
        ledger.Write(visit.Work, Act(visit, "staff-returned", id, account.Role));
        return Pages.Go(visit.At("staff"), Said.Done("identity.staff.back"));
    }

    private static Task<Account?> Working(Visit visit, Guid id) =>
        visit.Db.Set<Account>().SingleOrDefaultAsync(a => a.Id == id && a.LeftAt == null);

    private static async Task<bool> IsLastOwner(Visit visit, Account account) =>
        account.Role == StaffRole.Owner && await visit.Db.Set<Account>().CountAsync(a => a.Role == StaffRole.Owner && a.LeftAt == null) < 2;

    private static StaffRole? RoleOf(IFormCollection form) =>
        Enum.TryParse<StaffRole>(form["role"], out var role) && Enum.IsDefined(role) ? role : null;

    private static LedgerEntry Act(Visit visit, string act, Guid account, StaffRole role) => new()
    {
        At = visit.Now,
        Act = act,
        Kind = Kind,
        Policy = visit.Policy.Version.ToString(),
        Actor = visit.Staff.Id,
        Subject = account,
        Detail = $"role={role.ToString().ToLowerInvariant()}",
    };

    private static IResult New(Pages pages, PageContext page, string name, string email, StaffRole role, Faults faults) => pages.Show<NewStaffPage>(
        page.Say["identity.new-staff.title"],
        new { Name = name, Email = email, Role = role, Faults = faults },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
