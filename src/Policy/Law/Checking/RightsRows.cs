using Avow.Policy.Law.Rights;
using Avow.Policy.Model;

namespace Avow.Policy.Law.Checking;

/// <summary>What rights lead to.</summary>
internal static class RightsRows
{
    private static readonly Dictionary<string, Processing> Uses = new()
    {
        ["storage"] = Processing.Storage,
        ["with-consent"] = Processing.WithConsent,
        ["with-consent-of-the-person"] = Processing.WithConsent,
        ["consent"] = Processing.WithConsent,
        ["legal-claims"] = Processing.LegalClaims,
        ["claims"] = Processing.LegalClaims,
        ["protect-another"] = Processing.ProtectAnother,
        ["protection-of-another-person"] = Processing.ProtectAnother,
        ["public-interest"] = Processing.PublicInterest,
        ["important-public-interest"] = Processing.PublicInterest,
        ["marketing"] = Processing.Marketing,
        ["marketing-e-mail"] = Processing.Marketing,
        ["marketing-email"] = Processing.Marketing,
        ["campaign"] = Processing.Marketing,
        ["export"] = Processing.Export,
        ["sharing"] = Processing.Export,
        ["edit"] = Processing.Edit,
        ["retention-run"] = Processing.RetentionRun,
        ["retention-job"] = Processing.RetentionRun,
        ["deletion"] = Processing.RetentionRun,
        ["analysis"] = Processing.Analysis,
        ["analytics"] = Processing.Analysis,
        ["profiling"] = Processing.Analysis,
    };

    private static readonly Dictionary<string, Basis> Bases = Vocabulary.Bases.ToDictionary(b => b, b => Enum.Parse<Basis>(b.Replace("-", "", StringComparison.Ordinal), ignoreCase: true));

    private static readonly Dictionary<string, Origin> Origins = Enum.GetValues<Origin>().ToDictionary(o => o == Origin.FromOthers ? "from-others" : o.ToString().ToLowerInvariant());

    private static readonly Dictionary<string, ErasureObstacle> Obstacles = new()
    {
        ["nothing"] = ErasureObstacle.None,
        ["legal-obligation"] = ErasureObstacle.LegalObligation,
        ["legal-claims"] = ErasureObstacle.LegalClaims,
        ["expression"] = ErasureObstacle.Expression,
        ["still-needed"] = ErasureObstacle.StillNeeded,
        ["suppression"] = ErasureObstacle.Suppression,
    };

    public static Computed Restriction(LawBook law, VectorInput input)
    {
        var use = VectorInput.Among(input.Text("processing") ?? throw new RowSkipped("`processing` is missing"), Uses);
        var allowed = RestrictionEffect.Allows(use);
        return new Computed().With("allowed", allowed).Saying(allowed ? "allowed" : "blocked", allowed ? "yes" : "no", ("allowed", "yes"), ("allow", "yes"), ("blocked", "no"), ("block", "no"));
    }

    public static Computed Objection(LawBook law, VectorInput input)
    {
        var isMarketing = input.Text("purpose") is { } purpose && VectorInput.Plain(purpose).Contains("marketing", StringComparison.Ordinal);
        var outcome = ObjectionEffect.Of(input.Word("basis", Bases, Basis.NotStated), isMarketing);
        var words = outcome switch
        {
            ObjectionOutcome.StopAlways => "stop, no balancing, no exception",
            ObjectionOutcome.StopUnlessCompelling => "stop unless compelling grounds; restricted meanwhile",
            _ => "no right to object",
        };
        return new Computed().Saying(words, words[..7], ("stop, no", "stop, n"), ("stop unless", "stop un"), ("restrict", "stop un"), ("no right", "no righ"));
    }

    public static Computed Portability(LawBook law, VectorInput input)
    {
        var origin = VectorInput.Among(input.Text("origin", "data") ?? throw new RowSkipped("`origin` is missing"), Origins);
        var includes = PortabilityScope.Includes(origin, input.Word("basis", Bases, Basis.Consent));
        return new Computed().With("included", includes).Saying(includes ? "include" : "exclude", includes ? "yes" : "no", ("include", "yes"), ("included", "yes"), ("exclude", "no"), ("excluded", "no"));
    }

    public static Computed Erasure(LawBook law, VectorInput input)
    {
        var outcome = ErasureGround.Of(VectorInput.Among(input.Text("obstacle", "ground") ?? "nothing", Obstacles));
        return new Computed().With("erase", outcome.Erases).Saying($"{(outcome.Erases ? "erase" : "keep")} ({outcome.Because})", outcome.Erases ? "erase" : "keep", ("erase", "erase"), ("keep", "keep"), ("refuse", "keep"));
    }

    public static Computed Fee(LawBook law, VectorInput input)
    {
        var fee = Fees.Of(input.IsYes("unfounded") | input.IsYes("excessive"), input.IsYes("furtherCopy"));
        return new Computed().With("mayCharge", fee.MayCharge).With("mayRefuse", fee.MayRefuse)
            .Saying(fee.MayCharge ? "may-charge" : "must-not-charge", fee.MayCharge ? "yes" : "no", ("may-charge", "yes"), ("must-not-charge", "no"));
    }
}
