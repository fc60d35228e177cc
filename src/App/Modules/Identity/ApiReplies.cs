using System.Security.Cryptography;
using System.Text;
using Avow.Api;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Identity;

/// <summary>Carries out an act that has a key once: the answer is kept in the transaction of the act and given again to whoever sends the act again,
/// for as long as the policy keeps such answers. Where it keeps none, no key is taken.</summary>
/// <remarks>Source: the IETF's draft on the Idempotency-Key header field. What was refused changed nothing and is judged anew.</remarks>
internal sealed class ApiReplies(BusinessClock clock, Store store, PolicyShelf shelf, Redecide redecide)
{
    /// <summary>In the transaction of the act.</summary>
    /// <returns>The answer, and whether the transaction may be committed.</returns>
    public async Task<(IResult Answer, bool Commits)> InOne(Work work, ApiCall call, Say say, Func<Task<IResult>> act, CancellationToken cancel)
    {
        if (call.Key is null)
        {
            return (await act(), true);
        }

        var (mine, earlier) = await Reserve(work, call, say, cancel);
        if (mine is null)
        {
            return (earlier!, false);
        }

        var answer = await act();
        Keep(work, mine, answer);
        return (answer, true);
    }

    /// <summary>Around an act that opens units of work of its own. Should it die half-way, the key stays taken: whoever asks again is told to look first.</summary>
    public async Task<IResult> Around(long organisation, ApiCall call, Say say, Func<Task<IResult>> act, CancellationToken cancel)
    {
        if (call.Key is null)
        {
            return await act();
        }

        ApiReply? mine;
        await using (var before = await store.Write(organisation, cancel))
        {
            (mine, var earlier) = await Reserve(before, call, say, cancel);
            if (mine is null)
            {
                return earlier!;
            }

            await before.Commit(cancel);
        }

        var answer = await act();
        await using var after = await store.Write(organisation, cancel);
        Keep(after, await after.Db.Set<ApiReply>().SingleAsync(r => r.Id == mine.Id, cancel), answer);
        await after.Commit(cancel);
        return answer;
    }

    /// <summary>Takes the key, or finds what was answered under it.</summary>
    private async Task<(ApiReply? Mine, ApiAnswer? Earlier)> Reserve(Work work, ApiCall call, Say say, CancellationToken cancel)
    {
        var (now, key) = (clock.Now, SHA256.HashData(Encoding.UTF8.GetBytes(call.Key!)));
        if (!HoldingRegister.Covers((await shelf.PoliciesOf(work.Db, cancel)).InForce(now), ApiReply.Kind))
        {
            return (null, ApiAnswer.Of(ApiProblem.Of(new Faults { { "Idempotency-Key", say["api.fault.key-none"] } }, call.Operation, say, _ => null)));
        }

        if (await work.Db.Set<ApiReply>().AsNoTracking().SingleOrDefaultAsync(r => r.TokenId == call.Caller.Id && r.KeyDigest == key, cancel) is { } known)
        {
            return (null, Again(known, call, say));
        }

        var mine = new ApiReply { Id = Guid.CreateVersion7(), TokenId = call.Caller.Id, KeyDigest = key, ActDigest = call.ActDigest, At = now };
        await redecide.Stamp(work, mine, ApiReply.Kind, cancel);
        work.Db.Add(mine);
        try
        {
            await work.Db.SaveChangesAsync(cancel);
            return (mine, null);
        }
        catch (DbUpdateException)
        {
            // The same key came twice at one moment, and the other call was first.
            return (null, ApiAnswer.Of(Busy(say)));
        }
    }

    private static ApiAnswer Again(ApiReply known, ApiCall call, Say say) =>
        !known.ActDigest.AsSpan().SequenceEqual(call.ActDigest)
            ? ApiAnswer.Of(ApiProblem.Of(new Faults { { "Idempotency-Key", say["api.fault.key-used"] } }, call.Operation, say, _ => null))
            : known.Status == 0 ? ApiAnswer.Of(Busy(say)) : new(known.Status, known.Json, known.Location, false);

    private static ApiProblem Busy(Say say) => ApiProblem.Of(StatusCodes.Status409Conflict, say) with { Detail = say["api.fault.key-busy"] };

    private static void Keep(Work work, ApiReply mine, IResult answer)
    {
        if (answer is ApiAnswer { IsDone: true } done)
        {
            (mine.Status, mine.Json, mine.Location) = (done.Status, done.Json, done.Location);
        }
        else
        {
            work.Db.Remove(mine);
        }
    }
}
