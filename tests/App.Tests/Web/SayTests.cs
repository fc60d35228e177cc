using Avow.Web;
using NodaTime;
using Shouldly;
using Xunit;

namespace Avow.Tests.Web;

public sealed class SayTests
{
    private static readonly Texts Texts = new(strict: true);
    private readonly Say english = Texts.For("en", DateTimeZoneProviders.Tzdb["Europe/London"]);
    private readonly Say swedish = Texts.For("sv", DateTimeZoneProviders.Tzdb["Europe/Stockholm"]);

    // 22:41 UTC in summer: still the 15th in London, already the 16th in Stockholm.
    private readonly Instant late = Instant.FromUtc(2026, 4, 15, 22, 41);

    [Fact]
    public void Dates_are_said_in_full_in_the_zone_of_the_voice()
    {
        english.Date(late).ShouldBe("15 April 2026");
        swedish.Date(late).ShouldBe("16 april 2026");
        english.DateTime(late).ShouldBe("15 April 2026, 23:41");
        swedish.DayAndDate(new(2026, 7, 23)).ShouldBe("torsdag 23 juli 2026");
        english.DayAndMonth(new(2026, 7, 3)).ShouldBe("3 July");
        swedish.MonthAndYear(new(2026, 10, 1)).ShouldBe("oktober 2026");
        english.DayAndShortMonth(new(2026, 8, 1)).ShouldBe("1 Aug");
    }

    [Fact]
    public void Times_have_four_figures() => english.Time(new LocalTime(9, 41, 59)).ShouldBe("09:41");

    [Fact]
    public void Numbers_are_grouped_as_each_language_does()
    {
        english.Number(-18_204).ShouldBe("−18,204");
        swedish.Number(18_204).ShouldBe("18\u00a0204");
        swedish.Number(1.25m, 2).ShouldBe("1,25");
    }

    [Fact]
    public void A_hundred_per_cent_means_all()
    {
        english.Percent(0.9999).ShouldBe("99%");
        swedish.Percent(1).ShouldBe("100\u00a0%");
        english.Percent(0.29).ShouldBe("29%");
    }

    [Fact]
    public void Today_and_yesterday_are_days_of_the_calendar_not_of_24_hours()
    {
        var justAfterMidnight = Instant.FromUtc(2026, 4, 15, 23, 5);
        english.When(late, justAfterMidnight).ShouldBe("Yesterday, 23:41");
        swedish.When(late, justAfterMidnight).ShouldBe("I dag, 00:41");
        english.When(late, late + Duration.FromDays(3)).ShouldBe("15 April 2026, 23:41");
    }

    [Theory]
    [InlineData(41, "41 seconds")]
    [InlineData(300, "5 minutes")]
    [InlineData(93_600, "26 hours")]
    [InlineData(259_200, "3 days")]
    public void A_length_is_said_in_its_largest_whole_unit(int seconds, string said) => english.Length(Duration.FromSeconds(seconds)).ShouldBe(said);

    [Fact]
    public void A_list_is_joined_as_a_person_would()
    {
        english.List([]).ShouldBe("");
        english.List(["a"]).ShouldBe("a");
        swedish.List(["a", "b", "c"]).ShouldBe("a, b och c");
    }
}
