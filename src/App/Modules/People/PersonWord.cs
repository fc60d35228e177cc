using Avow.Database;
using Avow.Holdings;

namespace Avow.Modules.People;

/// <summary>One word of the name or the company of a relationship, as the search compares it: the index by which people are found as one types.
/// It goes with its relationship.</summary>
public sealed class PersonWord : IOwnedRow
{
    public long OrganisationId { get; set; }

    public Guid RelationshipId { get; init; }

    [Personal("name"), ComparedByBytes]
    public required string Word { get; init; }

    /// <summary>The words by which a relationship is found; each once.</summary>
    internal static IReadOnlySet<string> Of(Relationship relationship) => Of(relationship.SortName, relationship.CompanyKey, relationship.CompanyNumber);

    internal static IReadOnlySet<string> Of(string sortName, string? companyKey, string? companyNumber) =>
        $"{sortName} {companyKey} {companyNumber?.ToLowerInvariant()}".Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet();
}
