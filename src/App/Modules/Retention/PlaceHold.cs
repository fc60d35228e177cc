using Avow.Database;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Avow.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Avow.Modules.Retention;

/// <summary>What was typed to place a hold.</summary>
public sealed record HoldInput(string? Record, string? Client, string? Reason, string? Owner, string? From, string? Until, string? Review, string? Asked)
{
    public static HoldInput Of(IFormCollection form) =>
        new(form["record"], form["client"], form["reason"], form["owner"], form["from"], form["until"], form["review"], form["asked"]);
}

/// <summary>Places a hold on one record, on everything of one person, or on all records of a client.</summary>
internal static class PlaceHold
{
    private const int LongestReason = 200;
    private const int MostClients = 1_000;

    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/holds/new", Ask).For(Access.AnyStaff);
        organisation.MapPost("/holds", Place).For(Access.AnyStaff);
    }

    private static Task<IResult> Ask(Visit visit, Pages pages, PageContext page, HoldingRegister holds, [FromQuery] string? record, [FromQuery] string? client, CancellationToken cancel) =>
        Page(visit, pages, page, holds, Faults.None, cancel, new(
            record, client, null, visit.Staff.Id.ToString(), Inputs.Written(visit.Today), null, Inputs.Written(visit.Today.PlusMonths(3)), null));

    private static async Task<IResult> Place(
        Visit visit, Pages pages, PageContext page, HoldingRegister holds, Redecide redecide, LedgerWriter ledger, IFormCollection form, CancellationToken cancel)
    {
        var input = HoldInput.Of(form);
        var faults = new Faults();
        var hold = await Read(visit, page.Say, holds, input, faults, cancel);
        if (hold is null)
        {
            return await Page(visit, pages, page, holds, faults, cancel, input);
        }

        await redecide.Stamp(visit.Work, hold, "hold", cancel);
        visit.Db.Add(hold);
        ledger.Write(visit.Work, Entry(visit, hold, "hold-placed"));
        await Covered(visit.Work, redecide, hold, cancel);
        return Pages.Go(visit.At("holds"), Said.Done("retention.holds.said").With("date", hold.ReviewAt.InZone(visit.Zone).Date), visit.At("holds"));
    }

    /// <summary>Decides again on what a hold covers, in the transaction of the hold.</summary>
    internal static Task Covered(Work work, Redecide redecide, PlacedHold hold, CancellationToken cancel) => hold.RecordKind switch
    {
        null => redecide.Client(work, hold.Covers, cancel),
        PlacedHold.Person => redecide.Person(work, hold.Covers, cancel),
        var kind => redecide.Record(work, kind, hold.Covers, cancel),
    };

    internal static LedgerEntry Entry(Visit visit, PlacedHold hold, string act) => new()
    {
        At = visit.Now,
        Act = act,
        Kind = hold.RecordKind == PlacedHold.Person ? null : hold.RecordKind,
        Policy = visit.Policy.Version.ToString(),
        Actor = visit.Staff.Id,
        Subject = hold.Id,
        Detail = hold.RecordKind switch { null => "covers=client", PlacedHold.Person => "covers=person", _ => "covers=record" },
    };

    private static async Task<PlacedHold?> Read(Visit visit, Say say, HoldingRegister holds, HoldInput input, Faults faults, CancellationToken cancel)
    {
        var (kind, covers) = await What(visit, say, holds, input, faults, cancel);
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > LongestReason)
        {
            faults.Add("reason", say.T("retention.holds.fault-reason", ("most", LongestReason)));
        }

        if (!Guid.TryParse(input.Owner, out var owner) || (await StaffNames.Here(visit.Db, cancel)).All(s => s.Id != owner))
        {
            faults.Add("owner", say["retention.holds.fault-owner"]);
        }

        var (from, until, review) = Dates(visit.Today, say, input, faults);
        if (input.Asked != "yes" && (kind is null || holds.Find(kind)?.Whose == Whose.CallerOfClient))
        {
            faults.Add("asked", say["retention.holds.fault-asked"]);
        }

        return faults.Count > 0 ? null : new PlacedHold
        {
            Id = Guid.CreateVersion7(),
            Reason = input.Reason!.Trim(),
            Owner = owner,
            RecordKind = kind,
            Covers = covers,
            From = Start(visit, from),
            Until = until is { } end ? Start(visit, end) : null,
            ReviewAt = Start(visit, review),
        };
    }

    private static async Task<(string? Kind, Guid Covers)> What(
        Visit visit, Say say, HoldingRegister holds, HoldInput input, Faults faults, CancellationToken cancel)
    {
        var named = !string.IsNullOrWhiteSpace(input.Record);
        if (named == !string.IsNullOrEmpty(input.Client))
        {
            faults.Add("record", say["retention.holds.fault-what"]);
            return (null, default);
        }

        if (!named)
        {
            var known = Guid.TryParse(input.Client, out var client) && holds.Clients is { } clients && (await clients.Find(visit.Db, [client], cancel)).Count > 0;
            if (!known)
            {
                faults.Add("client", say["retention.holds.fault-client"]);
            }

            return (null, client);
        }

        if (Guid.TryParse(input.Record, out var person) && (await holds.OfPerson(visit.Db, person, cancel)).Count > 0)
        {
            return (PlacedHold.Person, person);
        }

        foreach (var holding in holds.All.Where(h => h.Kind != "hold"))
        {
            if (await holding.FindCalled(visit.Db, input.Record!.Trim(), cancel) is { } id)
            {
                return (holding.Kind, id);
            }
        }

        faults.Add("record", say["retention.holds.fault-record"]);
        return (null, default);
    }

    private static (LocalDate From, LocalDate? Until, LocalDate Review) Dates(LocalDate today, Say say, HoldInput input, Faults faults)
    {
        var (from, until, review) = (Date(input.From), Date(input.Until), Date(input.Review));
        if (from is null)
        {
            faults.Add("from", say["retention.holds.fault-date"]);
        }

        if (!string.IsNullOrWhiteSpace(input.Until) && (until is null || until <= today || until <= from))
        {
            faults.Add("until", say["retention.holds.fault-until"]);
        }

        if (review is null || review <= today || review > today.PlusYears(1))
        {
            faults.Add("review", say["retention.holds.fault-review"]);
        }

        return (from ?? today, until, review ?? today);
    }

    private static LocalDate? Date(string? text) => LocalDatePattern.Iso.Parse(text ?? "") is { Success: true, Value: var date } ? date : null;

    private static Instant Start(Visit visit, LocalDate date) => visit.Zone.AtStartOfDay(date).ToInstant();

    private static async Task<IResult> Page(
        Visit visit, Pages pages, PageContext page, HoldingRegister holds, Faults faults, CancellationToken cancel, HoldInput input)
    {
        var clients = holds.Clients is { } holding ? await holding.Names(visit.Db, MostClients, cancel) : [];
        var staff = await StaffNames.Here(visit.Db, cancel);
        return pages.Show<PlaceHoldPage>(page.Say["retention.holds.new"], new
        {
            Input = input,
            Faults = faults,
            Clients = (IReadOnlyList<Choice>)[new("", page.Say["retention.holds.no-client"]), .. clients.Select(c => new Choice(c.Id.ToString(), c.Name))],
            Staff = (IReadOnlyList<Choice>)[.. staff.Select(s => new Choice(s.Id.ToString(), s.Name))],
        }, faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}
