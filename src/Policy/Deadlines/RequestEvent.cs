using NodaTime;

namespace Avow.Policy.Deadlines;

/// <summary>The rights a person may ask for.</summary>
public enum PersonRight
{
    /// <summary>Art. 15.</summary>
    Access,

    /// <summary>Art. 16.</summary>
    Rectification,

    /// <summary>Art. 17.</summary>
    Erasure,

    /// <summary>Art. 18.</summary>
    Restriction,

    /// <summary>Art. 20.</summary>
    Portability,

    /// <summary>Art. 21.</summary>
    Objection,

    /// <summary>Art. 22.</summary>
    AutomatedDecision,
}

/// <summary>What happens to a request and matters for its time.</summary>
public enum RequestEventKind
{
    /// <summary>It came, by whatever channel.</summary>
    Received,

    /// <summary>We asked who the person is, on reasonable doubt.</summary>
    IdentityAsked,

    /// <summary>The person showed it.</summary>
    IdentityReceived,

    /// <summary>We asked a representative for proof of authority.</summary>
    AuthorityAsked,

    /// <summary>The representative showed it.</summary>
    AuthorityReceived,

    /// <summary>We asked a fee, because the request is manifestly unfounded or excessive.</summary>
    FeeAsked,

    /// <summary>It was paid.</summary>
    FeePaid,

    /// <summary>We asked what the request is about.</summary>
    ClarificationAsked,

    /// <summary>The person told us.</summary>
    ClarificationReceived,

    /// <summary>We told the person, with reasons, that we need longer.</summary>
    Extended,

    /// <summary>We answered.</summary>
    Answered,
}

/// <summary>One line of a request's log.</summary>
/// <param name="On">The civil day in the organisation's zone.</param>
/// <param name="Reason">Why, where the law asks for a reason: doubt about identity, fee, extension. Null elsewhere.</param>
public sealed record RequestEvent(RequestEventKind Kind, LocalDate On, string? Reason = null);
