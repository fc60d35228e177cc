using Avow.Policy.Holidays;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Deadlines;

/// <summary>When a request must be answered: a pure function of its log, so that anyone can work it out again later.</summary>
/// <remarks>
/// UK: one month from the latest of receipt, identity, authority and fee, to the corresponding date or the last day of the month, rolled to a working
/// day; questions about an access request let the time stand still. EU: one month from receipt; an open question of identity lets it stand still.
/// Source: UK GDPR art. 12(3) and 12A; GDPR art. 12(3) with Regulation (EEC, Euratom) 1182/71 art. 3; guidance of the ICO, December 2025.
/// </remarks>
public static class RequestClock
{
    /// <summary>The times of a request.</summary>
    /// <param name="rule">The law of the request's regime.</param>
    /// <param name="right">What the person asks for; clarification counts for access only.</param>
    /// <param name="log">In any order; days without an event change nothing. An answer without its question counts as asked the same day.</param>
    /// <param name="holidays">The calendar by which the last day rolls.</param>
    /// <exception cref="ArgumentException">The log has no <see cref="RequestEventKind.Received"/>.</exception>
    public static RequestDue Of(RequestRule rule, PersonRight right, IReadOnlyList<RequestEvent> log, HolidayCalendar holidays)
    {
        var received = First(log, RequestEventKind.Received) ?? throw new ArgumentException("A request's log begins with its receipt.", nameof(log));
        var restarts = Questions(rule.Restarts, log);
        var pauses = Questions(rule.Pauses, log);
        if (right != PersonRight.Access)
        {
            pauses.RemoveAll(q => q.Matter == RequestMatter.Clarification);
        }

        var waiting = restarts.Concat(pauses).Where(q => q.AnsweredOn is null).MinBy(q => q.AskedOn)?.Matter;
        var start = restarts.Count == 0 ? received : restarts.Select(q => q.AnsweredOn ?? q.AskedOn).Append(received).Max();
        // While the start itself is open, days that stood still may yet fall before it, so none is counted on.
        var stops = restarts.Exists(q => q.AnsweredOn is null) ? [] : Stops(pauses, start);
        var notice = Count(start, rule.Period, stops, holidays, out var pausedDays);
        var extendedOn = First(log, RequestEventKind.Extended);
        var isExtended = extendedOn <= notice;
        var due = isExtended ? Count(start, rule.ExtendedPeriod, stops, holidays, out pausedDays) : notice;
        var target = LocalDate.Min(rule.Target.After(start).PlusDays(pausedDays), due);
        return new(received, waiting is null ? start : null, waiting, pausedDays, due, waiting is null ? target : null, notice)
        {
            IsExtended = isExtended,
            IsExtensionLate = extendedOn > notice,
            AnsweredOn = First(log, RequestEventKind.Answered),
        };
    }

    private static LocalDate? First(IReadOnlyList<RequestEvent> log, RequestEventKind kind)
    {
        LocalDate? first = null;
        for (var i = 0; i < log.Count; i++)
        {
            first = log[i].Kind == kind && !(first <= log[i].On) ? log[i].On : first;
        }

        return first;
    }

    /// <summary>Most logs hold a receipt and no question; then there is nothing to pair.</summary>
    private static List<Question> Questions(IReadOnlyList<RequestMatter> matters, IReadOnlyList<RequestEvent> log) =>
        log.Count == 1 ? [] : [.. matters.SelectMany(m => Questions(m, log))];

    /// <summary>Each question with the first answer on or after it.</summary>
    private static IEnumerable<Question> Questions(RequestMatter matter, IReadOnlyList<RequestEvent> log)
    {
        var (ask, answer) = KindsOf(matter);
        var answers = log.Where(e => e.Kind == answer).Select(e => e.On).Order().ToList();
        var questions = log.Where(e => e.Kind == ask).Select(e => e.On).Order().Select(on => new Question(matter, on, answers.Where(a => a >= on).Cast<LocalDate?>().FirstOrDefault())).ToList();
        return questions.Concat(answers.Where(a => questions.TrueForAll(q => q.AskedOn > a)).Select(a => new Question(matter, a, a)));
    }

    private static (RequestEventKind Ask, RequestEventKind Answer) KindsOf(RequestMatter matter) => matter switch
    {
        RequestMatter.Identity => (RequestEventKind.IdentityAsked, RequestEventKind.IdentityReceived),
        RequestMatter.Authority => (RequestEventKind.AuthorityAsked, RequestEventKind.AuthorityReceived),
        RequestMatter.Fee => (RequestEventKind.FeeAsked, RequestEventKind.FeePaid),
        _ => (RequestEventKind.ClarificationAsked, RequestEventKind.ClarificationReceived),
    };

    /// <summary>The days on which the time stood still, first to last, without overlap. An open question counts its first day only:
    /// the result is then the earliest that it can become.</summary>
    private static List<(LocalDate First, LocalDate Last)> Stops(List<Question> pauses, LocalDate start)
    {
        var stops = new List<(LocalDate First, LocalDate Last)>();
        foreach (var pause in pauses.OrderBy(p => p.AskedOn))
        {
            var first = LocalDate.Max(pause.AskedOn, stops.Count == 0 ? start : LocalDate.Max(start, stops[^1].Last.PlusDays(1)));
            var last = pause.AnsweredOn ?? pause.AskedOn;
            if (first <= last)
            {
                stops.Add((first, last));
            }
        }

        return stops;
    }

    /// <summary>A question asked when the time was over already stops nothing.</summary>
    private static LocalDate Count(
        LocalDate start, KeepPeriod period, List<(LocalDate First, LocalDate Last)> stops, HolidayCalendar holidays, out int pausedDays)
    {
        var last = holidays.Roll(period.After(start));
        pausedDays = 0;
        foreach (var stop in stops)
        {
            if (stop.First <= last)
            {
                pausedDays += Days(stop);
                last = holidays.Roll(period.After(start).PlusDays(pausedDays));
            }
        }

        return last;
    }

    private static int Days((LocalDate First, LocalDate Last) stop) => NodaTime.Period.DaysBetween(stop.First, stop.Last) + 1;

    private sealed record Question(RequestMatter Matter, LocalDate AskedOn, LocalDate? AnsweredOn);
}
