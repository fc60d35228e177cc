namespace Avow.Policy.Deadlines;

/// <summary>How likely a breach harms the people concerned.</summary>
public enum BreachRisk
{
    /// <summary>Unlikely to result in a risk.</summary>
    None,

    /// <summary>A risk to rights and freedoms.</summary>
    Risk,

    /// <summary>A high risk.</summary>
    High,
}

/// <summary>Whom a breach must be told to. It stands in the register of breaches whatever the answer.</summary>
/// <param name="TellController">As processor: the controller, without undue delay; there are no 72 hours for it.</param>
/// <param name="TellAuthority">Within 72 hours.</param>
/// <param name="TellPeople">Without undue delay.</param>
public sealed record BreachDuty(bool TellController, bool TellAuthority, bool TellPeople)
{
    /// <summary>The duties of one role at one risk.</summary>
    /// <remarks>Source: UK GDPR and GDPR art. 33(1), 33(2) and 34(1).</remarks>
    public static BreachDuty Of(Model.Role role, BreachRisk risk) => role == Model.Role.Processor
        ? new(true, false, false)
        : new(false, risk != BreachRisk.None, risk == BreachRisk.High);
}
