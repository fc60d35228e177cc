using Avow.Policy.Law.Marketing;
using static Avow.Policy.Tests.Deadlines.Log;

namespace Avow.Policy.Tests.Law;

/// <summary>Source: PECR 2003 reg. 21 to 23 and sch. A1; marknadsföringslagen 19 and 21 §; lagen om elektronisk kommunikation 9 kap. 28 §; RFC 8058.</summary>
public class MarketingTests
{
    private static readonly EmailFacts Buyer = new(Subscriber.Individual) { Source = AddressSource.Sale, IsSimilar = true, OptOutAtCollection = true, OptOutInEveryMessage = true };

    private static bool MaySend(EmailFacts facts, string jurisdiction = "GB") => EmailMarketing.MaySend(Shipped, jurisdiction, facts, Day("2026-11-21")).IsAllowed;

    private static bool MayCall(string register, CallFacts facts) => Calling.MayCall(Shipped, register, facts).IsAllowed;

    [Theory]
    [InlineData(Subscriber.Unknown, false)]
    [InlineData(Subscriber.SoleTrader, false)]
    [InlineData(Subscriber.Partnership, false)]
    [InlineData(Subscriber.ScottishPartnership, true)]
    [InlineData(Subscriber.LimitedLiabilityPartnership, true)]
    [InlineData(Subscriber.Company, true)]
    public void Who_holds_the_address_decides_whether_consent_is_needed(Subscriber to, bool allowed)
    {
        MaySend(new(to)).ShouldBe(allowed);
        MaySend(new(to) { HasConsent = true }).ShouldBeTrue();
        MaySend(new(to) { HasConsent = true, HasObjected = true }).ShouldBeFalse();
        MaySend(new(to) { HasConsent = true, IsSuppressed = true }).ShouldBeFalse();
    }

    [Fact]
    public void The_soft_opt_in_needs_all_of_its_conditions()
    {
        MaySend(Buyer).ShouldBeTrue();
        MaySend(Buyer with { Source = AddressSource.Negotiation }).ShouldBeTrue();
        MaySend(Buyer with { Source = AddressSource.Other }).ShouldBeFalse();
        MaySend(Buyer with { IsSimilar = false }).ShouldBeFalse();
        MaySend(Buyer with { OptOutAtCollection = false }).ShouldBeFalse();
        MaySend(Buyer with { OptOutInEveryMessage = false }).ShouldBeFalse();
        MaySend(Buyer, "SE").ShouldBeTrue();
        MaySend(Buyer with { Source = AddressSource.Negotiation }, "SE").ShouldBeFalse();
    }

    [Fact]
    public void Charities_have_one_of_their_own_for_details_obtained_since_5_February_2026()
    {
        var supporter = Buyer with { Source = AddressSource.Other, FromCharity = true, ShowedInterest = true, ObtainedOn = Day("2026-02-05") };

        MaySend(supporter).ShouldBeTrue();
        MaySend(supporter with { ObtainedOn = Day("2026-02-04") }).ShouldBeFalse();
        MaySend(supporter with { ShowedInterest = false }).ShouldBeFalse();
        MaySend(supporter, "SE").ShouldBeFalse();
    }

    [Fact]
    public void A_suppressed_address_stays_blocked_wherever_it_comes_from_next() => MaySend(Buyer with { IsSuppressed = true }).ShouldBeFalse();

    [Fact]
    public void A_number_may_be_called_for_its_first_28_days_in_the_register()
    {
        var call = new CallFacts(Day("2026-12-20"));

        MayCall("tps", call).ShouldBeTrue();
        MayCall("tps", call with { ListedOn = Day("2026-11-23") }).ShouldBeTrue();
        MayCall("tps", call with { ListedOn = Day("2026-11-22") }).ShouldBeFalse();
        MayCall("ctps", call with { ListedOn = Day("2026-11-22") }).ShouldBeFalse();
        MayCall("tps", call with { ListedOn = Day("2026-11-22"), SaidYes = true }).ShouldBeTrue();
        MayCall("tps", call with { SaidYes = true, ToldUsNotTo = true }).ShouldBeFalse();
    }

