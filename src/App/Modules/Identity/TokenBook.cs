using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Identity;

/// <summary>Makes tokens for programs, on the owner's page and at the command line.</summary>
internal sealed class TokenBook(LedgerWriter ledger, BusinessClock clock, PolicyShelf shelf, Redecide redecide)
{
    public const int LongestName = 60;

    public const int MostDays = 730;

    /// <summary>Whether a rule of the policy in force brings tokens to an end. Without one, only those go that have an account behind them.</summary>
    public async Task<bool> HasRule(Work work, CancellationToken cancel = default) => HoldingRegister.Covers((await shelf.PoliciesOf(work.Db, cancel)).InForce(clock.Now), ApiToken.Kind);

    /// <summary>Makes one; its secret is said here and never again.</summary>
    /// <param name="by">The account of whoever makes it; null at the command line.</param>
    /// <returns>The token as the program sends it.</returns>
    public async Task<(ApiToken Token, string Secret)> Make(Work work, string name, StaffRole role, int days, Guid? by, CancellationToken cancel = default)
    {
        var link = SecretLink.For(Guid.CreateVersion7());
        var token = new ApiToken
        {
            Id = link.Id, Name = name, Role = role, Digest = link.Digest, MadeBy = by, MadeAt = clock.MachineNow, Until = clock.MachineNow + Duration.FromDays(days),
        };
        if (await HasRule(work, cancel))
        {
            await redecide.Stamp(work, token, ApiToken.Kind, cancel);
        }

        work.Db.Add(token);
        Note(work, token, "token-made", by);
        return (token, ApiToken.Prefix + link.Token);
    }

    /// <summary>From now on it opens nothing.</summary>
    public async Task Revoke(Work work, ApiToken token, Guid by, CancellationToken cancel = default)
    {
        token.RevokedAt = clock.MachineNow;
        if (await HasRule(work, cancel))
        {
            await redecide.Record(work, ApiToken.Kind, token.Id, cancel);
        }

        Note(work, token, "token-revoked", by);
    }

    private void Note(Work work, ApiToken token, string act, Guid? by) => ledger.Write(work, new LedgerEntry
    {
        At = clock.Now, Act = act, Actor = by, Subject = token.Id, Detail = $"role={token.Role.ToString().ToLowerInvariant()}",
    });
}
