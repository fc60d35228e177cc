using Avow.Policy.Deadlines;
using Avow.Policy.Deciding;
using Avow.Policy.Law;
using Avow.Policy.Model;
using Avow.Policy.Tests.Samples;
using NodaTime;
using static Avow.Policy.Tests.Deadlines.Log;

namespace Avow.Policy.Tests.Deadlines;

/// <summary>Every rule about dates, 1990 to 2100, against <see cref="SlowDates"/>.</summary>
public class SlowDatesTests
{
    private static readonly string[] Zones = ["Europe/London", "Europe/Stockholm", "Asia/Kolkata", "America/Santiago", "America/St_Johns"];
    private readonly Random _random = new(1990);

    private LocalDate Any() => _random.Next(4) > 0
        ? new LocalDate(1990, 1, 1).PlusDays(_random.Next(40_542))
        : new LocalDate(_random.Next(1990, 2101), _random.Next(1, 13), 1).PlusDays(-1 + _random.Next(2));

    [Fact]
    public void Every_day_of_Sweden_and_of_England_is_a_working_day_or_not_as_the_law_says()
    {
        var (sweden, england) = (Calendar("sweden"), Calendar("england-and-wales"));
        for (var day = new LocalDate(1990, 1, 1); day.Year <= 2100; day = day.PlusDays(1))
        {
            sweden.IsWorkingDay(day).ShouldBe(!SlowDates.IsOffInSweden(day), $"Sweden {day}");
            england.IsWorkingDay(day).ShouldBe(!SlowDates.IsOffInEngland(day), $"England {day}");
        }
    }

    [Fact]
    public void Periods_of_every_unit_end_where_a_walk_ends()
    {
        for (var i = 0; i < 4_000; i++)
        {
            var unit = (PeriodUnit)_random.Next(4);
            var period = new KeepPeriod(_random.Next(1, 1 + (i % 20 == 0 ? KeepPeriod.LongestCount(unit) : KeepPeriod.LongestCount(unit) / 20)), unit);
            var from = Any();
            period.After(from).ShouldBe(SlowDates.After(from, period), $"{period} after {from}");
        }
    }

    [Fact]
    public void Every_law_of_keeping_keeps_through_the_day_where_a_walk_ends()
    {
        foreach (var law in LawBook.Shipped.Statutes)
        {
            var policy = Sample.WithRule($"1 day after {law.Clock}, and as long as {law.Id} requires; then delete", "1990-01-01");
            for (var i = 0; i < 300; i++)
            {
                var anchor = Any();
                var from = law.CountedFrom switch
                {
                    CountFrom.YearEnd => SlowDates.Next(anchor, 12, 31),
                    CountFrom.FilingDeadline => SlowDates.Next(anchor, 1, 31),
                    _ => anchor,
                };
                var last = SlowDates.After(from, law.Period);
                law.LastDay(anchor).ShouldBe(last, $"{law.Id} {anchor}");
                var facts = new Facts("phone-message") { { law.Clock, policy.Zone.AtStartOfDay(anchor).ToInstant() + Duration.FromHours(12) } };
                Decision.Decide(facts, new([policy]), Instant.FromUtc(1990, 1, 1, 0, 0)).DueAt.ShouldBe(policy.Zone.AtStartOfDay(SlowDates.Days(last, 1)).ToInstant(), $"{law.Id} {anchor}");
            }
        }
    }

    [Theory]
    [InlineData("GB-EAW")]
    [InlineData("SE")]
    public void Requests_with_restarts_pauses_and_extensions_are_due_where_a_walk_ends(string place)
    {
        var isUk = place == "GB-EAW";
        for (var i = 0; i < 6_000; i++)
        {
            var received = Any();
            var right = _random.Next(3) == 0 ? PersonRight.Erasure : PersonRight.Access;
            List<RequestEvent> log = [new(RequestEventKind.Received, received), .. Pair(received, RequestEventKind.IdentityAsked), .. Pair(received, RequestEventKind.AuthorityAsked),
                .. Pair(received, RequestEventKind.FeeAsked), .. Pair(received, RequestEventKind.ClarificationAsked)];
            if (_random.Next(2) == 0)
            {
                log.Add(new(RequestEventKind.Extended, received.PlusDays(_random.Next(70))));
            }

            RequestClock.Of(RequestRule.Of(Shipped, place, received), right, log, Shipped.HolidaysOf(place)).DueOn
                .ShouldBe(SlowDates.Request(isUk, right == PersonRight.Access, log, isUk ? SlowDates.IsOffInEngland : SlowDates.IsOffInSweden), $"{place} {right}: {string.Join("; ", log)}");
        }
    }

