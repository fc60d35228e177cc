using Avow.Database;
using Avow.Holdings;
using Avow.Permits;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>Takes in people of lists from elsewhere, many at once, under the same rules as one who is entered on a page.</summary>
public sealed class Arrivals(HoldingRegister holds, Suppressions suppressions)
{
    private const string Company = "company";

    /// <summary>The kinds of relationship that a policy has.</summary>
    public static IReadOnlyList<ArrivalKind> KindsOf(PolicyFile policy) => [.. RelationshipRule.Of(policy).Select(Describe)];

    /// <summary>One kind, as far as it is about a group of people; the whole of it when the group is none of its own.</summary>
    public static ArrivalKind? KindOf(PolicyFile policy, string kind, string group = "") => RelationshipRule.Find(policy, kind) is { } rule ? Describe(rule.For(group)) with { Groups = rule.Groups } : null;

    /// <summary>The sentence with which a field outside the kind's list is refused.</summary>
    public static string Refusal(PolicyFile policy, string kind, Say say) => RelationshipRule.Find(policy, kind)?.Refusal(say) ?? "";

    /// <summary>How a group is called in the reader's language.</summary>
    public static string GroupWord(PolicyFile policy, string group, Say say) => RelationshipRule.GroupWord(policy, say, group);

    /// <summary>The fields that people have, in the order of the form.</summary>
    public static IReadOnlyList<string> Fields { get; } = [.. PersonField.All.Select(f => f.Name), Company];

    /// <summary>Whether somebody else told us, so that the person is to be told within a month (Art. 14).</summary>
    public static bool IsFromOthers(string source) => RelationshipRule.IsFromOthers(source);

    /// <summary>Decides on each contact of a batch, in order, and adds those that are taken to the unit of work.</summary>
    /// <param name="seen">Who came earlier in the same list and is not stored yet; grows. For a look that writes nothing.</param>
    /// <param name="writes">False: only decides.</param>
    public async Task<IReadOnlyList<Judged>> Take(ArrivalBatch batch, IReadOnlyList<Arrival> arrivals, Dictionary<string, Guid>? seen, bool writes, CancellationToken cancel = default)
    {
        var rule = RelationshipRule.Find(batch.Policy, batch.Reason.Kind)?.For(batch.Reason.Group) ?? throw new InvalidOperationException($"The policy in force keeps no {batch.Reason.Kind}.");
        var newcomers = arrivals.Select(a => new Newcomer(a)).ToList();
        var emails = newcomers.SelectMany(n => n.Addresses).ToList();
        var known = await KnownAround.Load(batch, newcomers, writes, cancel);
        var judge = new ArrivalJudge(batch, rule, holds, await suppressions.Among(batch.Work, emails, cancel), known, seen ?? []);
        var judged = new List<Judged>(arrivals.Count);
        var taken = new List<Relationship>();
        foreach (var newcomer in newcomers)
        {
            var (decision, made) = judge.Decide(newcomer);
            judged.Add(decision);
            if (writes && made is not null)
            {
                taken.Add(made);
            }
        }

        await Write(batch.Work, taken, cancel);
        return judged;
    }

    private static async Task Write(Work work, List<Relationship> taken, CancellationToken cancel)
    {
        await work.Insert(taken, cancel);
        await work.Insert([.. taken.SelectMany(t => t.Bases)], cancel);
        await work.Insert([.. taken.SelectMany(t => t.Details)], cancel);
        await work.Insert([.. taken.SelectMany(t => t.Words)], cancel);
    }

    /// <summary>Ends every relationship that ends when somebody unsubscribes, for addresses of a list of those who did.</summary>
    public async Task Unsubscribe(ArrivalBatch batch, IReadOnlyList<(string Email, Instant At)> addresses, bool writes, CancellationToken cancel = default)
    {
        if (!writes || addresses.Count == 0)
        {
            return;
        }

        var kinds = RelationshipRule.Of(batch.Policy).Where(r => r.Ends.Contains("unsubscribed")).Select(r => r.Kind).ToList();
        var when = addresses.GroupBy(a => a.Email).ToDictionary(g => g.Key, g => g.Min(a => a.At));
        var keys = when.Keys.ToList();
        var live = await batch.Work.Db.Set<PersonDetail>().Where(d => d.Field == PersonField.Email && keys.Contains(d.Key!) && kinds.Contains(d.Relationship.Kind) && d.Relationship.UnsubscribedAt == null)
            .Select(d => new { Key = d.Key!, d.Relationship }).ToListAsync(cancel);
        foreach (var found in live)
        {
            found.Relationship.End("unsubscribed", when[found.Key]);
            found.Relationship.LookAt = batch.Now;
        }

        await Guard.Approve(batch.Work, live.Count, cancel);
    }

    /// <summary>Takes people out again who came with a list: out of every list at once, gone at night. Who was worked on since stays.</summary>
    /// <param name="relationships">The relationships that the list made.</param>
    /// <returns>How many went, and how many stay.</returns>
    public static async Task<(int Gone, int Stay)> TakeOut(Work work, IQueryable<Guid?> relationships, Instant now, CancellationToken cancel = default)
    {
        var all = work.Db.Set<Relationship>().Where(r => relationships.Contains(r.Id) && r.RemovedAt == null);
        var count = await all.CountAsync(cancel);
        var gone = await all.Where(r => r.RestrictedFor == null && !r.Notes.Any() && !r.Interests.Any())
            .ExecuteUpdateAsync(r => r.SetProperty(x => x.RemovedAt, now).SetProperty(x => x.LookAt, now), cancel);
        await Guard.Approve(work, gone, cancel);
        return (gone, count - gone);
    }

    /// <summary>How many of them were told by somebody else and wait to hear where we got their data (Art. 14).</summary>
    public static Task<int> WaitingToBeTold(AvowDb db, IQueryable<Guid?> relationships, CancellationToken cancel = default)
    {
        var others = Vocabulary.FromOthers.ToList();
        return db.Set<Relationship>().CountAsync(r => relationships.Contains(r.Id) && r.RemovedAt == null && r.ToldAt == null && others.Contains(r.Source), cancel);
    }

    private static ArrivalKind Describe(RelationshipRule rule) => new(
        rule.Kind, rule.Groups, rule.Bases, rule.Sources,
        [.. PersonField.All.Where(rule.Allows).Select(f => f.Name), .. rule.Categories.Contains(Company) ? new[] { Company } : []]);
}

/// <summary>Under what a batch is taken in.</summary>
/// <param name="UndatedAllowed">Whether a contact without a first day counts from today, marked; otherwise it is left out.</param>
/// <param name="Companies">The companies that earlier batches of the list have met, by compared name; grows.</param>
public sealed record ArrivalBatch(
    Work Work, PolicyFile Policy, Surroundings Around, ArrivalReason Reason, bool UndatedAllowed, Guid By, Instant Now, Dictionary<string, Guid> Companies);
