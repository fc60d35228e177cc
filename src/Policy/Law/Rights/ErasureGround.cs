namespace Avow.Policy.Law.Rights;

/// <summary>Why one field may have to stay when a person asks for erasure.</summary>
public enum ErasureObstacle
{
    /// <summary>Nothing stands against it.</summary>
    None,

    /// <summary>A law asks for it: art. 17(3)(b).</summary>
    LegalObligation,

    /// <summary>A claim is open or can be brought: art. 17(3)(e).</summary>
    LegalClaims,

    /// <summary>Free expression and information: art. 17(3)(a).</summary>
    Expression,

    /// <summary>Another purpose with a basis of its own still needs it, so no ground of art. 17(1) holds for this field.</summary>
    StillNeeded,

    /// <summary>The address is needed to keep the person from being written to again.</summary>
    Suppression,
}

/// <summary>What becomes of one field.</summary>
/// <param name="Erases">Whether it goes.</param>
/// <param name="KeepsDigest">Whether a keyed digest stays on the suppression list.</param>
/// <param name="Because">The article for the refusal, or for the erasure.</param>
public sealed record ErasureOutcome(bool Erases, bool KeepsDigest, string Because);

/// <summary>Erasure is decided field by field, never person by person.</summary>
/// <remarks>Source: UK GDPR and GDPR art. 17(1) and (3); guidance of the ICO: suppress, do not just delete.</remarks>
public static class ErasureGround
{
    /// <summary>What becomes of a field.</summary>
    public static ErasureOutcome Of(ErasureObstacle obstacle) => obstacle switch
    {
        ErasureObstacle.LegalObligation => new(false, false, "article 17(3)(b)"),
        ErasureObstacle.LegalClaims => new(false, false, "article 17(3)(e)"),
        ErasureObstacle.Expression => new(false, false, "article 17(3)(a)"),
        ErasureObstacle.StillNeeded => new(false, false, "no ground of article 17(1) holds"),
        ErasureObstacle.Suppression => new(true, true, "article 17(1)(c) and 21(3)"),
        _ => new(true, false, "article 17(1)"),
    };
}
