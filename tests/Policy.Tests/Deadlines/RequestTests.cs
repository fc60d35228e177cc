using Avow.Policy.Deadlines;
using NodaTime;
using static Avow.Policy.Deadlines.RequestEventKind;
using static Avow.Policy.Tests.Deadlines.Log;

namespace Avow.Policy.Tests.Deadlines;

public class RequestTests
{
    [Theory]
    [InlineData("GB", "2024-01-30", "2024-02-29")]
    [InlineData("GB", "2028-01-31", "2028-02-29")]
    [InlineData("GB", "2026-11-25", "2026-12-29")]
    [InlineData("GB-SCT", "2026-12-02", "2027-01-05")]
    [InlineData("GB-EAW", "2026-12-02", "2027-01-04")]
    [InlineData("GB-SCT", "2026-05-15", "2026-06-16")]
    [InlineData("GB-EAW", "2026-05-15", "2026-06-15")]
    [InlineData("GB-NIR", "2026-02-17", "2026-03-18")]
    [InlineData("GB-NIR", "2026-06-12", "2026-07-14")]
    [InlineData("GB-EAW", "2022-08-19", "2022-09-20")]
    [InlineData("SE", "2026-05-06", "2026-06-08")]
    [InlineData("SE", "2026-05-20", "2026-06-22")]
    [InlineData("SE", "2026-05-19", "2026-06-19")]
    [InlineData("FR", "2026-10-25", "2026-11-25")]
    public void A_request_is_due_on_the_corresponding_day_or_the_next_working_day(string jurisdiction, string received, string due) =>
        Due(jurisdiction, PersonRight.Access, On(received, Received)).DueOn.ShouldBe(Day(due));

    [Fact]
    public void While_an_identity_is_asked_for_and_not_shown_nobody_knows_the_day()
    {
        var due = Due("GB", PersonRight.Access, On("2026-09-01", Received), On("2026-09-02", IdentityAsked));

        due.DueOn.ShouldBeNull();
        due.ExtensionNoticeBy.ShouldBeNull();
        due.WaitsFor.ShouldBe(RequestMatter.Identity);
        due.EarliestDueOn.ShouldBe(Day("2026-10-02"));
        due.IsLate(Day("2030-01-01")).ShouldBeFalse();
    }

    [Fact]
    public void The_last_of_identity_authority_and_fee_starts_the_time()
    {
        var due = Due(
            "GB", PersonRight.Erasure, On("2026-09-01", Received), On("2026-09-02", IdentityAsked), On("2026-09-04", IdentityReceived), On("2026-09-05", FeeAsked),
            On("2026-09-20", FeePaid), On("2026-09-06", AuthorityAsked), On("2026-09-09", AuthorityReceived));

        due.StartedOn.ShouldBe(Day("2026-09-20"));
        due.DueOn.ShouldBe(Day("2026-10-20"));
    }

    [Fact]
    public void Days_of_clarification_before_the_start_do_not_count_twice()
    {
        var due = Due(
            "GB", PersonRight.Access, On("2026-09-01", Received), On("2026-09-02", IdentityAsked), On("2026-09-10", IdentityReceived),
            On("2026-09-03", ClarificationAsked), On("2026-09-12", ClarificationReceived));

        due.PausedDays.ShouldBe(3);
        due.DueOn.ShouldBe(Day("2026-10-13"));
    }

    [Fact]
    public void Two_clarifications_that_overlap_stop_the_time_once()
    {
        var due = Due(
            "GB", PersonRight.Access, On("2026-09-01", Received), On("2026-09-03", ClarificationAsked), On("2026-09-05", ClarificationAsked), On("2026-09-08", ClarificationReceived));

        due.PausedDays.ShouldBe(6);
    }

    [Fact]
    public void A_question_asked_after_the_time_is_over_stops_nothing()
    {
        var due = Due("GB", PersonRight.Access, On("2026-09-01", Received), On("2026-10-02", ClarificationAsked), On("2026-10-20", ClarificationReceived));

        due.DueOn.ShouldBe(Day("2026-10-01"));
        due.IsLate(Day("2026-10-02")).ShouldBeTrue();
        due.IsLate(Day("2026-10-01")).ShouldBeFalse();
    }

    [Fact]
    public void An_extension_counts_three_months_from_the_start_and_must_be_told_in_the_first()
    {
        var inTime = Due("GB", PersonRight.Access, On("2026-01-31", Received), On("2026-03-02", Extended));
        inTime.DueOn.ShouldBe(Day("2026-04-30"));
        inTime.ExtensionNoticeBy.ShouldBe(Day("2026-03-02"));
        inTime.IsExtended.ShouldBeTrue();

        var late = Due("GB", PersonRight.Access, On("2026-01-31", Received), On("2026-03-03", Extended));
        late.DueOn.ShouldBe(Day("2026-03-02"));
        late.IsExtended.ShouldBeFalse();
        late.IsExtensionLate.ShouldBeTrue();
    }

    [Fact]
    public void Under_EU_rules_an_open_identity_stops_the_time_and_does_not_start_it_again()
    {
        var due = Due("SE", PersonRight.Access, On("2026-09-01", Received), On("2026-09-03", IdentityAsked), On("2026-09-10", IdentityReceived));

        due.StartedOn.ShouldBe(Day("2026-09-01"));
        due.PausedDays.ShouldBe(8);
        due.DueOn.ShouldBe(Day("2026-10-09"));
        Due("SE", PersonRight.Access, On("2026-09-01", Received), On("2026-09-03", ClarificationAsked), On("2026-09-10", ClarificationReceived)).DueOn.ShouldBe(Day("2026-10-01"));
    }

    [Fact]
    public void The_target_is_28_days_and_never_rolls() =>
        Due("GB", PersonRight.Access, On("2026-11-21", Received)).TargetOn.ShouldBe(Day("2026-12-19"));

    [Fact]
    public void A_log_without_a_receipt_is_refused() =>
        Should.Throw<ArgumentException>(() => Due("GB", PersonRight.Access, On("2026-11-21", IdentityAsked)));

    [Fact]
    public void An_answer_on_the_last_day_is_in_time()
    {
        Due("GB", PersonRight.Access, On("2026-09-01", Received), On("2026-10-01", Answered)).IsLate(Day("2027-01-01")).ShouldBeFalse();
        Due("GB", PersonRight.Access, On("2026-09-01", Received), On("2026-10-02", Answered)).IsLate(Day("2027-01-01")).ShouldBeTrue();
    }
}
