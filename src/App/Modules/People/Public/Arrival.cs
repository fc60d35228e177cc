using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>What a version of the policy says of one kind of relationship, for whoever brings people over.</summary>
/// <param name="Fields">The fields that may be held, <c>company</c> among them.</param>
public sealed record ArrivalKind(string Kind, IReadOnlyList<string> Groups, IReadOnlyList<string> Bases, IReadOnlyList<string> Sources, IReadOnlyList<string> Fields);

/// <summary>Why all people of a list are held: nobody is without basis and source.</summary>
/// <param name="Evidence">How consent is shown; null on other bases, or when each row shows its own.</param>
public sealed record ArrivalReason(string Kind, string Group, string Brand, string Basis, string? Evidence, string Source);

/// <summary>One contact of a list, mapped to our fields.</summary>
/// <param name="Values">Field names and what stands in them, none empty; <c>company</c> among them.</param>
/// <param name="Since">The original first day; null when the list does not say.</param>
/// <param name="Evidence">How this person's consent is shown, when the list says it for each.</param>
public sealed record Arrival(IReadOnlyList<(string Field, string Value)> Values, Instant? Since, Instant? LastContact, string? Evidence)
{
    public string? Of(string field) => Values.Where(v => v.Field == field).Select(v => v.Value).FirstOrDefault();
}

/// <summary>What becomes of one contact.</summary>
public enum Fate
{
    /// <summary>A new person.</summary>
    Taken,

    /// <summary>A further relationship of somebody who is known.</summary>
    Merged,

    /// <summary>The same person is here for the same reason; nothing changes.</summary>
    Same,

    /// <summary>Left out, with a sentence.</summary>
    Refused,

    /// <summary>Left out: its period is over by its original date.</summary>
    Past,
}

/// <summary>What was decided on one contact.</summary>
/// <param name="Why">The last part of a text key; empty when taken.</param>
/// <param name="Field">The field that it is about, or null.</param>
/// <param name="PersonId">Who it is, when taken, merged or the same.</param>
/// <param name="RelationshipId">The relationship that was made.</param>
/// <param name="Undated">Whether its first day is unknown.</param>
public sealed record Judged(Fate Fate, string Why = "", string? Field = null, Guid? PersonId = null, Guid? RelationshipId = null, bool Undated = false);
