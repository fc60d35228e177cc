using Avow.Database;
using Avow.Holdings;

namespace Avow.Modules.Imports;

/// <summary>A sealed piece of a file. Goes with the file.</summary>
public sealed class ImportPart : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid FileId { get; init; }

    [Plain("its place, from 0")]
    public required int Number { get; init; }

    [Personal("document")]
    public required byte[] Sealed { get; init; }
}

/// <summary>What becomes of one contact of a file: no content, only where it stands and what was decided. Goes with the file.</summary>
public sealed class ImportRow : IOwnedRow
{
    public long OrganisationId { get; set; }

    public Guid FileId { get; init; }

    [Plain("its place among the contacts, from 1")]
    public required int Number { get; init; }

    [Plain("its line in the file, from 1")]
    public required int Line { get; init; }

    /// <summary>The mapped contact under the organisation's key: the same contact again is recognised, and nobody else can say whose it is.</summary>
    [Plain("a mark of the contact that only this organisation can make")]
    public required byte[] Mark { get; init; }

    [Plain("taken, merged, same, refused, past, suppressed")]
    public required string Fate { get; set; }

    [Plain("a machine word")]
    public string Why { get; set; } = "";

    [Plain("the name of a field")]
    public string? Field { get; set; }

    [Plain("where the fault stands: column and limit")]
    public string? Place { get; set; }

    [Plain("opaque id of the person")]
    public Guid? PersonId { get; set; }

    [Plain("opaque id of the relationship or ticket that was made")]
    public Guid? RelationshipId { get; set; }

    [Plain("whether its first day is unknown")]
    public bool Undated { get; set; }
}

/// <summary>What the columns of a list meant the last time a list with the same headings came.</summary>
public sealed class ImportMapping : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("digest of the headings")]
    public required byte[] Headings { get; init; }

    [Plain("which column is which field")]
    public required string Mapping { get; set; }
}
