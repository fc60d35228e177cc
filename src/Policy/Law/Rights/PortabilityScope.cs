using Avow.Policy.Model;

namespace Avow.Policy.Law.Rights;

/// <summary>Where a value came from.</summary>
public enum Origin
{
    /// <summary>The person gave it.</summary>
    Provided,

    /// <summary>It was observed of the person: sign-ins, visits, what was bought.</summary>
    Observed,

    /// <summary>It was worked out or written by us: inferred tags, private notes, scores.</summary>
    Inferred,

    /// <summary>Somebody else gave it.</summary>
    FromOthers,
}

/// <summary>What a person takes along, and what belongs to the copy of access only.</summary>
/// <remarks>Source: UK GDPR and GDPR art. 20(1) and 15(3); guidelines WP 242 rev. 01.</remarks>
public static class PortabilityScope
{
    /// <summary>Whether the value belongs to the portable file: provided or observed, on consent or contract. The copy of access has it either way.</summary>
    public static bool Includes(Origin origin, Basis basis) =>
        (origin is Origin.Provided or Origin.Observed) && (basis is Basis.Consent or Basis.Contract);

    /// <summary>The forms in which it may be handed over; a PDF alone is none.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["csv", "json", "xml"];
}
