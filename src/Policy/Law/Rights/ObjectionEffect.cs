using Avow.Policy.Model;

namespace Avow.Policy.Law.Rights;

/// <summary>What an objection leads to.</summary>
public enum ObjectionOutcome
{
    /// <summary>Stop, always: no balancing, no exception.</summary>
    StopAlways,

    /// <summary>Restrict meanwhile; stop unless the controller shows compelling grounds or needs it for claims.</summary>
    StopUnlessCompelling,

    /// <summary>There is no right to object to this basis; consent is withdrawn instead, and the others have no such right.</summary>
    NoRight,
}

/// <summary>What an objection leads to, by basis and purpose.</summary>
/// <remarks>Source: UK GDPR and GDPR art. 21(1) to (3) and 18(1)(d).</remarks>
public static class ObjectionEffect
{
    /// <summary>The outcome.</summary>
    /// <param name="isDirectMarketing">Direct marketing, profiling for it included; then the basis does not matter.</param>
    public static ObjectionOutcome Of(Basis basis, bool isDirectMarketing) =>
        isDirectMarketing ? ObjectionOutcome.StopAlways
        : basis is Basis.LegitimateInterests or Basis.PublicTask ? ObjectionOutcome.StopUnlessCompelling
        : ObjectionOutcome.NoRight;
}
