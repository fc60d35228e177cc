using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Retention.Public;

/// <summary>A hold as pages show it: on its own list, and on what it covers.</summary>
/// <param name="Kind">The record kind, or <c>person</c> for all that is one person's; null when it covers a whole client.</param>
/// <param name="Name">What people call the record or the client; null when it has no name or is gone.</param>
public sealed record ShownHold(Guid Id, string? Kind, Guid Covers, string? Name, string Reason, string? Owner, Instant From, Instant? Until, Instant ReviewAt)
{
    /// <summary>Message M-48213, or all records of a client.</summary>
    public string What(Say say) => say.T(Kind is null ? "retention.holds.client" : Kind == PlacedHold.Person ? "retention.holds.person" : "retention.holds.record", ("name", Name ?? Covers.ToString()[..8]));

    /// <summary>Until when, and who looks again when.</summary>
    public string Ends(Say say) => Until is { } until
        ? say.T("retention.holds.ends", ("date", say.Local(until).Date), ("owner", Owner ?? "–"), ("review", say.Local(ReviewAt).Date))
        : say.T("retention.holds.open", ("owner", Owner ?? "–"), ("review", say.Local(ReviewAt).Date));

    /// <summary>The holds that stand, those to be looked at soonest first.</summary>
    public static async Task<IReadOnlyList<ShownHold>> Standing(AvowDb db, HoldingRegister holds, Instant now, int most, CancellationToken cancel = default) =>
        await Of(db, holds, await Standing(db, now).OrderBy(h => h.ReviewAt).Take(most).ToListAsync(cancel), cancel);

    /// <summary>The holds that stand on one record, those on its client or its person among them.</summary>
    public static async Task<IReadOnlyList<ShownHold>> On(AvowDb db, HoldingRegister holds, Guid record, Guid? whose, Instant now, CancellationToken cancel = default) =>
        await Of(db, holds, await Standing(db, now).Where(h => h.Covers == record || h.Covers == whose).OrderBy(h => h.ReviewAt).ToListAsync(cancel), cancel);

    internal static async Task<IReadOnlyList<ShownHold>> Of(AvowDb db, HoldingRegister holds, List<PlacedHold> placed, CancellationToken cancel)
    {
        var owners = await StaffNames.Of(db, placed.Select(h => h.Owner), cancel);
        var clients = holds.Clients?.Kind ?? "";
        var names = await NightList.NamesOf(db, holds, placed.Where(h => h.RecordKind != PlacedHold.Person).Select(h => (h.RecordKind ?? clients, h.Covers)), cancel);
        return [.. placed.Select(h => new ShownHold(
            h.Id, h.RecordKind, h.Covers, names.GetValueOrDefault(h.Covers), h.Reason, owners.GetValueOrDefault(h.Owner), h.From, h.Until, h.ReviewAt))];
    }

    private static IQueryable<PlacedHold> Standing(AvowDb db, Instant now) =>
        db.Set<PlacedHold>().AsNoTracking().Where(h => h.LiftedAt == null && (h.Until == null || h.Until > now));
}

/// <summary>A hold as programs read it.</summary>
/// <param name="Kind">The record kind; null when it covers all of a client.</param>
public sealed record ApiHold(Guid Id, string? Kind, Guid Covers, string? Name, string Reason, string? Owner, Instant From, Instant? Until, Instant ReviewAt)
{
    public static ApiHold Of(ShownHold hold) => new(hold.Id, hold.Kind, hold.Covers, hold.Name, hold.Reason, hold.Owner, hold.From, hold.Until, hold.ReviewAt);
}
