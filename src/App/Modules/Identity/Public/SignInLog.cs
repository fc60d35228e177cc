using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Identity.Public;

/// <summary>That somebody signed in to an account, or tried to. Record kind <c>sign-in</c>. Attempts for addresses that nobody has leave nothing.</summary>
public sealed class SignInEntry : IRetained
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("opaque id of the account")]
    public required Guid AccountId { get; init; }

    [Personal("sign-in")]
    public required Instant At { get; init; }

    [Personal("sign-in")]
    public required bool Succeeded { get; init; }

    public Instant LookAt { get; set; }
}

/// <summary>Writes down sign-ins and failed attempts for as long as the policy says, and not at all where it does not speak of them.</summary>
/// <remarks>Source: the policies' purpose of security; UK GDPR art. 5(1)(e), 32(1).</remarks>
public sealed class SignInLog(Redecide redecide)
{
    public const string Kind = "sign-in";

    /// <summary>The newest sign-ins of an account and how many are kept in all.</summary>
    public static async Task<(IReadOnlyList<SignInEntry> Newest, int InAll)> Of(AvowDb db, Guid account, int most)
    {
        var own = db.Set<SignInEntry>().AsNoTracking().Where(e => e.AccountId == account);
        return (await own.OrderByDescending(e => e.At).Take(most).ToListAsync(), await own.CountAsync());
    }

    internal async Task Write(Visit visit, Account account, bool succeeded, CancellationToken cancel)
    {
        if (!HoldingRegister.Covers(visit.Policy, Kind))
        {
            return;
        }

        var entry = new SignInEntry { Id = Guid.CreateVersion7(), AccountId = account.Id, At = visit.Now, Succeeded = succeeded };
        await redecide.Stamp(visit.Work, entry, Kind, cancel);
        visit.Db.Add(entry);
        await visit.Db.SaveChangesAsync(cancel);
    }
}
