using Avow.Policy.Model;
using NodaTime;

namespace Avow.Permits;

/// <summary>The gate's yes: this purpose may use this record's data now, on this channel, towards this recipient. Only the gate can make one,
/// because it is nested here and the constructor is private; whoever forgets to ask does not compile.</summary>
public sealed partial class Permit
{
    private Permit(Use use, VersionId policy, Instant grantedAt)
    {
        Use = use;
        Policy = policy;
        GrantedAt = grantedAt;
    }

    /// <summary>What was asked, and is allowed.</summary>
    public Use Use { get; }

    /// <summary>The version under which it was allowed.</summary>
    public VersionId Policy { get; }

    public Instant GrantedAt { get; }
}

/// <summary>A use of data, as the gate is asked about it.</summary>
/// <param name="Purpose">A purpose of the policy.</param>
/// <param name="Kind">The record kind whose data is used.</param>
/// <param name="Subject">Opaque id of the record or the person it is about.</param>
/// <param name="Channel">A channel people are written to on (<c>email</c>, <c>sms</c>, <c>phone</c>, <c>post</c>), or null for a use without one.</param>
/// <param name="Recipient">The id of a recipient outside the organisation, or null.</param>
public sealed record Use(string Purpose, string Kind, Guid Subject, string? Channel = null, string? Recipient = null);

/// <summary>The gate's no, with the sentence of the notice that it rests on.</summary>
/// <param name="Why">The text key's last part: <c>unknown-purpose</c>, <c>no-basis</c>, <c>kind-not-covered</c>, <c>channel</c>, <c>recipient</c>, <c>no-agreement</c>, <c>basis-not-promised</c>, <c>no-consent</c>, <c>consent-left</c>, <c>new-purpose</c>, <c>restricted</c>, <c>said-no</c>.</param>
/// <param name="Sentence">The id of a sentence of the notice, or null when the policy says nothing of the purpose.</param>
public sealed record UseRefused(Use Use, string Why, string? Sentence) : Web.Refusal($"gate.{Why}")
{
    public override string? Rule => Sentence;
}
