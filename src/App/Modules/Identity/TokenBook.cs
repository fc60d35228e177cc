using Avow.Database;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Identity;

/// <summary>Makes tokens for programs, on the owner's page and at the command line.</summary>
internal sealed class TokenBook(LedgerWriter ledger, BusinessClock clock)
{
    public const int LongestName = 60;

    public const int MostDays = 730;

    /// <summary>Makes one; its secret is said here and never again.</summary>
    /// <param name="by">The account of whoever makes it; null at the command line.</param>
    /// <returns>The token as the program sends it.</returns>
    public (ApiToken Token, string Secret) Make(Work work, string name, StaffRole role, int days, Guid? by)
    {
        var link = SecretLink.For(Guid.CreateVersion7());
        var token = new ApiToken
        {
            Id = link.Id, Name = name, Role = role, Digest = link.Digest, MadeBy = by, MadeAt = clock.MachineNow, Until = clock.MachineNow + Duration.FromDays(days),
        };
        work.Db.Add(token);
        Note(work, token, "token-made", by);
        return (token, ApiToken.Prefix + link.Token);
    }

    /// <summary>From now on it opens nothing.</summary>
    public void Revoke(Work work, ApiToken token, Guid by)
    {
        token.RevokedAt = clock.MachineNow;
        Note(work, token, "token-revoked", by);
    }

    private void Note(Work work, ApiToken token, string act, Guid? by) => ledger.Write(work, new LedgerEntry
    {
        At = clock.Now, Act = act, Actor = by, Subject = token.Id, Detail = $"role={token.Role.ToString().ToLowerInvariant()}",
    });
}
