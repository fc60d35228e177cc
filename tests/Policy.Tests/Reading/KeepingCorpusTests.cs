using Avow.Policy.Model;
using Avow.Policy.Reading;

namespace Avow.Policy.Tests.Reading;

public class KeepingCorpusTests
{
    [Fact]
    public void Every_rule_of_the_table_reads_and_at_least_95_in_100_clauses_are_rules()
    {
        var rules = CorpusRow.All.Where(r => r.Words != "duty").ToList();

        CorpusRow.All.Count.ShouldBe(41);
        rules.ShouldAllBe(r => r.Rule != null);
        CorpusRow.All.Except(rules).ShouldAllBe(r => r.Note.Length > 40);
        (rules.Count / (double)CorpusRow.All.Count).ShouldBeGreaterThanOrEqualTo(0.95);
    }

    [Fact]
    public void Every_further_wording_reads()
    {
        CorpusRow.Wordings.Count.ShouldBe(7);
        CorpusRow.Wordings.ShouldAllBe(words => KeepRuleReader.Read("record", words, default).Rule != null);
    }

    [CorpusFact]
    public void The_table_names_each_retention_label_once() =>
        CorpusRow.All.Select(r => r.Label).Order().ShouldBe(CorpusLabel.All().Select(l => l.Id).Order());

    [CorpusFact]
    public void Form_period_and_start_of_each_rule_agree_with_its_label()
    {
        var wrong = CorpusLabel.All().Select(label => (label, row: CorpusRow.All.Single(r => r.Label == label.Id)))
            .Where(pair => pair.row.Form != pair.label.Kind || (pair.row.Rule is { } rule && !Agrees(rule, pair.row, pair.label)))
            .Select(pair => $"{pair.label} {pair.row.Words}");

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("max", "P12M", true, "at most 11 months after a; then delete")]
    [InlineData("max", "P12M", true, "12 months after a; then delete")]
    [InlineData("min", "P1Y", true, "1 year after a; then delete")]
    [InlineData("range", "P3Y/P6Y", true, "3 to 5 years after a; then delete")]
    [InlineData("event", null, true, "1 year after a; then delete")]
    [InlineData("re-consent", "P12M", true, "ask every 6 months; then delete")]
    [InlineData("criterion", null, true, "until a; then delete")]
    [InlineData("fixed", "P6Y", false, "6 years after a; then delete")]
    public void A_rule_that_means_something_else_is_told(string kind, string? period, bool hasEvent, string words)
    {
        var rule = KeepRuleReader.Read("record", words, default).Rule!;

        Agrees(rule, new("1", kind, words, rule, [], ""), new("1", kind, period, hasEvent)).ShouldBeFalse();
    }

    private static bool Agrees(KeepRule rule, CorpusRow row, CorpusLabel label) =>
        HasForm(rule, label)
        && (label.Period is null || Periods(rule, label.Kind).SequenceEqual(label.Period.Split('/')))
        && row.Chosen.Contains("start") == !label.HasEvent
        && row.Chosen.Contains("period") == (label.Period is null && rule.Terms.Any(t => t.Period is not null));

    private static bool HasForm(KeepRule rule, CorpusLabel label) => label.Kind switch
    {
        "fixed" => rule.Terms is [{ Bound: Bound.Exactly, Period: not null }],
        "max" => rule.Terms is [{ Bound: Bound.AtMost }],
        "min" => rule.Terms.All(t => t.Bound == Bound.AtLeast) && (rule.Terms.Count == 1 || rule.Which == Whichever.Last),
        "range" => rule.Terms is [{ Bound: Bound.Range }],
        "event" or "on-request" => rule.Terms is [{ Period: null, State: null }] && rule.Then == Disposal.Delete,
        "re-consent" => rule.Review is { By: Answerer.ThePerson, Unanswered: not null },
        "criterion" or "indefinite" or "none-stated" or "factors" => rule.Review is not null || rule.Statute is not null || rule.Terms.Any(t => t.Period is not null),
        "external-policy" => rule.Then == Disposal.Review,
        _ => false,
    };

    private static IEnumerable<string> Periods(KeepRule rule, string kind) =>
        (kind == "re-consent" ? [rule.Review!.Every] : rule.Terms.SelectMany(t => new[] { t.Least, t.Period }).OfType<KeepPeriod>())
        .Select(p => $"P{p.Count}{p.Unit.ToString()[0]}").Distinct();
}
