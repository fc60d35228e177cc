using Avow.Policy.Findings;
using Avow.Policy.Model;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Findings;

public class FindingTests
{
    private const string Rule = "100 days after received; then delete";
    private static readonly RecordKindInfo Message = new("phone-message", ["received", "service-ceased"], ["phone"]);

    private static IReadOnlyList<Finding> Graver(PolicyFile policy, params RecordKindInfo[] catalogue) =>
        [.. PolicyFindings.Of(policy, catalogue.Length == 0 ? null : catalogue).Where(f => f.Severity > Severity.Note)];

    private static PolicyFile With(string passage, string other) => Sample.Read(Sample.With(passage, other));

    [Fact]
    public void The_smallest_policy_has_only_notes()
    {
        Graver(Sample.Read(Sample.Minimal)).ShouldBeEmpty();
        PolicyFindings.Of(Sample.Read(Sample.Minimal)).Select(f => f.Code).ShouldBe(["UNKNOWN-KIND", "NO-WORDS", "NO-REVIEW-DUTY"], ignoreOrder: true);
        Graver(Sample.Read(Sample.Minimal), Message).ShouldBeEmpty();
    }

    [Fact]
    public void The_bureaus_policy_has_nothing_to_mend() => Graver(Sample.Bureau).ShouldBeEmpty();

    public static TheoryData<string, Severity, string, string> Purposes() => new()
    {
        { "MISSING-BASIS-MAP", Severity.Error, "as: processor", "as: controller" },
        { "NO-INSTRUCTION", Severity.Error, "as: processor", "basis: contract" },
        { "NO-WORDING", Severity.Error, "as: processor", "basis: consent" },
        { "NO-ASSESSMENT", Severity.Error, "as: processor", "basis: legitimate-interests" },
        { "NO-LAW", Severity.Error, "as: processor", "basis: legal-obligation" },
        { "PROCESSOR-TERMS-MISSING", Severity.Error, "    agreement: { file: agreements/message-taking.md, since: 2026-01-01, review: 1 year }\n", "" },
        { "DEAD-CLOCK", Severity.Warning, Rule, "100 days after received, or 101 days after received; then delete" },
        { "DEAD-CLOCK", Severity.Warning, Rule, "until received, or 1 day after received; then delete" },
        { "DEAD-CLOCK", Severity.Warning, Rule, "5 weeks after received, or 1 month after received, whichever is last; then delete" },
        { "DEAD-CLOCK", Severity.Warning, Rule, "7 days after received, or 1 week after received; then delete" },
        { "DELETE-VS-STATUTE", Severity.Error, Rule, "5 years after recorded, and as long as uk-vat requires; then delete" },
        { "DELETE-VS-STATUTE", Severity.Error, Rule, "7 years after financial-year-ended, and as long as se-bookkeeping requires; then delete" },
        { "DELETE-VS-STATUTE", Severity.Error, Rule, "5 to 8 years after recorded, and as long as uk-vat requires; then delete" },
        { "SUPPRESSION-CONFLICT", Severity.Warning, Rule, "1 day after received; then delete and keep suppression" },
        { "TRANSFER-MECHANISM", Severity.Error, "rights:", "recipients: { a: { name: A, role: controller, country: US, safeguard: eu-us-dpf, checked: 2026-01-01, why: { en: helps } } }\nrights:" },
        { "SAFEGUARD-NOT-CHECKED", Severity.Warning, "rights:", "recipients: { a: { name: A, role: controller, country: US, safeguard: uk-extension, why: { en: helps } } }\nrights:" },
        { "PROCESSOR-TERMS-MISSING", Severity.Error, "rights:", "recipients: { a: { name: A, role: processor, country: GB, why: { en: helps } } }\nrights:" },
    };

