using Avow.Policy.Law;
using Avow.Policy.Model;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Law;

public class LawChangeTests
{
    private static readonly PolicyFile Policy = Sample.Read(Sample
        .With("100 days after received; then delete", "60 days after recorded, and as long as uk-vat requires; then delete\n    recipients: [printer, mailer]")
        .Replace("rights: ", """
            recipients:
              printer: { name: P, role: processor, country: CH, agreement: { signed: 2026-01-01, review: 1 year }, why: { en: prints } }
              mailer: { name: M, role: processor, country: US, safeguard: uk-extension, checked: 2026-01-01, why: { en: mails } }

            """ + "rights: ", StringComparison.Ordinal));

    private static IReadOnlyList<LawChange> Changes(string old, string @new) => LawChange.Between(LawBook.Shipped, LawFileTests.With(old, @new), Policy);

    [Fact]
    public void The_same_law_has_no_difference() => LawChange.Between(LawBook.Shipped, LawFileTests.Read(LawFileTests.Shipped).Book!, Policy).ShouldBeEmpty();

    [Fact]
    public void An_adequacy_that_ends_touches_the_recipients_there_and_the_purposes_that_send_to_them()
    {
        var change = Changes("countries: [GI, CH, CA", "countries: [GI, CA").ShouldHaveSingleItem();

        change.Rule.ShouldBe("uk-adequacy-carried-over");
        change.Recipients.ShouldBe(["printer"]);
        change.Purposes.ShouldBe(["message-taking"]);
        change.What.ShouldHaveSingleItem().ShouldStartWith("countries: GI, CH, CA");
    }

    [Fact]
    public void A_statute_with_another_period_touches_the_purposes_that_name_it()
    {
        var change = Changes("      clock: recorded\n      period: 6 years\n      names: [vat]", "      clock: recorded\n      period: 10 years\n      names: [vat]").ShouldHaveSingleItem();

        change.What.ShouldBe(["period: 6 years becomes 10 years"]);
        change.Purposes.ShouldBe(["message-taking"]);
        change.Recipients.ShouldBeEmpty();
    }

    [Fact]
    public void A_statute_that_moves_to_another_jurisdiction_touches_them_too() => Changes(
        "  uk-vat:\n    kind: keeping\n    jurisdiction: GB", "  uk-vat:\n    kind: keeping\n    jurisdiction: GB-NIR").ShouldHaveSingleItem().What.ShouldBe(["jurisdiction: GB becomes GB-NIR"]);

    [Fact]
    public void A_framework_that_falls_touches_who_rests_on_it()
    {
        var change = Changes(
            "  uk-extension:\n    kind: safeguard\n    jurisdiction: GB\n    from: 2023-10-12\n",
            "  uk-extension:\n    kind: safeguard\n    jurisdiction: GB\n    from: 2023-10-12\n    until: 2027-01-31\n").ShouldHaveSingleItem();

        change.What.ShouldBe(["until: open becomes 2027-01-31"]);
        change.Recipients.ShouldBe(["mailer"]);
    }

    [Fact]
    public void Law_of_another_regime_touches_nothing() => Changes("countries: [BR]", "countries: [BR, US]").ShouldHaveSingleItem().TouchesPolicy.ShouldBeFalse();

    [Fact]
    public void The_time_of_requests_touches_everything() => Changes("target: 28 days, restarts: [identity, authority, fee]", "target: 21 days, restarts: [identity, authority, fee]")
        .ShouldHaveSingleItem().TouchesEverybody.ShouldBeTrue();
}
