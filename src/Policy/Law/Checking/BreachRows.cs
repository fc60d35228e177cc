using Avow.Policy.Deadlines;
using Avow.Policy.Model;
using NodaTime.Text;

namespace Avow.Policy.Law.Checking;

/// <summary>Breaches.</summary>
internal static class BreachRows
{
    private static readonly Dictionary<string, BreachRisk> Risks = new()
    {
        ["no"] = BreachRisk.None,
        ["unlikely"] = BreachRisk.None,
        ["low"] = BreachRisk.Risk,
        ["risk"] = BreachRisk.Risk,
        ["yes"] = BreachRisk.Risk,
        ["high"] = BreachRisk.High,
        ["high-risk"] = BreachRisk.High,
    };

    public static Computed Due(LawBook law, VectorInput input)
    {
        var aware = Moment.Read(input.Text("aware") ?? throw new RowSkipped("`aware` is missing"));
        var due = BreachClock.NotifyBy(law, VectorRules.JurisdictionOf(input.Jurisdiction), aware.ToInstant());
        return new Computed().With("due", Moment.Write(due, aware.Zone));
    }

    public static Computed DueOuter(LawBook law, VectorInput input)
    {
        var aware = Moment.Read(input.Text("aware") ?? throw new RowSkipped("`aware` is missing"));
        var due = BreachClock.OuterBound(law, VectorRules.JurisdictionOf(input.Jurisdiction), aware.ToInstant(), aware.Zone);
        return new Computed().With("due", Moment.Write(due, aware.Zone));
    }

    public static Computed Telecom(LawBook law, VectorInput input)
    {
        var jurisdiction = VectorRules.JurisdictionOf(input.Jurisdiction);
        var text = input.Text("aware") ?? throw new RowSkipped("`aware` is missing");
        if (input.YesNo("provider") == false)
        {
            return new Computed().With("due", "none").With("hours", "none");
        }

        var isDay = LocalDatePattern.Iso.Parse(text).Success;
        var hours = BreachClock.TelecomHours(law, jurisdiction, isDay ? VectorInput.ReadDate(text) : Moment.Read(text).Date);
        var computed = isDay ? new Computed() : new Computed().With("due", Moment.Write(BreachClock.TelecomNotifyBy(law, jurisdiction, Moment.Read(text)), Moment.Read(text).Zone));
        return computed.With("hours", $"{hours}").Saying($"{hours} hours", $"{hours}", ("24 hours", "24"), ("72 hours", "72"), ("24h", "24"), ("72h", "72"));
    }

    public static Computed Duty(LawBook law, VectorInput input)
    {
        var role = input.Text("role") == "processor" ? Role.Processor : Role.Controller;
        var duty = BreachDuty.Of(role, input.Word("risk", Risks, BreachRisk.None));
        var words = duty.TellController ? "notify controller without undue delay" : duty.TellPeople ? "notify authority + data subjects" : duty.TellAuthority ? "notify authority" : "register only";
        return new Computed().Saying(words, words, ("notify controller", "notify controller without undue delay"), ("notify authority + data subjects", "notify authority + data subjects"),
            ("notify authority", "notify authority"), ("register only", "register only"), ("no notification", "register only"));
    }
}
