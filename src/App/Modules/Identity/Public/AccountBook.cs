using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Identity.Public;

/// <summary>Adds accounts of staff.</summary>
public sealed class AccountBook(Redecide redecide, IPasswordHasher<Account> hasher, BusinessClock clock)
{
    /// <summary>The shortest password we take.</summary>
    public const int ShortestPassword = 12;

    /// <summary>Adds an account to the unit of work; the e-mail must be free and the password long enough, which the caller has checked.</summary>
    public Task<Account> Add(Work work, string name, string email, string password, StaffRole role, CancellationToken cancel = default) =>
        AddHashed(work, name, email, Hash(password), role, cancel);

    /// <summary>The record kind of programs' keys.</summary>
    public const string Keys = ApiToken.Kind;

    /// <summary>How many keys of programs stand that somebody made.</summary>
    public static Task<int> KeysBy(AvowDb db, Guid account, CancellationToken cancel = default) => db.Set<ApiToken>().CountAsync(t => t.MadeBy == account, cancel);

    /// <summary>The password as it is stored. Slow on purpose.</summary>
    public string Hash(string password) => hasher.HashPassword(null!, password);

    /// <summary>As <see cref="Add"/>, with a password that was hashed before: made-up accounts share one, so that a demonstration opens at once.</summary>
    internal async Task<Account> AddHashed(Work work, string name, string email, string hash, StaffRole role, CancellationToken cancel = default)
    {
        var account = new Account
        {
            Id = Guid.CreateVersion7(),
            Name = name.Trim(),
            Email = email.Trim(),
            EmailKey = KeyOf(email),
            SecurityStamp = NewStamp(),
            Role = role,
            CreatedAt = clock.Now,
            PasswordHash = hash,
        };
        await redecide.Stamp(work, account, "staff-account", cancel);
        work.Db.Add(account);
        return account;
    }

    public static string KeyOf(string email) => email.Trim().ToLowerInvariant();

    public static string NewStamp() => Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
}
