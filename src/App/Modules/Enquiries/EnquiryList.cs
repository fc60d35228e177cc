using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Enquiries;

/// <summary>How an enquiry stands, in the order of the work list.</summary>
public enum EnquiryState
{
    /// <summary>It has gone quiet: close it, or ask.</summary>
    Idle,

    /// <summary>They wait for an answer.</summary>
    Waiting,

    /// <summary>We wait for theirs.</summary>
    Answered,

    /// <summary>It is over and goes with the night.</summary>
    Closed,
}

/// <summary>One line of the work list.</summary>
/// <param name="Since">From when it stands so: when the oldest unanswered word came, or the last word was said.</param>
/// <param name="Begins">How what was asked begins.</param>
public sealed record EnquiryRow(KnownEnquiry Known, EnquiryState State, Instant Since, string Begins);

/// <summary>The work list: those that have gone quiet first, then who waits longest, then those that we have answered.</summary>
internal static class EnquiryList
{
    private const int Most = 500;
    private const int Begins = 90;

    public static async Task<IResult> Show(Visit visit, Pages pages, PageContext page, string? q, string? show)
    {
        var (words, closed) = ((q ?? "").Trim(), show == "closed");
        var rows = await Rows(visit, closed, words);
        return pages.Show<EnquiriesPage>(page.Say["enquiry.title"], new
        {
            Rows = rows,
            Q = words,
            IsClosed = closed,
            IsFull = rows.Count == Most,
            IdleAfter = EnquiryRule.IdleAfter(visit.Policy),
            visit.Policy,
            Calls = await TakeCall.Counted(visit),
            HasForm = EnquiryRule.OfForm(visit.Policy) is not null,
        });
    }

    /// <summary>How an enquiry stands after what was said in it.</summary>
    /// <param name="said">Everything that was said, in order.</param>
    public static (EnquiryState State, Instant Since) StateOf(Visit visit, KnownEnquiry known, IReadOnlyList<(bool IsOurs, Instant At)> said)
    {
        var last = said.LastOrDefault(s => s.IsOurs).At;
        var open = said.Where(s => !s.IsOurs && s.At > last).Select(s => (Instant?)s.At).FirstOrDefault();
        var waits = said.Count == 0 || open is not null;
        return known.ClosedAt is { } closed ? (EnquiryState.Closed, closed)
            : known.Silent < IdleSince(visit) ? (EnquiryState.Idle, known.Silent)
            : waits ? (EnquiryState.Waiting, open ?? known.Since) : (EnquiryState.Answered, last);
    }

    /// <summary>Whoever was silent since before this has gone quiet; the policy's duty says how long that takes.</summary>
    internal static Instant IdleSince(Visit visit) => EnquiryRule.IdleAfter(visit.Policy) is { } period ? IdleSince(period, visit.Today, visit.Zone) : Instant.MinValue;

    /// <inheritdoc cref="IdleSince(Visit)"/>
    internal static Instant IdleSince(Policy.Model.KeepPeriod period, LocalDate today, DateTimeZone zone)
    {
        var day = today;
        while (period.After(day) > today)
        {
            day = day.PlusDays(-1);
        }

        return zone.AtStartOfDay(day).ToInstant();
    }

    private static async Task<List<EnquiryRow>> Rows(Visit visit, bool closed, string q)
    {
        var known = await EnquiryShelf.List(visit, closed, q, Most);
        var ids = known.ConvertAll(k => k.Id);
        var said = (await visit.Db.Set<EnquiryEntry>().AsNoTracking().Where(e => ids.Contains(e.EnquiryId)).OrderBy(e => e.At).ThenBy(e => e.Id)
            .Select(e => new { e.EnquiryId, e.IsOurs, e.At, Words = e.Words.Substring(0, Begins + 1) }).ToListAsync()).ToLookup(e => e.EnquiryId);
        return [.. known.Select(Row).OrderBy(r => r.State).ThenBy(r => r.Since)];

        EnquiryRow Row(KnownEnquiry enquiry)
        {
            var (state, since) = StateOf(visit, enquiry, [.. said[enquiry.Id].Select(s => (s.IsOurs, s.At))]);
            var words = said[enquiry.Id].LastOrDefault(s => !s.IsOurs)?.Words.ReplaceLineEndings(" ") ?? "";
            return new(enquiry, state, since, words.Length > Begins ? $"{words[..Begins]}…" : words);
        }
    }
}
