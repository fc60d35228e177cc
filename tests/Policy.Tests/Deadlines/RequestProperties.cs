using Avow.Policy.Deadlines;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using static Avow.Policy.Tests.Deadlines.Log;

namespace Avow.Policy.Tests.Deadlines;

public class RequestProperties
{
    private static readonly string[] Places = ["GB-EAW", "GB-SCT", "GB-NIR", "SE", "EU"];

    private static void Hold(Func<Case, bool> law) => Prop
        .ForAll(ArbMap.Default.ArbFor<int>(), seed => law(new(seed)))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000).WithStartSize(100_000).WithEndSize(1_000_000_000));

    [Fact]
    public void A_request_is_never_due_within_28_days() => Hold(c => c.Due(c.Log) is var d && Period.DaysBetween(c.Received, d.EarliestDueOn) >= 28);

    [Fact]
    public void The_last_day_is_a_working_day() => Hold(c => c.Due(c.Log) is var d && Shipped.HolidaysOf(c.Place).IsWorkingDay(d.EarliestDueOn));

    [Fact]
    public void An_extension_never_makes_it_earlier_and_never_moves_its_own_notice() => Hold(c =>
    {
        var (plain, extended) = (c.Due(c.Log), c.Due([.. c.Log, new(RequestEventKind.Extended, c.Received)]));
        return extended.EarliestDueOn > plain.EarliestDueOn && extended.FirstPeriodEndsOn == plain.FirstPeriodEndsOn;
    });

    [Fact]
    public void A_pause_never_shortens() => Hold(c =>
    {
        var log = c.Without(RequestEventKind.ClarificationAsked);
        var asked = c.Later(40);
        return c.Due([.. log, new(RequestEventKind.ClarificationAsked, asked), new(RequestEventKind.ClarificationReceived, asked.PlusDays(7))]).EarliestDueOn >= c.Due(log).EarliestDueOn;
    });

    [Fact]
    public void What_is_waited_for_makes_the_day_later_than_foretold() => Hold(c =>
    {
        RequestEvent[] log = [.. c.Without(RequestEventKind.IdentityAsked), new(RequestEventKind.IdentityAsked, c.Later(20))];
        var open = c.Due(log);
        var answered = c.Due([.. log, new(RequestEventKind.IdentityReceived, c.Received.PlusDays(45))]);
        return open.DueOn is null && answered.DueOn >= open.EarliestDueOn;
    });

    [Fact]
    public void The_order_of_the_log_never_matters() => Hold(c => c.Due(c.Log) == c.Due([.. c.Log.Reverse()]));

    [Fact]
    public void The_target_is_never_after_the_last_day() => Hold(c => c.Due(c.Log) is var d && (d.TargetOn is not { } target || target <= d.DueOn));

    [Fact]
    public void Without_events_it_equals_the_slow_way() => Hold(c =>
    {
        var month = c.Received.Month == 12 ? (c.Received.Year + 1, 1) : (c.Received.Year, c.Received.Month + 1);
        var day = c.Received.Day;
        while (day > CalendarSystem.Iso.GetDaysInMonth(month.Item1, month.Item2))
        {
            day--;
        }

        var slow = new LocalDate(month.Item1, month.Item2, day);
        var off = Shipped.HolidaysOf(c.Place).DaysOf(slow.Year).Concat(Shipped.HolidaysOf(c.Place).DaysOf(slow.Year + 1)).ToHashSet();
        while (slow.DayOfWeek is IsoDayOfWeek.Saturday or IsoDayOfWeek.Sunday || off.Contains(slow))
        {
            slow = slow.PlusDays(1);
        }

        return c.Due([new(RequestEventKind.Received, c.Received)]).DueOn == slow;
    });

    private sealed class Case
    {
        private readonly Random _random;

        public Case(int seed)
        {
            _random = new(seed);
            Place = Places[_random.Next(Places.Length)];
            Received = new LocalDate(1990, 1, 1).PlusDays(_random.Next(40_000));
            Log = [new(RequestEventKind.Received, Received), .. Pair(RequestEventKind.ClarificationAsked), .. Pair(RequestEventKind.IdentityAsked), .. Pair(RequestEventKind.FeeAsked), .. Pair(RequestEventKind.AuthorityAsked)];
        }

        public string Place { get; }

        public LocalDate Received { get; }

        public IReadOnlyList<RequestEvent> Log { get; }

        public IReadOnlyList<RequestEvent> Without(RequestEventKind asked) => [.. Log.Where(e => e.Kind != asked && e.Kind != asked + 1)];

        public LocalDate Later(int days) => Received.PlusDays(_random.Next(days));

        public RequestDue Due(IReadOnlyList<RequestEvent> log) => RequestClock.Of(RequestRule.Of(Shipped, Place, Received), PersonRight.Access, log, Shipped.HolidaysOf(Place));

        private IEnumerable<RequestEvent> Pair(RequestEventKind asked)
        {
            if (_random.Next(3) == 0)
            {
                var on = Later(30);
                yield return new(asked, on);
                yield return new(asked + 1, on.PlusDays(_random.Next(25)));
            }
        }
    }
}
