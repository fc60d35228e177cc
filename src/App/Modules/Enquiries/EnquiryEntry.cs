using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.Enquiries;

/// <summary>One thing that was said in an enquiry: what was asked, what we answered, what came back. Dies with its enquiry.</summary>
public sealed class EnquiryEntry : IOwned
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    public Guid EnquiryId { get; set; }

    [Plain("whether we said it")]
    public required bool IsOurs { get; init; }

    [Plain("how it came or went, such as form, email or phone")]
    public required string Way { get; init; }

    [Personal("communication")]
    public required string Words { get; init; }

    [Plain("when it was said")]
    public required Instant At { get; init; }

    [Plain("opaque id of the account that wrote it, or null for the person's own form")]
    public Guid? WrittenBy { get; init; }

    [Plain("opaque id of the mail that carried it")]
    public Guid? MailId { get; init; }

    /// <summary>Whether it asked about the newsletter. Asked once, never again.</summary>
    [Plain("whether it asked about the newsletter")]
    public bool Invites { get; init; }
}
