using Avow.Policy.Law.Marketing;
using Avow.Policy.Law.Rights;

namespace Avow.Policy.Law.Checking;

/// <summary>Consent and what is stored on devices.</summary>
internal static class ConsentRows
{
    private static readonly Dictionary<string, string> Purposes = new()
    {
        ["communication"] = "communication",
        ["necessary"] = "necessary",
        ["strictly-necessary"] = "necessary",
        ["login"] = "necessary",
        ["session"] = "necessary",
        ["statistics"] = "statistics",
        ["analytics"] = "statistics",
        ["appearance"] = "appearance",
        ["preference"] = "appearance",
        ["preferences"] = "appearance",
        ["emergency-location"] = "emergency-location",
        ["advertising"] = "advertising",
        ["marketing"] = "advertising",
        ["remarketing"] = "advertising",
        ["ads"] = "advertising",
        ["social-media"] = "advertising",
    };

    private static readonly Dictionary<string, ConsentAct> Acts = new()
    {
        ["unticked-box"] = ConsentAct.Affirmative,
        ["affirmative"] = ConsentAct.Affirmative,
        ["said-yes"] = ConsentAct.Affirmative,
        ["pre-ticked"] = ConsentAct.PreTicked,
        ["pre-ticked-box"] = ConsentAct.PreTicked,
        ["silence"] = ConsentAct.Silence,
        ["browsing"] = ConsentAct.Browsing,
        ["keeps-browsing"] = ConsentAct.Browsing,
        ["browser-settings"] = ConsentAct.BrowserSettings,
        ["participation"] = ConsentAct.Participation,
        ["submission"] = ConsentAct.Submission,
        ["accepting-terms"] = ConsentAct.AcceptingTerms,
    };

    public static Computed Cookie(LawBook law, VectorInput input)
    {
        var use = new CookieUse(VectorInput.Among(input.Text("purpose") ?? throw new RowSkipped("`purpose` is missing"), Purposes))
        {
            IsSolePurpose = input.YesNo("solePurpose", "sole"),
            IsAggregate = input.YesNo("aggregate"),
            IsShared = input.YesNo("shared", "vendorOwnUse", "advertisingFeatures"),
            HasInformation = input.YesNo("information", "info", "informed"),
            HasObjection = input.YesNo("objection", "objectionControl", "optOut"),
        };
        var answer = Cookies.ConsentNeeded(law, VectorRules.JurisdictionOf(input.Jurisdiction), use, input.DateIfAny("date", "on") ?? law.VerifiedOn);
        var conditions = answer.Conditions.Count == 0 ? "" : $" with {string.Join(", ", answer.Conditions)}";
        return new Computed().With("consent", answer.NeedsConsent).With("needed", answer.NeedsConsent).Saying(
            answer.NeedsConsent ? $"consent ({answer.Because})" : $"no consent ({use.Purpose}){conditions}", answer.NeedsConsent ? "consent" : "none",
            ("consent", "consent"), ("consent needed", "consent"), ("yes", "consent"), ("no consent", "none"), ("consent not needed", "none"), ("no", "none"));
    }

    public static Computed Valid(LawBook law, VectorInput input)
    {
        var verdict = Consenting.Judge(new(input.Word("act", Acts, ConsentAct.Affirmative))
        {
            IsSeparate = input.IsYes("separate"),
            IsCondition = input.IsYes("condition"),
            NamesController = input.IsYes("controller"),
            NamesPurpose = input.IsYes("purpose"),
            TellsWithdrawal = input.IsYes("withdrawal"),
            HasWording = input.IsYes("wording"),
            HasTime = input.IsYes("time"),
            HasSource = input.IsYes("source"),
        });
        var words = verdict.Standing switch { ConsentStanding.Valid => "valid", ConsentStanding.Invalid => "invalid", _ => "cannot demonstrate" };
        return new Computed().With("valid", verdict.Standing == ConsentStanding.Valid).Saying(
            verdict.Faults.Count == 0 ? words : $"{words} ({string.Join(", ", verdict.Faults)})", words,
            ("valid", "valid"), ("invalid", "invalid"), ("not valid", "invalid"), ("cannot demonstrate", "cannot demonstrate"));
    }
}
