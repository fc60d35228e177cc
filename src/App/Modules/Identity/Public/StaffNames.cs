using Avow.Database;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Identity.Public;

/// <summary>Names of the staff for pages: who did it, who answers for it.</summary>
public static class StaffNames
{
    /// <summary>Account to name, those who left included; accounts that are gone are missing.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> Of(AvowDb db, IEnumerable<Guid> accounts, CancellationToken cancel = default)
    {
        var ids = accounts.Distinct().ToList();
        var names = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancel);
        if (names.Count < ids.Count)
        {
            // What a program did stands under its token.
            await db.Set<ApiToken>().AsNoTracking().Where(t => ids.Contains(t.Id)).ForEachAsync(t => names[t.Id] = t.Name, cancel);
        }

        return names;
    }

    /// <summary>Account to role, for those who may know what somebody was and not who; accounts that are gone are missing.</summary>
    public static async Task<IReadOnlyDictionary<Guid, StaffRole>> RolesOf(AvowDb db, IEnumerable<Guid> accounts, CancellationToken cancel = default)
    {
        var ids = accounts.Distinct().ToList();
        var roles = await db.Set<Account>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Role, cancel);
        if (roles.Count < ids.Count)
        {
            await db.Set<ApiToken>().AsNoTracking().Where(t => ids.Contains(t.Id)).ForEachAsync(t => roles[t.Id] = t.Role, cancel);
        }

        return roles;
    }

    /// <summary>Everybody who works here now, by name.</summary>
    public static async Task<IReadOnlyList<StaffMember>> Here(AvowDb db, CancellationToken cancel = default) =>
        await db.Set<Account>().AsNoTracking().Where(a => a.LeftAt == null).OrderBy(a => a.Name)
            .Select(a => new StaffMember(a.Id, a.Name, a.Role)).ToListAsync(cancel);
}
