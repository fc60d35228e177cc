using Avow.Holdings;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Promises;

/// <summary>A duty of the policy as it stands today.</summary>
/// <param name="LastDone">Null when nobody ever said that it was done.</param>
/// <param name="By">The last date on which it may be done.</param>
/// <param name="Full">How far its rhythm has run, from 0 to 1.</param>
public sealed record DutyStanding(Duty Duty, LocalDate? LastDone, LocalDate By, Standing Standing, double Full);

/// <summary>The evidence of promises that a person keeps: who, by when, and when it was last done.</summary>
public static class DutyEvidence
{
    // A duty asks for somebody a month ahead, or in its last quarter when its rhythm is short.
    private const int MostDaysAhead = 30;

    /// <summary>The id of a duty's sentence begins so: <c>duty.id</c>.</summary>
    public const string Prefix = "duty.";

    public static async Task<IReadOnlyList<DutyStanding>> All(Database.AvowDb db, PolicyFile policy, LocalDate today, CancellationToken cancel)
    {
        var done = await db.Set<DutyDone>().AsNoTracking().ToListAsync(cancel);
        return [.. policy.Duties.Select(duty => Of(duty, done.Where(d => d.Duty == duty.Id).Select(d => d.DoneOn), policy.Version.Date, today))];
    }

    internal static DutyStanding Of(Duty duty, IEnumerable<LocalDate> done, LocalDate since, LocalDate today)
    {
        var last = done.Concat(duty.LastDone is { } written ? [written] : []).Select(d => (LocalDate?)d).Max();
        var from = last ?? since;
        var by = duty.Every.After(from);
        var ahead = Math.Min(MostDaysAhead, Period.DaysBetween(from, by) / 4);
        var standing = today > by ? Standing.Broken : today >= by.PlusDays(-ahead) ? Standing.NeedsPerson : last is null ? Standing.NothingYet : Standing.Kept;
        return new(duty, last, by, standing, Math.Clamp((double)Period.DaysBetween(from, today) / Period.DaysBetween(from, by), 0, 1));
    }

    public static EvidenceShown Show(DutyStanding duty)
    {
        var owner = duty.Duty.Owner.Replace('-', ' ');
        var words = duty.LastDone is { } last ? new Phrase("promises.duty-last", ("date", last)) : new("promises.duty-never");
        var link = $"duties/{duty.Duty.Id}";
        return duty.Standing switch
        {
            Standing.Broken => new(Standing.Broken, new("promises.duty-late", ("date", duty.By)), new("promises.duty-of", ("owner", owner), ("date", duty.By)), duty.Full, Link: link),
            Standing.NeedsPerson => new(Standing.NeedsPerson, new("promises.duty-by", ("date", duty.By)), new("promises.duty-of", ("owner", owner), ("date", duty.By)), duty.Full, Link: link),
            Standing.NothingYet => new(Standing.NothingYet, new("promises.duty-by", ("date", duty.By)), words, duty.Full, Link: link),
            _ => new(Standing.Kept, new("promises.duty-done", ("date", duty.LastDone!.Value)), new("promises.duty-next", ("date", duty.By)), duty.Full, Link: link),
        };
    }
}
