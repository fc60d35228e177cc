using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.Identity;

/// <summary>What an act of a program was answered, so that the same act sent twice is carried out once. Holds nothing personal: an act is answered
/// with a sentence of ours, figures and addresses. Record kind <c>api-reply</c>: the policy says how long it stands.</summary>
public sealed class ApiReply : IRetained
{
    public const string Kind = "api-reply";

    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("opaque id of the token")]
    public required Guid TokenId { get; init; }

    [Plain("digest of the program's own key for the act")]
    public required byte[] KeyDigest { get; init; }

    [Plain("digest of the act: its address and its body")]
    public required byte[] ActDigest { get; init; }

    [Plain("when it was asked")]
    public required Instant At { get; init; }

    [Plain("the status; 0 while it is being carried out")]
    public int Status { get; set; }

    [Plain("a sentence of ours with figures and addresses; no words of anybody")]
    public string? Json { get; set; }

    [Plain("an address with an opaque id")]
    public string? Location { get; set; }

    public Instant LookAt { get; set; }
}
