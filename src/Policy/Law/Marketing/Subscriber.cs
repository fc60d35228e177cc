namespace Avow.Policy.Law.Marketing;

/// <summary>Who holds the address or the number.</summary>
public enum Subscriber
{
    /// <summary>Nobody knows: protected as an individual.</summary>
    Unknown,

    /// <summary>A living person.</summary>
    Individual,

    /// <summary>A sole trader, <i>enskild firma</i>.</summary>
    SoleTrader,

    /// <summary>An ordinary partnership or other unincorporated body; in Scotland see <see cref="ScottishPartnership"/>.</summary>
    Partnership,

    /// <summary>A partnership of Scotland, which is a legal person.</summary>
    ScottishPartnership,

    /// <summary>A limited liability partnership.</summary>
    LimitedLiabilityPartnership,

    /// <summary>A company.</summary>
    Company,

    /// <summary>A public body.</summary>
    PublicBody,
}

/// <summary>Which of two sets of rules a subscriber has.</summary>
public static class Subscribers
{
    /// <summary>Whether the subscriber is corporate: no consent is needed, but a sender's name and a way to object.</summary>
    /// <remarks>Source: PECR 2003 reg. 2(1). An employee's named address still belongs to a person, whose objection is absolute (UK GDPR art. 21(3)).</remarks>
    public static bool IsCorporate(this Subscriber subscriber) =>
        subscriber is Subscriber.ScottishPartnership or Subscriber.LimitedLiabilityPartnership or Subscriber.Company or Subscriber.PublicBody;
}
