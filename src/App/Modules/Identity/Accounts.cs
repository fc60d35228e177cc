using Avow.Database;
using Avow.Modules.Identity.Public;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using NodaTime.Extensions;

namespace Avow.Modules.Identity;

/// <summary>The accounts of the organisation that is visited: ASP.NET Core's user manager, with lockout by the machine's clock.</summary>
/// <remarks>The framework's own lockout asks the wall clock; a test, and a machine whose time is injected, would not be heard.</remarks>
internal sealed class Accounts(
    AccountStore store, Visit visit, SignInLog signIns, TimeProvider machine, IOptions<IdentityOptions> options, IPasswordHasher<Account> hasher,
    IEnumerable<IUserValidator<Account>> users, IEnumerable<IPasswordValidator<Account>> passwords, ILookupNormalizer keys,
    IdentityErrorDescriber errors, IServiceProvider services, ILogger<UserManager<Account>> log)
    : UserManager<Account>(store, options, hasher, users, passwords, keys, errors, services, log)
{
    /// <summary>After so many failures in a row an account rests.</summary>
    public const int MostFailures = 5;

    /// <summary>How long it rests.</summary>
    public static readonly Duration Rest = Duration.FromMinutes(15);

    // A password is weighed even when there is nobody to weigh it for, so that the time of an answer tells nothing.
    private static readonly Account Nobody = new() { Name = "", Email = "", EmailKey = "", SecurityStamp = "", Role = StaffRole.Staff, CreatedAt = default };
    private static string? s_nobodysHash;

    private Instant MachineNow => machine.GetUtcNow().ToInstant();

    /// <summary>The account, when e-mail and password are right and it does not rest; else null, with nothing said of which it was.</summary>
    public async Task<Account?> Recognise(string email, string password)
    {
        var account = await FindByNameAsync(email);
        if (account is not { LeftAt: null, PasswordHash: not null } || await IsLockedOutAsync(account))
        {
            PasswordHasher.VerifyHashedPassword(Nobody, s_nobodysHash ??= PasswordHasher.HashPassword(Nobody, AccountBook.NewStamp()), password);
            return null;
        }

        if (!await CheckPasswordAsync(account, password))
        {
            await AccessFailedAsync(account);
            await signIns.Write(visit, account, succeeded: false, CancellationToken);
            return null;
        }

        account.FailedSignIns = 0;
        account.LockedUntil = null;
        account.LastSignInAt = MachineNow;
        await signIns.Write(visit, account, succeeded: true, CancellationToken);
        await visit.Db.SaveChangesAsync(CancellationToken);
        return account;
    }

    public override Task<bool> IsLockedOutAsync(Account user) => Task.FromResult(user.LockedUntil > MachineNow);

    /// <summary>Counted in the database, so that guesses sent at the same moment all count.</summary>
    public override async Task<IdentityResult> AccessFailedAsync(Account user)
    {
        var row = visit.Db.Set<Account>().Where(a => a.Id == user.Id);
        await row.ExecuteUpdateAsync(a => a.SetProperty(x => x.FailedSignIns, x => x.FailedSignIns + 1), CancellationToken);
        if (await row.Select(a => a.FailedSignIns).SingleAsync(CancellationToken) >= MostFailures)
        {
            var until = MachineNow + Rest;
            await row.ExecuteUpdateAsync(a => a.SetProperty(x => x.FailedSignIns, 0).SetProperty(x => x.LockedUntil, until), CancellationToken);
        }

        return IdentityResult.Success;
    }
}

/// <summary>E-mail addresses are compared as <see cref="Account.EmailKey"/> holds them.</summary>
internal sealed class EmailKeys : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name is null ? null : AccountBook.KeyOf(name);

    public string? NormalizeEmail(string? email) => NormalizeName(email);
}
