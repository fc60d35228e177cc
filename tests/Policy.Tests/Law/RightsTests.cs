using Avow.Policy.Law;
using Avow.Policy.Law.Rights;
using Avow.Policy.Model;

namespace Avow.Policy.Tests.Law;

/// <summary>Source: UK GDPR and GDPR art. 4(11), 7, 12, 15, 17 to 21.</summary>
public class RightsTests
{
    private static readonly ConsentAsked Good = new(ConsentAct.Affirmative)
    {
        IsSeparate = true,
        NamesController = true,
        NamesPurpose = true,
        TellsWithdrawal = true,
        HasWording = true,
        HasTime = true,
        HasSource = true,
    };

    [Theory]
    [InlineData(ConsentAct.Affirmative, ConsentStanding.Valid)]
    [InlineData(ConsentAct.Participation, ConsentStanding.Invalid)]
    [InlineData(ConsentAct.Browsing, ConsentStanding.Invalid)]
    [InlineData(ConsentAct.BrowserSettings, ConsentStanding.Invalid)]
    [InlineData(ConsentAct.Silence, ConsentStanding.Invalid)]
    [InlineData(ConsentAct.PreTicked, ConsentStanding.Invalid)]
    [InlineData(ConsentAct.Submission, ConsentStanding.Invalid)]
    [InlineData(ConsentAct.AcceptingTerms, ConsentStanding.Invalid)]
    public void Only_an_affirmative_act_is_consent(ConsentAct act, ConsentStanding standing) => Consenting.Judge(Good with { Act = act }).Standing.ShouldBe(standing);

    [Fact]
    public void Consent_is_specific_separate_free_and_can_be_shown()
    {
        Consenting.Judge(Good with { NamesController = false }).Faults.ShouldBe(["not specific"]);
        Consenting.Judge(Good with { IsSeparate = false }).Standing.ShouldBe(ConsentStanding.Invalid);
        Consenting.Judge(Good with { IsCondition = true }).Standing.ShouldBe(ConsentStanding.Invalid);
        Consenting.Judge(Good with { TellsWithdrawal = false }).Standing.ShouldBe(ConsentStanding.Invalid);
        Consenting.Judge(Good with { HasWording = false }).Standing.ShouldBe(ConsentStanding.CannotBeShown);
        Consenting.Judge(Good with { HasTime = false, HasSource = false }).Faults.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(Processing.Storage, true)]
    [InlineData(Processing.WithConsent, true)]
    [InlineData(Processing.LegalClaims, true)]
    [InlineData(Processing.ProtectAnother, true)]
    [InlineData(Processing.Marketing, false)]
    [InlineData(Processing.Export, false)]
    [InlineData(Processing.Edit, false)]
    [InlineData(Processing.RetentionRun, false)]
    public void A_restriction_leaves_storage_and_little_else(Processing processing, bool allowed) => RestrictionEffect.Allows(processing).ShouldBe(allowed);

    [Theory]
    [InlineData(Basis.LegitimateInterests, true, ObjectionOutcome.StopAlways)]
    [InlineData(Basis.Contract, true, ObjectionOutcome.StopAlways)]
    [InlineData(Basis.LegitimateInterests, false, ObjectionOutcome.StopUnlessCompelling)]
    [InlineData(Basis.PublicTask, false, ObjectionOutcome.StopUnlessCompelling)]
    [InlineData(Basis.Contract, false, ObjectionOutcome.NoRight)]
    [InlineData(Basis.Consent, false, ObjectionOutcome.NoRight)]
    public void An_objection_to_marketing_always_stops_it(Basis basis, bool marketing, ObjectionOutcome outcome) => ObjectionEffect.Of(basis, marketing).ShouldBe(outcome);

    [Theory]
    [InlineData(Origin.Provided, Basis.Consent, true)]
    [InlineData(Origin.Observed, Basis.Contract, true)]
    [InlineData(Origin.Provided, Basis.LegitimateInterests, false)]
    [InlineData(Origin.Inferred, Basis.Consent, false)]
    [InlineData(Origin.FromOthers, Basis.Contract, false)]
    public void What_was_inferred_stays_out_of_the_portable_file(Origin origin, Basis basis, bool included)
    {
        PortabilityScope.Includes(origin, basis).ShouldBe(included);
        PortabilityScope.Formats.ShouldNotContain("pdf");
    }

    [Theory]
    [InlineData(ErasureObstacle.None, true, false)]
    [InlineData(ErasureObstacle.LegalObligation, false, false)]
    [InlineData(ErasureObstacle.LegalClaims, false, false)]
    [InlineData(ErasureObstacle.StillNeeded, false, false)]
    [InlineData(ErasureObstacle.Suppression, true, true)]
    public void Erasure_is_decided_field_by_field(ErasureObstacle obstacle, bool erases, bool digest)
    {
        var outcome = ErasureGround.Of(obstacle);

        (outcome.Erases, outcome.KeepsDigest).ShouldBe((erases, digest));
        outcome.Because.ShouldContain("article 17");
    }

    [Fact]
    public void A_request_is_free_however_much_data_there_is()
    {
        Fees.Of(isUnfoundedOrExcessive: false, isFurtherCopy: false).ShouldBe(new(false, false));
        Fees.Of(isUnfoundedOrExcessive: true, isFurtherCopy: false).ShouldBe(new(true, true));
        Fees.Of(isUnfoundedOrExcessive: false, isFurtherCopy: true).ShouldBe(new(true, false));
        Fees.RefusalTells("uk").ShouldContain("complaint-to-controller");
        Fees.RefusalTells("eu").ShouldBe(["reasons", "complaint-to-authority", "judicial-remedy"]);
    }

    [Fact]
    public void Every_recipient_with_a_copy_is_told_until_it_confirms()
    {
        RecipientCopy[] copies = [new("mailer", true, false, false), new("helpdesk", true, true, false), new("archive", true, false, true), new("printer", false, false, false)];

        RecipientsTold.StillOwed(copies).ShouldBe(["mailer"]);
        RecipientsTold.ToName(copies).ShouldBe(["mailer", "helpdesk", "archive"]);
    }

    [Fact]
    public void No_law_keeps_a_whole_contact()
    {
        var tax = LawBook.Shipped.FindStatute("uk-company-tax")!;

        tax.DoesNotCover(["name", "order", "payment"]).ShouldBeEmpty();
        tax.DoesNotCover(["name", "email", "phone", "birth-date", "payment"]).ShouldBe(["email", "phone", "birth-date"]);
        LawBook.Shipped.FindStatute("se-bookkeeping")!.Place.ShouldBe("SE");
    }
}