    [Theory]
    [MemberData(nameof(Purposes))]
    public void Each_finding_has_a_policy_that_triggers_it(string code, Severity severity, string passage, string other)
    {
        var finding = Graver(With(passage, other)).Single(f => f.Code == code);

        finding.Severity.ShouldBe(severity);
        finding.Message.ShouldNotBeEmpty();
        finding.Because.ShouldNotBeEmpty();
        finding.Mend.ShouldNotBeEmpty();
        finding.At.Line.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("6 years after recorded, and as long as uk-vat requires; then delete")]
    [InlineData("30 days after received, or 1 month after received; then delete")]
    [InlineData("100 days after received, or 100 days after service-ceased; then delete")]
    [InlineData("until closed; then delete")]
    [InlineData("at least 1 year after received, or at most 2 years after received; then delete")]
    [InlineData("6 to 8 years after recorded, and as long as uk-vat requires; then delete")]
    [InlineData("as long as uk-vat requires; then delete")]
    [InlineData("while needed; review every 1 year; then delete")]
    public void What_is_in_order_is_no_finding(string rule) => Graver(Sample.WithRule(rule)).ShouldBeEmpty();

    [Fact]
    public void A_keeping_that_may_never_end_needs_a_review()
    {
        var endless = Sample.Controller("2026-01-01", ("a", "until closed; then delete", "name"));
        var last = Sample.Controller("2026-01-01", ("a", "until closed, or 1 day after received, whichever is last; then delete", "name"));

        Graver(endless).ShouldHaveSingleItem().Code.ShouldBe("RETENTION-NO-CRITERION");
        Graver(last).ShouldHaveSingleItem().Code.ShouldBe("RETENTION-NO-CRITERION");
        Graver(endless with { Purposes = [endless.Purposes[0] with { Review = new(1, PeriodUnit.Years) }] }).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("while needed; review every 1 year; then delete", "received", Severity.Warning, "never report `reviewed`")]
    [InlineData("ask every 1 year, unanswered for 1 month; then delete", "received", Severity.Error, "never report `confirmed`")]
    [InlineData("ask every 1 year, unanswered for 1 month; then delete", "confirmed", null, null)]
    public void A_question_whose_answer_nobody_can_record_is_a_finding(string rule, string clock, Severity? severity, string? says)
    {
        var finding = Graver(Sample.WithRule(rule), Message with { Clocks = [clock, "no-longer-needed"] }).SingleOrDefault(f => f.Code == "unanswerable");

        finding?.Severity.ShouldBe(severity!.Value);
        (finding?.Message ?? "").ShouldContain(says ?? "");
        (finding is null).ShouldBe(severity is null);
    }

    [Fact]
    public void A_kind_that_cannot_be_blanked_or_counted_must_not_be_asked_to()
    {
        var policy = Sample.Controller("2026-01-01", ("a", "1 day after received; then blank", "name"), ("b", "ask every 1 year, unanswered for 1 month: anonymise; then delete", "name"));

        Graver(policy, Message with { Clocks = ["received", "confirmed"], CanBlank = false, CanAnonymise = false }).Select(f => f.Code).ShouldBe(["CANNOT-BLANK", "CANNOT-ANONYMISE", "DATA-UNDERSTATED"], ignoreOrder: true);
    }

    [Fact]
    public void A_stored_kind_without_a_rule_is_an_error() =>
        Graver(Sample.Read(Sample.Minimal), Message, new("invoice", ["recorded"], [])).ShouldHaveSingleItem().Code.ShouldBe("KIND-WITHOUT-RULE");

    [Fact]
    public void A_slip_in_a_kind_is_an_error_and_a_kind_without_module_a_warning()
    {
        var slip = Graver(With("phone-message:", "phone-mesage:"), Message);
        slip.Select(f => f.Code).ShouldBe(["KIND-WITHOUT-RULE", "UNKNOWN-KIND"]);
        slip[1].Message.ShouldContain("did you mean `phone-message`?");
        Graver(With(Rule, Rule + "\n      recording: 30 days after recorded; then delete"), Message).ShouldHaveSingleItem().Severity.ShouldBe(Severity.Warning);
    }

    [Theory]
    [InlineData("100 days after recieved; then delete", Severity.Error, "did you mean `received`?")]
    [InlineData("100 days after received, or 1 day after left; then delete", Severity.Warning, "not kept yet")]
    [InlineData("100 days after received, or 1 day after left, whichever is last; then delete", Severity.Error, "would never go")]
    public void A_clock_that_records_never_report_is_dead(string rule, Severity severity, string says)
    {
        var finding = Graver(Sample.WithRule(rule), Message).ShouldHaveSingleItem();

        finding.Code.ShouldBe("DEAD-CLOCK");
        finding.Severity.ShouldBe(severity);
        finding.Message.ShouldContain(says);
    }
}
