using System.Diagnostics;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Deciding;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Reading;

public class KeepLanguageTests
{
    private static KeepRule Rule(string words)
    {
        var (rule, why, _) = KeepRuleReader.Read("k", words, default);
        why.ShouldBeNull(words);
        return rule.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("at most 2 years after closed; then delete")]
    [InlineData("at least 1 year after recorded, or at least 1 year after last-interaction, whichever is last; then review")]
    [InlineData("12 to 24 months after closed; then delete")]
    [InlineData("6 months to 2 years after closed; then anonymise")]
    [InlineData("while active, or 12 months after last-interaction, whichever is last; then blank")]
    [InlineData("as long as uk-vat requires; then delete")]
    [InlineData("while needed, and as long as uk-paye requires, unless agreed otherwise; review every 1 year; then delete")]
    [InlineData("5 years after closed, unless requested otherwise; then delete")]
    [InlineData("review every 1 year, unanswered for 1 month; then delete")]
    [InlineData("review every 6 months after recorded by office; then anonymise")]
    [InlineData("until unsubscribed; ask every 12 months after recorded by owner, unanswered for 1 month: delete; then delete and keep suppression")]
    [InlineData("until starts; then review")]
    public void The_canonical_words_of_every_form_read_back_as_themselves(string words) => Rule(words).ToString().ShouldBe(words);

    [Theory]
    [InlineData("review every 1 year; unanswered for 1 month: delete", "review every 1 year, unanswered for 1 month; then delete")]
    [InlineData("ask every 1 year; unanswered for 2 weeks: then delete at once and keep suppression", "ask every 1 year, unanswered for 2 weeks; then delete and keep suppression")]
    [InlineData("at once after closed; then delete", "until closed; then delete")]
    [InlineData("0 days after closed; then anonymise", "until closed; then anonymise")]
    [InlineData("2 days after a, or 3 days after b, whichever is later; then delete", "2 days after a, or 3 days after b, whichever is last; then delete")]
    [InlineData("2 days after a, or 3 days after b, whichever is earlier; then delete", "2 days after a, or 3 days after b, whichever is first; then delete")]
    [InlineData("12 months to 24 months after a; then delete", "12 to 24 months after a; then delete")]
    [InlineData("1 year after a, unless agreed; then delete", "1 year after a, unless agreed otherwise; then delete")]
    public void Other_ways_to_write_a_rule_become_canonical(string words, string canonical) => Rule(words).ToString().ShouldBe(canonical);

    [Fact]
    public void Whatever_the_rule_its_canonical_words_read_back_as_an_equal_rule()
    {
        for (var seed = 0; seed < 20_000; seed++)
        {
            var rule = Rule(new Scenario(seed).Rule());
            var again = Rule(rule.ToString());

            again.ShouldBe(rule);
            again.Terms.ShouldBe(rule.Terms);
            (again.Review, again.Unless, again.Then, again.Statute, again.Which).ShouldBe((rule.Review, rule.Unless, rule.Then, rule.Statute, rule.Which));
        }
    }

    [Theory]
    [InlineData("at moost 2 years after closed; then delete", 0, "did you mean `most`?")]
    [InlineData("24 to 12 months after closed; then delete", 0, "is not longer than `24 months`")]
    [InlineData("12 to 24 mnths after closed; then delete", 0, "did you mean `24 months`?")]
    [InlineData("while actve; then delete", 0, "did you mean `active`?")]
    [InlineData("while busy; then delete", 0, "It is one of active, in-contract")]
    [InlineData("1 year after a; reveiw every 1 year; then delete", 16, "did you mean `review`?")]
    [InlineData("1 year after a; review every 1 yaer; then delete", 16, "did you mean `year`?")]
    [InlineData("1 year after a; ask every 1 year, unaswered for 1 month; then delete", 34, "did you mean `unanswered`?")]
    [InlineData("1 year after a; unanswered for 1 month; then delete", 16, "follows one `review every")]
    [InlineData("1 year after a; review every 1 year; ask every 1 year; then delete", 37, "one question, once")]
    [InlineData("ask every 1 year; unanswered for 1 month: blank; then delete", 18, "cannot follow silence")]
    [InlineData("ask every 1 year; unanswered for 1 month; then review", 42, "Silence cannot lead to `review`")]
    [InlineData("at least 1 year after a; then blank", 25, "A minimum ends when a person decides")]
    [InlineData("1 year after a, unless requested otherwise, or until b; then delete", 44, "Nothing may follow the exception")]
    [InlineData("1 year after a; then delete; then anonymise", 29, "Nothing may follow the end")]
    [InlineData("1 year after a; then delte", 16, "did you mean `delete`?")]
    [InlineData("then delete", 0, "A rule says how long, then what")]
    [InlineData("ask every 1 year", 0, "A rule says how long, then what")]
    [InlineData("as long as uk-vta requires; then delete", 0, "did you mean `uk-vat`?")]
    [InlineData("until a, or until b, or until c, or until d, or until e, or until f, or until g, or until h, or until i; then delete", 93, "8 terms at most")]
    [InlineData("", 0, "says no time")]
    [InlineData(";;;", 0, "says no time")]
    public void A_fault_stands_where_the_wrong_part_begins_and_names_the_nearest_right_word(string words, int offset, string says)
    {
        var (rule, why, at) = KeepRuleReader.Read("k", words, default);

        rule.ShouldBeNull();
        why.ShouldNotBeNull().ShouldContain(says);
        at.ShouldBe(offset);
    }

