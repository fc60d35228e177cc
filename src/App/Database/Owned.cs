using NodaTime;

namespace Avow.Database;

/// <summary>A row that belongs to exactly one organisation, for good.</summary>
public interface IOwnedRow
{
    /// <summary>Set when the row is saved; leads every key and index; never changes.</summary>
    long OrganisationId { get; set; }
}

/// <summary>A row of an organisation with a key of its own.</summary>
public interface IOwned : IOwnedRow
{
    /// <summary>Version 7, made by the app.</summary>
    Guid Id { get; init; }
}

/// <summary>A row the engine keeps and forgets by the policy.</summary>
public interface IRetained : IOwned
{
    /// <summary>The instant at or before which the record must be decided again. The default, the epoch, means tonight; early is harmless.</summary>
    Instant LookAt { get; set; }
}

/// <summary>A retained row that a person may remove on a page, with undo until the nightly run.</summary>
public interface IRemovable : IRetained
{
    Instant? RemovedAt { get; set; }
}

/// <summary>A retained row of which some fields may go before the rest. Its personal columns are nullable (guard).</summary>
public interface IBlankable : IRetained
{
    /// <summary>The categories that were blanked, one space between; null while all are there.</summary>
    string? Blanked { get; }
}
