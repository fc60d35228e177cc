using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.Imports;

/// <summary>A list that was brought over from another system: the file as it came, sealed, and what was chosen for it. Record kind <c>import-file</c>.</summary>
/// <remarks>The file is there so that nothing that was uploaded is lost; it goes after a short period, with its rows. The people stay under rules of their own.</remarks>
public sealed class ImportFile : IRetained
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    /// <summary>People name files after people.</summary>
    [Personal("document")]
    public required string Name { get; init; }

    [Plain("how large the file is")]
    public long Bytes { get; set; }

    /// <summary>Without it the sealed parts say nothing; it goes with this row.</summary>
    [Plain("the key that opens the parts")]
    public required byte[] Key { get; init; }

    [Plain("csv, vcard, sie or tickets")]
    public string Format { get; set; } = "";

    [Plain("the program whose export it is, or other")]
    public string Origin { get; set; } = "";

    [Plain("when it was uploaded")]
    public required Instant UploadedAt { get; init; }

    [Plain("opaque id of the account that uploaded it")]
    public required Guid UploadedBy { get; init; }

    [Plain("one word of ImportState")]
    public string State { get; set; } = ImportState.Arriving;

    /// <summary>What each column means; headings are about nobody.</summary>
    [Plain("which column is which field")]
    public string Mapping { get; set; } = "";

    [Plain("a record kind of the policy, or suppression")]
    public string Kind { get; set; } = "";

    [Plain("a people's group of the policy")]
    public string PeopleGroup { get; set; } = "";

    [Plain("a brand of the policy")]
    public string Brand { get; set; } = "";

    [Plain("a lawful basis")]
    public string Basis { get; set; } = "";

    [Plain("how consent is shown, or null")]
    public string? Evidence { get; set; }

    [Plain("a source of the policy")]
    public string Source { get; set; } = "";

    [Plain("whether contacts without a date are taken, marked")]
    public bool TakesUndated { get; set; }

    /// <summary>How many contacts are in the file; 0 until it was looked through.</summary>
    [Plain("a count")]
    public int Total { get; set; }

    [Plain("a count")]
    public int Done { get; set; }

    [Plain("what ended the reading: text key, line, column, limit")]
    public string? Fault { get; set; }

    [Plain("opaque id of the account that had it taken")]
    public Guid? TakenBy { get; set; }

    [Plain("when taking was asked for")]
    public Instant? TakenAt { get; set; }

    [Plain("when it was undone")]
    public Instant? UndoneAt { get; set; }

    public Instant LookAt { get; set; }

    public bool IsSuppression => Kind == Permits.Suppression.Kind;

    public bool IsTickets => Kind == Tickets.Public.TicketArrivals.Kind;

    /// <summary>Whether a worker is busy with it.</summary>
    public bool IsBusy => State is ImportState.Looking or ImportState.Taking;

    /// <summary>The last moment at which it can be undone.</summary>
    public Instant? UndoneUntil => TakenAt + Duration.FromDays(7);
}

/// <summary>How far an import has come.</summary>
public static class ImportState
{
    public const string Arriving = "arriving";
    public const string Arrived = "arrived";
    public const string Looking = "looking";
    public const string Looked = "looked";
    public const string Taking = "taking";
    public const string Taken = "taken";
    public const string Undone = "undone";
}
