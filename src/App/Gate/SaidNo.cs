using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Permits;

/// <summary>That a person does not want a purpose to reach them on a channel. It holds from the moment it is said, for every record of the person,
/// and goes with the record it was written under.</summary>
/// <remarks>Source: UK GDPR art. 21(2) and (3): after an objection to direct marketing the data is no longer used for it.</remarks>
public sealed class SaidNo : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("opaque id of the record it was written under")]
    public required Guid RecordId { get; init; }

    [Plain("opaque id of the person")]
    public required Guid PersonId { get; set; }

    [Plain("a purpose of the policy")]
    public required string Purpose { get; init; }

    [Plain("a channel: email, phone, post, sms")]
    public required string Channel { get; init; }

    [Plain("when it was said")]
    public required Instant SaidAt { get; init; }

    /// <summary>Whether somebody said no to this use, on this record or any other of the same person.</summary>
    internal static Task<bool> To(AvowDb db, Use use, Guid? person, CancellationToken cancel) => use.Channel is not { } channel
        ? Task.FromResult(false)
        : db.Set<SaidNo>().AnyAsync(n => n.Purpose == use.Purpose && n.Channel == channel && (n.RecordId == use.Subject || n.PersonId == (person ?? use.Subject)), cancel);
}
