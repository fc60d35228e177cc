using Avow.Policy.Law;
using Avow.Policy.Law.Transfers;
using NodaTime;
using static Avow.Policy.Tests.Deadlines.Log;

namespace Avow.Policy.Tests.Law;

/// <summary>Source: GDPR and UK GDPR art. 44 to 49; judgment C-311/18; the decisions that the law file names.</summary>
public class TransferTests
{
    private static TransferJudgement Judge(string regime, string? country, string mechanism, string on, TransferTest? test = null, bool? certified = null, bool? occasional = null) =>
        TransferLaw.Judge(Shipped, new(regime, country, mechanism, Day(on)) { Test = test, IsCertified = certified, IsOccasional = occasional });

    [Theory]
    [InlineData("eu", "US", "privacy-shield", "2020-07-15", TransferStanding.Valid)]
    [InlineData("eu", "US", "privacy-shield", "2020-07-16", TransferStanding.Invalid)]
    [InlineData("uk", "US", "privacy-shield", "2026-11-21", TransferStanding.Invalid)]
    [InlineData("eu", "US", "eu-us-dpf", "2023-07-09", TransferStanding.NotAvailable)]
    [InlineData("eu", "US", "adequacy", "2023-07-10", TransferStanding.Valid)]
    [InlineData("eu", "CA", "eu-us-dpf", "2026-11-21", TransferStanding.Invalid)]
    [InlineData("uk", "US", "eu-us-dpf", "2026-11-21", TransferStanding.Invalid)]
    [InlineData("uk", null, "scc", "2026-11-21", TransferStanding.Invalid)]
    [InlineData("eu", null, "scc", "2021-06-27", TransferStanding.Valid)]
    [InlineData("uk", null, "idta", "2022-03-20", TransferStanding.NotAvailable)]
    [InlineData("uk", "KR", "adequacy", "2022-12-18", TransferStanding.NotAvailable)]
    [InlineData("uk", "NO", "adequacy", "2026-11-21", TransferStanding.Valid)]
    [InlineData("eu", "GB", "adequacy", "2032-01-01", TransferStanding.Invalid)]
    [InlineData("uk", "BR", "adequacy", "2026-11-21", TransferStanding.NotAvailable)]
    [InlineData("uk", "BR", "pinky-promise", "2026-11-21", TransferStanding.Invalid)]
    public void A_mechanism_carries_a_transfer_on_its_day(string regime, string? country, string mechanism, string on, TransferStanding standing) =>
        Judge(regime, country, mechanism, on).Standing.ShouldBe(standing);

    [Fact]
    public void Clauses_need_a_recorded_test_that_was_met_before()
    {
        var met = new TransferTest(Day("2026-01-01"), "M. Ek", true, Day("2027-01-01"));

        Judge("uk", "IN", "idta", "2026-11-21").Open.ShouldBe(["test"]);
        Judge("uk", "IN", "idta", "2026-11-21", met).Open.ShouldBeEmpty();
        Judge("uk", "IN", "idta", "2026-11-21", met).RecheckOn.ShouldBe(Day("2027-01-01"));
        Judge("uk", "IN", "idta", "2026-11-21", met with { IsMet = false }).Standing.ShouldBe(TransferStanding.Invalid);
        Judge("uk", "IN", "idta", "2025-12-31", met).Standing.ShouldBe(TransferStanding.Invalid);
    }

    [Fact]
    public void A_certification_is_looked_up_again_after_a_year()
    {
        var looked = new Transfer("uk", "US", "uk-extension", Day("2026-11-21")) { IsCertified = true, CertificationCheckedOn = Day("2026-10-01") };

        TransferLaw.Judge(Shipped, looked).RecheckOn.ShouldBe(Day("2027-10-01"));
        TransferLaw.Judge(Shipped, looked with { IsCertified = false }).Standing.ShouldBe(TransferStanding.Invalid);
        TransferLaw.Judge(Shipped, looked with { IsCertified = null }).Open.ShouldBe(["certification"]);
    }

    [Fact]
    public void Consent_carries_an_occasional_transfer_only()
    {
        Judge("eu", "IN", "explicit-consent", "2026-11-21", occasional: true).Standing.ShouldBe(TransferStanding.Valid);
        Judge("eu", "IN", "explicit-consent", "2026-11-21", occasional: false).Standing.ShouldBe(TransferStanding.Invalid);
        Adequacy.SafeguardsOf("uk").ShouldBe(["uk-extension", "idta", "uk-addendum", "bcr"]);
        Adequacy.SafeguardsOf("eu").ShouldBe(["eu-us-dpf", "scc", "bcr"]);
    }

    [Fact]
    public void Countries_are_covered_by_regime_and_day()
    {
        Adequacy.Covers("uk", "GI").ShouldBeTrue();
        Adequacy.Covers("eu", "GI").ShouldBeFalse();
        Adequacy.Covers("eu", "BR").ShouldBeTrue();
        Adequacy.Covers("eu", "US").ShouldBeFalse();
        Adequacy.Covers("eu", "GB", Day("2031-12-28")).ShouldBeFalse();
    }
}
