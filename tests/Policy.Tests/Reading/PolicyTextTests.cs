using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Reading;

public class PolicyTextTests
{
    private static readonly VersionId Next = new(new LocalDate(2027, 1, 1), 2);
    private static readonly KeepPeriod Ninety = new(90, PeriodUnit.Days);

    [Fact]
    public void Changing_one_period_leaves_everything_else_byte_for_byte()
    {
        var changed = PolicyText.WithPeriod(Sample.BureauText, "message-taking", "phone-message", 0, Ninety, Next);

        changed.ShouldBe(Sample.BureauText
            .Replace("version: 2026-11-01\n", "version: 2027-01-01.2\n", StringComparison.Ordinal)
            .Replace("phone-message: 100 days after received,", "phone-message: 90 days after received,", StringComparison.Ordinal));
    }

    [Fact]
    public void The_second_term_can_be_changed_by_itself()
    {
        var changed = PolicyText.WithPeriod(Sample.BureauText, "message-taking", "phone-message", 1, Ninety, Next);

        Sample.Read(changed).PurposeOf("message-taking")!.Keep[0].ToString()
            .ShouldBe("100 days after received, or 90 days after service-ceased, whichever is first; then delete");
    }

    [Theory]
    [InlineData("\"100 days after received; then delete\"  # why", "\"90 days after received; then delete\"  # why")]
    [InlineData("'100   day after received; then delete'", "'90 days after received; then delete'")]
    [InlineData(">-\n        100 days after\n        received; then delete", ">-\n        90 days after\n        received; then delete")]
    [InlineData("until closed, or 100 days after received; then delete", "until closed, or 90 days after received; then delete", 1)]
    public void However_the_rule_is_written_only_the_period_changes(string rule, string expected, int term = 0)
    {
        var text = Sample.With("100 days after received; then delete", rule).ReplaceLineEndings("\r\n");

        var changed = PolicyText.WithPeriod(text, "message-taking", "phone-message", term, Ninety, Next);

        changed.ShouldContain(expected.ReplaceLineEndings("\r\n"));
        Sample.Read(changed).Version.ShouldBe(Next);
    }

    [Fact]
    public void Letters_beyond_the_basic_plane_do_not_move_the_place()
    {
        var text = Sample.With("keep:\n      phone-message: 100", "keep: { other: 1 day after 😀x; then delete }\n    #").Replace("😀x; then delete }\n    # days after received; then delete", "x; then delete, phone-message: \"100 days after received; then delete\" } # 😀", StringComparison.Ordinal);
        text = text.Replace("why: { en: We take messages", "why: { en: 😀 We take messages", StringComparison.Ordinal);

        PolicyText.WithPeriod(text, "message-taking", "phone-message", 0, Ninety, Next).ShouldContain("\"90 days after received; then delete\" } # 😀");
    }

    [Fact]
    public void A_rule_that_is_not_there_is_refused()
    {
        Should.Throw<ArgumentException>(() => PolicyText.WithPeriod(Sample.Minimal, "message-taking", "invoice", 0, Ninety, Next));
        Should.Throw<ArgumentException>(() => PolicyText.WithPeriod(Sample.Minimal, "message-taking", "phone-message", 1, Ninety, Next));
        Should.Throw<ArgumentException>(() => PolicyText.WithVersion("avow: 1", Next));
        Should.Throw<ArgumentException>(() => PolicyText.WithPeriod(Sample.BureauText, "newsletter", "subscription", 0, Ninety, Next));
    }
}
