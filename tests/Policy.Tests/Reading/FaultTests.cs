using Avow.Policy.Reading;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Reading;

public class FaultTests
{
    [Theory]
    [InlineData("rights:", "righst:", "unknown-key", "did you mean `rights`?")]
    [InlineData("    from:", "    form:", "unknown-key", "did you mean `from`?")]
    [InlineData("regimes: [uk]", "regimes: [ukk]", "unknown-word", "did you mean `uk`?")]
    [InlineData("people: [caller]", "people: [callers]", "unknown-reference", "did you mean `caller`?")]
    [InlineData("from: [phone]", "from: [phone]\n    recipients: [nobody]", "unknown-reference", "does not stand under `recipients`")]
    [InlineData("from: [phone]", "from: [phone]\n    channels: [e-mail]", "unknown-word", "did you mean `email`?")]
    [InlineData("data: as-instructed", "data: [nmae]", "unknown-word", "did you mean `name`?")]
    [InlineData("data: as-instructed", "data: as-instucted", "unknown-word", "is not `as-instructed`")]
    [InlineData("Europe/London", "Europe/Londn", "time-zone", "did you mean `Europe/London`?")]
    [InlineData("version: 2026-11-01", "version: 2026-13-01", "version", "2026-11-01.2")]
    [InlineData("03-31", "02-30", "annual-date", "month and day")]
    [InlineData("1 month", "1 mnths", "period", "did you mean `1 months`?")]
    [InlineData("1 month", "0 months", "period", "a number from 1")]
    [InlineData("1 month", "101 years", "period", "a hundred years at most")]
    [InlineData("{ en: People who", "{ sv: People who", "missing-language", "`en`")]
    [InlineData("{ en: People who", "{ sv: People who", "unknown-language", "`sv`")]
    [InlineData("100 days after received; then delete", "100 dayz after received; then delete", "keep-rule", "did you mean `100 days`?")]
    [InlineData("100 days after received; then delete", "100 days after received", "keep-rule", "A rule says how long, then what")]
    [InlineData("100 days after received; then delete", "100 days after received; then burn", "keep-rule", "is no end of a rule")]
    [InlineData("100 days after received; then delete", "as long as necessary; then delete", "keep-rule", "says no time")]
    [InlineData("100 days after received; then delete", "1 year after a, and as long as uk-vta requires; then delete", "keep-rule", "did you mean `uk-vat`?")]
    [InlineData("100 days after received; then delete", "1 year after a, whichever is first; then delete", "keep-rule", "needs two terms")]
    [InlineData("phone-message:", "Phone Message:", "id", "small letters")]
    [InlineData("agreements/message-taking.md", "../secret.md", "file", "beside the policy")]
    [InlineData("fee: none", "fee: 10 pounds", "unknown-word", "it is one of none")]
    [InlineData("name: Small Studio\n", "name:\n", "empty", "is empty")]
    [InlineData("regimes: [uk]", "regimes: []", "empty", "at least one")]
    [InlineData("languages: [en]", "languages: { en: yes }", "not-a-list", "must be a list")]
    [InlineData("  address: 1 Example Street, Exampleton\n", "", "missing-key", "`address` is missing")]
    public void A_fault_names_its_place_and_the_nearest_right_word(string passage, string other, string code, string says)
    {
        var result = PolicyReader.Read(Sample.With(passage, other));

        result.Policy.ShouldBeNull();
        var fault = result.Faults.Where(f => f.Code == code).ShouldHaveSingleItem();
        fault.Message.ShouldContain(says);
        fault.Message.ShouldNotContain("\n");
        fault.Line.ShouldBeInRange(1, 40);
    }

    [Fact]
    public void All_faults_are_told_at_once_in_the_order_of_the_file()
    {
        var text = Sample.With("regimes: [uk]", "regimes: [ukk]").Replace("from: [phone]", "form: [phone]", StringComparison.Ordinal).Replace("100 days after", "100 days afer", StringComparison.Ordinal);

        var faults = PolicyReader.Read(text).Faults;

        faults.Select(f => f.Code).ShouldBe(["unknown-word", "missing-key", "unknown-key", "keep-rule"]);
        faults[0].ToString().ShouldStartWith("10:11: unknown-word: ");
        faults[3].ToString().ShouldStartWith("27:22: keep-rule: ");
    }

    [Fact]
    public void The_column_of_a_fault_inside_a_rule_is_where_the_wrong_part_stands()
    {
        var fault = PolicyReader.Read(Sample.With("received; then", "received, or 5 dayz after x; then")).Faults.ShouldHaveSingleItem();

        fault.Column.ShouldBe(23 + "100 days after received,".Length);
    }
}
