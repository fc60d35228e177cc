using NodaTime;

namespace Avow.Simulation;

/// <summary>A hold as the second implementation remembers it.</summary>
internal sealed record PlainHold(Guid Id, Guid Covers, Instant From, Instant? Until)
{
    public Instant? LiftedAt { get; set; }

    /// <summary>When the reason is over; the note on it stays for a year more.</summary>
    public Instant? Over => LiftedAt ?? Until;

    public bool Covered(Instant at) => LiftedAt is null && From <= at && !(Until <= at);
}

internal sealed record PlainClient(Guid Id, Guid ContactId)
{
    public Instant? CeasedAt { get; set; }

    /// <summary>How long the client lets us keep, as a number and whether of months; null for as long as we say.</summary>
    public (int Count, bool Months)? Told { get; set; }
}

internal sealed record PlainMessage(Guid Id, PlainClient Client, Instant ReceivedAt)
{
    public Instant? RemovedAt { get; set; }
}

internal sealed record PlainMail(Guid Id, PlainMessage About, Instant? SentAt);

/// <summary>A published period for messages: so many days, from a date on.</summary>
internal sealed record PlainVersion(LocalDate From, int Days);

/// <summary>A record that should go tonight, and the instant at which it was due.</summary>
internal sealed record PlainGoing(string Kind, Guid Id, string Rule, Instant Due);
