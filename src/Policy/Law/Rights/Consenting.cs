namespace Avow.Policy.Law.Rights;

/// <summary>What a person did that somebody takes for consent.</summary>
public enum ConsentAct
{
    /// <summary>Ticked an empty box, said yes, signed, pressed the button of that one question.</summary>
    Affirmative,

    /// <summary>Left a box that was ticked already.</summary>
    PreTicked,

    /// <summary>Did not object.</summary>
    Silence,

    /// <summary>Went on browsing or used the site.</summary>
    Browsing,

    /// <summary>Has a browser that could refuse.</summary>
    BrowserSettings,

    /// <summary>Took part, such as in a meeting.</summary>
    Participation,

    /// <summary>Sent a form or data for something else.</summary>
    Submission,

    /// <summary>Accepted a policy or terms as a whole.</summary>
    AcceptingTerms,
}

/// <summary>How consent was asked for and what was stored of it.</summary>
/// <param name="Act">What the person did.</param>
public sealed record ConsentAsked(ConsentAct Act)
{
    /// <summary>Asked apart from other matters.</summary>
    public bool IsSeparate { get; init; }

    /// <summary>Something else depends on it that does not need it.</summary>
    public bool IsCondition { get; init; }

    /// <summary>The words name who asks, and any third party by name, not by category.</summary>
    public bool NamesController { get; init; }

    /// <summary>The words name the purpose.</summary>
    public bool NamesPurpose { get; init; }

    /// <summary>The words say how to withdraw, which is as easy as giving.</summary>
    public bool TellsWithdrawal { get; init; }

    /// <summary>The words shown are stored.</summary>
    public bool HasWording { get; init; }

    /// <summary>When it was given is stored.</summary>
    public bool HasTime { get; init; }

    /// <summary>Who gave it and where (form, call, paper) is stored.</summary>
    public bool HasSource { get; init; }
}

/// <summary>Whether consent holds.</summary>
public enum ConsentStanding
{
    /// <summary>It does.</summary>
    Valid,

    /// <summary>It may, but cannot be shown: treated as none.</summary>
    CannotBeShown,

    /// <summary>It does not.</summary>
    Invalid,
}

/// <summary>What came of looking at a consent.</summary>
/// <param name="Faults">What is wrong or missing, in the order of the article; empty exactly when valid.</param>
public sealed record ConsentVerdict(ConsentStanding Standing, IReadOnlyList<string> Faults);

/// <summary>The conditions of consent.</summary>
/// <remarks>Source: UK GDPR and GDPR art. 4(11) and 7; recital 32.</remarks>
public static class Consenting
{
    /// <summary>Whether the consent holds.</summary>
    public static ConsentVerdict Judge(ConsentAsked asked)
    {
        var wrong = Wrong(asked).ToList();
        var missing = Missing(asked).ToList();
        return new(wrong.Count > 0 ? ConsentStanding.Invalid : missing.Count > 0 ? ConsentStanding.CannotBeShown : ConsentStanding.Valid, [.. wrong, .. missing]);
    }

    private static IEnumerable<string> Wrong(ConsentAsked asked)
    {
        if (asked.Act != ConsentAct.Affirmative)
        {
            yield return "no affirmative act";
        }

        if (!asked.IsSeparate)
        {
            yield return "not apart from other matters";
        }

        if (asked.IsCondition)
        {
            yield return "not freely given";
        }

        if (!asked.NamesController || !asked.NamesPurpose)
        {
            yield return "not specific";
        }

        if (!asked.TellsWithdrawal)
        {
            yield return "not told how to withdraw";
        }
    }

    private static IEnumerable<string> Missing(ConsentAsked asked)
    {
        if (!asked.HasWording)
        {
            yield return "the words shown are not stored";
        }

        if (!asked.HasTime)
        {
            yield return "the time is not stored";
        }

        if (!asked.HasSource)
        {
            yield return "who gave it and where is not stored";
        }
    }
}
