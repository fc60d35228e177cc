using NodaTime;

namespace Avow.Policy.Law.Marketing;

/// <summary>How an address came into our hands.</summary>
public enum AddressSource
{
    /// <summary>A bought list, a card, a register, or nobody knows: it allows nothing by itself.</summary>
    Other,

    /// <summary>A sale to that person.</summary>
    Sale,

    /// <summary>Negotiations for a sale: the person asked for a quotation.</summary>
    Negotiation,
}

/// <summary>What is known about a marketing message by e-mail or text message and the one it would reach.</summary>
/// <param name="To">Who holds the address.</param>
public sealed record EmailFacts(Subscriber To)
{
    /// <summary>A stored consent with its wording that was not withdrawn.</summary>
    public bool HasConsent { get; init; }

    /// <summary>The person objected or unsubscribed; stronger than anything else.</summary>
    public bool HasObjected { get; init; }

    /// <summary>The address stands on the suppression list, from wherever it came this time.</summary>
    public bool IsSuppressed { get; init; }

    /// <summary>How the address came.</summary>
    public AddressSource Source { get; init; }

    /// <summary>The message is about our own similar products or services.</summary>
    public bool IsSimilar { get; init; }

    /// <summary>A simple way to refuse was offered, free, when the address was collected.</summary>
    public bool OptOutAtCollection { get; init; }

    /// <summary>And stands in every message.</summary>
    public bool OptOutInEveryMessage { get; init; }

    /// <summary>The sender is a charity, and the message furthers its charitable purpose.</summary>
    public bool FromCharity { get; init; }

    /// <summary>The person expressed interest in or supported the charity's purpose.</summary>
    public bool ShowedInterest { get; init; }

    /// <summary>The civil day the details were obtained; null when unknown.</summary>
    public LocalDate? ObtainedOn { get; init; }
}

/// <summary>Whether a marketing message may be sent. A message that asks for consent to marketing is one.</summary>
/// <remarks>Source: PECR 2003 reg. 22 and 23; marknadsföringslagen (2008:486) 19 §; UK GDPR art. 21(2) and (3).</remarks>
public static class EmailMarketing
{
    /// <summary>The answer for one address.</summary>
    /// <param name="jurisdiction">Such as <c>GB</c> or <c>SE</c>; where the law file has no rule, only consent allows.</param>
    /// <param name="on">The civil day of sending.</param>
    public static Permission MaySend(LawBook law, string jurisdiction, EmailFacts facts, LocalDate on) =>
        facts.IsSuppressed ? Permission.Block("on the suppression list")
        : facts.HasObjected ? Permission.Block("that person objected")
        : facts.HasConsent ? Permission.Allow("consent")
        : facts.To.IsCorporate() ? Permission.Allow("corporate subscriber: name the sender and give an address to opt out")
        : IsSoftOptIn(law, jurisdiction, facts, on) ? Permission.Allow("soft opt-in")
        : IsCharityOptIn(law, jurisdiction, facts) ? Permission.Allow("soft opt-in of charities")
        : Permission.Block("an individual without consent or soft opt-in");

    private static bool IsSoftOptIn(LawBook law, string jurisdiction, EmailFacts facts, LocalDate on) =>
        law.InForce("email-marketing", jurisdiction, on) is { } rule
        && rule.Texts("soft-opt-in-after").Contains(facts.Source.ToString().ToLowerInvariant())
        && facts is { IsSimilar: true, OptOutAtCollection: true, OptOutInEveryMessage: true };

    private static bool IsCharityOptIn(LawBook law, string jurisdiction, EmailFacts facts) =>
        facts is { FromCharity: true, ShowedInterest: true, OptOutAtCollection: true, OptOutInEveryMessage: true, ObtainedOn: { } obtained }
        && law.InForce("charity-email-marketing", jurisdiction, obtained) is not null;
}
