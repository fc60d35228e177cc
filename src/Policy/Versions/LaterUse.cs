using Avow.Policy.Deciding;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Versions;

/// <summary>Why data that is here may not be used for a purpose before its person agrees.</summary>
public enum NeedsYes
{
    /// <summary>It may be used without asking.</summary>
    Not,

    /// <summary>The purpose rests on consent.</summary>
    Consent,

    /// <summary>The purpose is newer than the data, and nobody found it compatible with what the data was collected for.</summary>
    NewPurpose,

    /// <summary>The data was given by a yes to this purpose, which now claims another basis.</summary>
    ConsentLeft,
}

/// <summary>Whether a purpose may use data that was collected under an earlier version.</summary>
public static class LaterUse
{
    /// <summary>Asks for one purpose and one kind of record.</summary>
    /// <param name="purpose">A purpose of the version in force.</param>
    /// <param name="collected">When the data was collected; UTC.</param>
    /// <remarks>A processor's purposes follow the client, and what the law asks for needs no yes. Source: UK GDPR and GDPR art. 5(1)(b), 6(1)(a), 6(4).</remarks>
    public static NeedsYes Of(Policies policies, Purpose purpose, string kind, Instant collected)
    {
        if (purpose.Role == Role.Processor || purpose.Basis == Basis.LegalObligation)
        {
            return NeedsYes.Not;
        }

        if (purpose.Basis == Basis.Consent)
        {
            return NeedsYes.Consent;
        }

        var then = policies.InForce(collected);
        return then.PurposeOf(purpose.Id) is { } same && Covers(same, kind)
            ? same.Basis == Basis.Consent ? NeedsYes.ConsentLeft : NeedsYes.Not
            : purpose.CompatibleWith.Any(id => then.PurposeOf(id) is { } other && Covers(other, kind)) ? NeedsYes.Not : NeedsYes.NewPurpose;
    }

    /// <summary>Whether the answer can depend on when the data was collected: some version of the history differs on it.</summary>
    public static bool DependsOnDate(Policies policies, Purpose purpose, string kind) =>
        purpose is { Role: Role.Controller, Basis: not (Basis.LegalObligation or Basis.Consent) }
        && policies.Versions.Any(v => v.PurposeOf(purpose.Id) is not { Basis: not Basis.Consent } same || !Covers(same, kind));

    private static bool Covers(Purpose purpose, string kind) => purpose.Keep.Any(k => k.Kind == kind);
}
