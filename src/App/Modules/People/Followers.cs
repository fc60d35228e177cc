using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>On which basis a relationship rested from a day on. Entries are added, never changed (UK GDPR art. 5(2), 7(1)).</summary>
public sealed class BasisEntry : IOwnedRow
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid RelationshipId { get; init; }

    [Plain("a lawful basis")]
    public required string Basis { get; init; }

    /// <summary>How consent was shown: <c>form</c>, <c>double-opt-in</c>, <c>writing</c>, <c>spoken</c>; null on other bases.</summary>
    [Plain("one of four words")]
    public string? Evidence { get; init; }

    [Plain("from when")]
    public required Instant From { get; init; }

    [Plain("when it was written down")]
    public required Instant WrittenAt { get; init; }

    [Plain("opaque id of the account that wrote it down")]
    public required Guid WrittenBy { get; init; }
}

/// <summary>One thing we know of a person, under the relationship that needs it, with who told us and when.</summary>
public sealed class PersonDetail : IOwnedRow
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid RelationshipId { get; init; }

    public Relationship Relationship { get; init; } = null!;

    [Plain("the name of a field, such as email")]
    public required string Field { get; init; }

    /// <summary>Of the category that its field declares.</summary>
    [Personal("by-field")]
    public required string Value { get; init; }

    /// <summary>The value as it is compared, such as a number in one spelling; null where nobody is found by it (a name is found by its words).</summary>
    [Personal("by-field"), ComparedByBytes]
    public string? Key { get; init; }

    [Plain("a source of the policy")]
    public required string Source { get; init; }

    [Plain("when we were told")]
    public required Instant ToldAt { get; init; }

    [Plain("opaque id of the account that wrote it down")]
    public required Guid WrittenBy { get; init; }
}

/// <summary>A note for colleagues. The person may read it.</summary>
public sealed class PersonNote : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid RelationshipId { get; init; }

    [Personal("note")]
    public required string Text { get; init; }

    [Plain("when it was written")]
    public required Instant WrittenAt { get; init; }

    [Plain("opaque id of the account that wrote it")]
    public required Guid WrittenBy { get; init; }
}

/// <summary>A word of the organisation's list of interests.</summary>
public sealed class Interest : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("a word that the organisation chose; about nobody")]
    public required string Word { get; init; }
}

/// <summary>That a person showed one of the interests.</summary>
public sealed class PersonInterest : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid RelationshipId { get; init; }

    public Guid InterestId { get; init; }

    public Interest Interest { get; init; } = null!;

    [Plain("when it was noted")]
    public required Instant NotedAt { get; init; }
}

/// <summary>That somebody opened the page of a person. Record kind <c>access-log</c>.</summary>
public sealed class PersonRead : IRetained
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("opaque id of the person")]
    public required Guid PersonId { get; set; }

    [Plain("opaque id of the account; zero when the person looked, by a link")]
    public required Guid ReadBy { get; init; }

    [Plain("when")]
    public required Instant ReadAt { get; init; }

    public Instant LookAt { get; set; }
}