    [Fact]
    public void A_hostile_rule_is_refused_at_once_and_in_few_words()
    {
        string[] pieces = ["1 year", " after ", "a", ", or ", "until b", "; ", "review every ", ": ", "unanswered for ", "then delete", "99999999999999999999", "\t", "-", "while ", "to "];
        var random = new Random(7);
        var hostile = Enumerable.Range(0, 20_000).Select(_ => string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)])))
            .Append(string.Concat(Enumerable.Repeat("1 day after ", 1_000_000))).Append(new string(';', 1_000_000)).Append(new string(',', 500));
        var clock = Stopwatch.StartNew();
        foreach (var words in hostile)
        {
            var (rule, why, offset) = KeepRuleReader.Read("k", words, default);
            (rule is null).ShouldBe(why is not null);
            (why?.Length ?? 0).ShouldBeLessThan(400);
            offset.ShouldBeInRange(0, words.Length);
        }

        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void A_default_is_the_rule_of_every_kind_that_has_none_of_its_own()
    {
        var keep = Read("[attendee, wiki-account, invoice]", "default: at most 12 months after event-ended; then delete\n      invoice: 6 years after recorded; then delete").Policy!.Purposes[0].Keep;

        keep.Select(k => $"{k.Kind}{(k.IsDefault ? "*" : "")}: {k}").ShouldBe(
        [
            "invoice: 6 years after recorded; then delete",
            "attendee*: at most 12 months after event-ended; then delete",
            "wiki-account*: at most 12 months after event-ended; then delete",
        ]);
    }

    [Theory]
    [InlineData("[invoice]", "default: until closed; then delete\n      invoice: until closed; then delete", "there is no such kind")]
    [InlineData("[invoice, invoce]", "invoice: until closed; then delete", "did you mean `invoice`?")]
    [InlineData("[invoice]", "invoice: until closed; then blank", "lives and dies whole")]
    public void A_default_needs_kinds_and_a_kind_needs_a_rule(string records, string keep, string says) =>
        Read(records, keep).Faults.ShouldHaveSingleItem().Message.ShouldContain(says);

    [Fact]
    public void Changing_the_period_of_a_kind_that_follows_the_default_changes_the_default()
    {
        var text = Text("[attendee, ticket]", "default: 6 to 12 months after event-ended, or until closed; review every 1 year after recorded; then delete");
        var policy = PolicyReader.Read(text).Policy!;
        var changed = PolicyReader.Read(PolicyText.WithPeriod(text, policy.Purposes[0].Id, "ticket", 0, new(9, PeriodUnit.Months), policy.Version.Next(new(2027, 1, 1)))).Policy!;

        changed.Purposes[0].Keep.ShouldAllBe(k => k.ToString() == "6 to 9 months after event-ended, or until closed, whichever is first; review every 1 year after recorded; then delete");
    }

    [Theory]
    [InlineData("at most 4 e-mails per event", "at most 4 emails per event", null)]
    [InlineData("at most 1 text per week", "at most 1 text per week", null)]
    [InlineData("at most 2 letters per 3 months", "at most 2 letters per 3 months", null)]
    [InlineData("at most 0 emails per event", null, "from 1 to 1000")]
    [InlineData("at most 4 emials per event", null, "did you mean `emails`?")]
    [InlineData("at most 4 emails per 3 events", null, "no period and no event")]
    [InlineData("four emails", null, "at most 4 emails per event")]
    public void A_limit_of_contact_reads(string words, string? canonical, string? fault)
    {
        var result = PolicyReader.Read(Sample.With("from: [phone]", $"from: [phone]\n    contact: {words}"));

        result.Policy?.Purposes[0].Contact.ShouldHaveSingleItem().ToString().ShouldBe(canonical);
        (result.Faults.SingleOrDefault()?.Message ?? "").ShouldContain(fault ?? "");
        (result.Policy is null).ShouldBe(canonical is null);
    }

    private static string Text(string records, string keep) =>
        Sample.With("    keep:\n", $"    records: {records}\n    keep:\n").Replace("phone-message: 100 days after received; then delete", keep, StringComparison.Ordinal);

    private static ReadResult Read(string records, string keep) => PolicyReader.Read(Text(records, keep));
}