    [Fact]
    public void A_Swedish_private_number_has_exceptions_of_its_own()
    {
        var listed = new CallFacts(Day("2026-12-20")) { ListedOn = Day("2020-01-01") };

        MayCall("nix", listed).ShouldBeFalse();
        MayCall("nix", listed with { IsCustomerForSimilar = true }).ShouldBeTrue();
        MayCall("nix", listed with { SaidYes = true }).ShouldBeTrue();
        MayCall("nix", listed with { IsMarketResearch = true }).ShouldBeTrue();
        MayCall("tps", listed with { IsCustomerForSimilar = true }).ShouldBeFalse();
    }

    [Theory]
    [InlineData("GB", "necessary", false)]
    [InlineData("GB", "communication", false)]
    [InlineData("GB", "advertising", true)]
    [InlineData("SE", "statistics", true)]
    [InlineData("SE", "appearance", true)]
    [InlineData("SE", "necessary", false)]
    [InlineData("FR", "necessary", false)]
    public void A_cookie_needs_consent_unless_it_is_exempt(string jurisdiction, string purpose, bool needed) =>
        Cookies.ConsentNeeded(Shipped, jurisdiction, new(purpose), Day("2026-11-21")).NeedsConsent.ShouldBe(needed);

    [Fact]
    public void Statistics_need_none_when_all_conditions_hold_since_5_February_2026()
    {
        var good = new CookieUse("statistics") { IsSolePurpose = true, IsAggregate = true, IsShared = false, HasInformation = true, HasObjection = true };
        bool Needed(CookieUse use, string on = "2026-02-05") => Cookies.ConsentNeeded(Shipped, "GB", use, Day(on)).NeedsConsent;

        Needed(good).ShouldBeFalse();
        Needed(good, "2026-02-04").ShouldBeTrue();
        Needed(good with { HasObjection = false }).ShouldBeTrue();
        Needed(good with { IsShared = true }).ShouldBeTrue();
        Needed(good with { IsAggregate = false }).ShouldBeTrue();
        Cookies.ConsentNeeded(Shipped, "GB", new("appearance"), Day("2026-11-21")).Conditions.ShouldBe(["sole-purpose", "information", "objection"]);
    }

    [Theory]
    [InlineData("<https://m.example/u/k3>", Unsubscribing.OneClick, "From:List-Unsubscribe:List-Unsubscribe-Post", true)]
    [InlineData("<mailto:u@m.example>, <https://m.example/u/k3>", Unsubscribing.OneClick, "list-unsubscribe:list-unsubscribe-post", true)]
    [InlineData("<mailto:u@m.example>", Unsubscribing.OneClick, "List-Unsubscribe:List-Unsubscribe-Post", false)]
    [InlineData("<http://m.example/u/k3>", Unsubscribing.OneClick, "List-Unsubscribe:List-Unsubscribe-Post", false)]
    [InlineData("<https://m.example/u/k3>", Unsubscribing.OneClick, "From:List-Unsubscribe", false)]
    [InlineData("<https://m.example/u/k3>", "One-Click", "List-Unsubscribe:List-Unsubscribe-Post", false)]
    [InlineData(null, Unsubscribing.OneClick, "List-Unsubscribe:List-Unsubscribe-Post", false)]
    public void One_click_needs_https_the_post_header_and_both_signed(string? list, string? post, string signed, bool oneClick) =>
        Unsubscribing.IsOneClick(list, post, signed.Split(':')).ShouldBe(oneClick);

    [Theory]
    [InlineData("POST", "List-Unsubscribe=One-Click", UnsubscribeAnswer.Unsubscribe)]
    [InlineData("GET", null, UnsubscribeAnswer.AskOnPage)]
    [InlineData("GET", "List-Unsubscribe=One-Click", UnsubscribeAnswer.AskOnPage)]
    [InlineData("POST", null, UnsubscribeAnswer.Refuse)]
    public void A_post_acts_and_a_look_never_does(string method, string? body, UnsubscribeAnswer answer) => Unsubscribing.Answer(method, body).ShouldBe(answer);
}
