namespace Avow.Policy.Law.Rights;

/// <summary>What somebody wants to do with restricted data.</summary>
public enum Processing
{
    /// <summary>Keep it stored.</summary>
    Storage,

    /// <summary>Use it with the person's consent.</summary>
    WithConsent,

    /// <summary>Establish, exercise or defend legal claims.</summary>
    LegalClaims,

    /// <summary>Protect another person's rights.</summary>
    ProtectAnother,

    /// <summary>An important public interest.</summary>
    PublicInterest,

    /// <summary>Write to or call the person for marketing.</summary>
    Marketing,

    /// <summary>Export or share it.</summary>
    Export,

    /// <summary>Change it.</summary>
    Edit,

    /// <summary>Delete or anonymise it because its time is over.</summary>
    RetentionRun,

    /// <summary>Analyse or profile.</summary>
    Analysis,
}

/// <summary>What a restriction of processing lets through.</summary>
/// <remarks>Source: UK GDPR and GDPR art. 18(2) and (3): before it is lifted, the person is told.</remarks>
public static class RestrictionEffect
{
    /// <summary>Whether the processing may go on. The retention run may not: the person may want the data kept instead of erased (art. 18(1)(b) and (c)).</summary>
    public static bool Allows(Processing processing) =>
        processing is Processing.Storage or Processing.WithConsent or Processing.LegalClaims or Processing.ProtectAnother or Processing.PublicInterest;
}