    [Fact]
    public void Complaints_are_acknowledged_and_told_of_where_a_walk_ends()
    {
        for (var i = 0; i < 4_000; i++)
        {
            var received = Any();
            LocalDate? acknowledged = _random.Next(2) == 0 ? received.PlusDays(_random.Next(50)) : null;
            LocalDate[] told = _random.Next(2) == 0 ? [received.PlusDays(_random.Next(90))] : [];
            LocalDate? outcome = _random.Next(3) == 0 ? received.PlusDays(_random.Next(120)) : null;
            var due = ComplaintClock.Of(Shipped, "GB-EAW", new(received, acknowledged, told, outcome), Calendar("england-and-wales"));

            due.InScope.ShouldBe(received >= new LocalDate(2026, 6, 19));
            var by = SlowDates.Roll(SlowDates.Days(received, 30), SlowDates.IsOffInEngland);
            due.AcknowledgeBy.ShouldBe(due.InScope ? by : null, $"{received}");
            due.NeedsAcknowledgement.ShouldBe(due.InScope && acknowledged is null && !(outcome <= by));
            var lastWord = told.Append(acknowledged ?? received).Max();
            due.TellProgressBy.ShouldBe(due.InScope && outcome is null ? SlowDates.Roll(SlowDates.Days(lastWord, 30), SlowDates.IsOffInEngland) : null, $"{received} {lastWord}");
        }
    }

    [Fact]
    public void Breaches_are_told_72_walked_hours_later_whatever_the_clocks_do()
    {
        for (var i = 0; i < 4_000; i++)
        {
            var zone = DateTimeZoneProviders.Tzdb[Zones[_random.Next(Zones.Length)]];
            var aware = NearChange(zone, Any());
            BreachClock.NotifyBy(Shipped, i % 2 == 0 ? "GB" : "SE", aware).ShouldBe(SlowDates.Hours(aware, 72), $"{zone} {aware}");
            BreachClock.OuterBound(Shipped, "EU", aware, zone).ShouldBe(SlowDates.Hours(SlowDates.NextFullHour(aware, zone), 72), $"{zone} {aware}");
        }
    }

    [Fact]
    public void People_are_told_of_data_from_others_where_a_walk_ends()
    {
        for (var i = 0; i < 4_000; i++)
        {
            var obtained = Any();
            LocalDate? contacted = _random.Next(2) == 0 ? obtained.PlusDays(_random.Next(-20, 60)) : null;
            LocalDate? disclosed = _random.Next(2) == 0 ? obtained.PlusDays(_random.Next(-20, 60)) : null;
            var slow = obtained;
            while (slow != SlowDates.Months(obtained, 1) && slow != contacted && slow != disclosed)
            {
                slow = slow.PlusDays(1);
            }

            InformingClock.InformBy(Shipped, i % 2 == 0 ? "GB" : "SE", obtained, contacted, disclosed).ShouldBe(slow, $"{obtained} {contacted} {disclosed}");
        }
    }

    [Theory]
    [InlineData("GB-EAW", false, 6)]
    [InlineData("GB-NIR", false, 6)]
    [InlineData("GB-SCT", false, 5)]
    [InlineData("SE", false, 10)]
    [InlineData("SE", true, 3)]
    public void Claims_lapse_where_a_walk_of_so_many_years_ends(string place, bool consumer, int years)
    {
        for (var i = 0; i < 300; i++)
        {
            var breach = Any();
            Limitation.LastDay(breach, Limitation.PeriodOf(Shipped, place, consumer, breach)!.Value).ShouldBe(SlowDates.Months(breach, 12 * years), $"{place} {breach}");
        }
    }

    /// <summary>Half of them within three days of a change of the zone's clocks.</summary>
    private Instant NearChange(DateTimeZone zone, LocalDate day)
    {
        var at = zone.AtStartOfDay(day).ToInstant() + Duration.FromMinutes(_random.Next(24 * 60));
        var change = zone.GetZoneInterval(at);
        return _random.Next(2) == 0 && change.HasEnd ? change.End - Duration.FromMinutes(_random.Next(72 * 60)) : at;
    }

    private IEnumerable<RequestEvent> Pair(LocalDate received, RequestEventKind asked)
    {
        if (_random.Next(3) == 0)
        {
            var on = received.PlusDays(_random.Next(45));
            yield return new(asked, on);
            yield return new(asked + 1, on.PlusDays(_random.Next(30)));
        }
    }
}
