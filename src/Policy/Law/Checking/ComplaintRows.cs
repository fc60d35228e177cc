using Avow.Policy.Deadlines;

namespace Avow.Policy.Law.Checking;

/// <summary>Complaints to the organisation.</summary>
internal static class ComplaintRows
{
    public static Computed AcknowledgeBy(LawBook law, VectorInput input) => new Computed().With("due", Of(law, input).AcknowledgeBy);

    public static Computed InScope(LawBook law, VectorInput input)
    {
        var inScope = Of(law, input).InScope;
        return new Computed().With("inScope", inScope).Saying(
            inScope ? "statutory duty applies" : "no statutory duty yet", inScope ? "yes" : "no",
            ("statutory duty applies", "yes"), ("statutory duty", "yes"), ("in scope", "yes"), ("yes", "yes"),
            ("no statutory duty", "no"), ("not in scope", "no"), ("no", "no"));
    }

    public static Computed AcknowledgementNeeded(LawBook law, VectorInput input)
    {
        var needed = Of(law, input).NeedsAcknowledgement;
        return new Computed().With("needed", needed).Saying(
            needed ? "acknowledgement needed" : "separate acknowledgement not needed", needed ? "yes" : "no",
            ("acknowledgement needed", "yes"), ("needed", "yes"), ("separate acknowledgement needed", "yes"), ("yes", "yes"),
            ("separate acknowledgement not needed", "no"), ("acknowledgement not needed", "no"), ("not needed", "no"), ("no", "no"));
    }

    private static ComplaintDue Of(LawBook law, VectorInput input)
    {
        var jurisdiction = VectorRules.JurisdictionOf(input.Jurisdiction);
        var log = new ComplaintLog(input.Date("received"), input.DateIfAny("acknowledged"), [], input.DateIfAny("outcome"));
        return ComplaintClock.Of(law, jurisdiction, log, RequestRows.Holidays(law, input, jurisdiction));
    }
}
