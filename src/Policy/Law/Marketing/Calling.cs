using NodaTime;

namespace Avow.Policy.Law.Marketing;

/// <summary>What is known about a marketing call and the number it would reach.</summary>
/// <param name="On">The civil day of the call.</param>
public sealed record CallFacts(LocalDate On)
{
    /// <summary>The day since which the number stands in the register; null when it does not.</summary>
    public LocalDate? ListedOn { get; init; }

    /// <summary>The subscriber told us that we may call all the same.</summary>
    public bool SaidYes { get; init; }

    /// <summary>The subscriber told us not to call; stronger than a yes.</summary>
    public bool ToldUsNotTo { get; init; }

    /// <summary>A current customer, called about a similar product.</summary>
    public bool IsCustomerForSimilar { get; init; }

    /// <summary>The call asks for opinions and sells nothing.</summary>
    public bool IsMarketResearch { get; init; }
}

/// <summary>Whether a live marketing call may be made to a number.</summary>
/// <remarks>Source: PECR 2003 reg. 21(1), (3) and (4); marknadsföringslagen (2008:486) 21 § and the rules of Föreningen NIX-Telefon.</remarks>
public static class Calling
{
    /// <summary>The answer under one register.</summary>
    /// <param name="register"><c>tps</c>, <c>ctps</c> or <c>nix</c>.</param>
    /// <returns>A number in a register with a time of grace may be called while it is listed for fewer days than that.</returns>
    /// <exception cref="ArgumentException">The law has no such register on that day.</exception>
    public static Permission MayCall(LawBook law, string register, CallFacts facts)
    {
        var rule = law.OfKind("calling-register").FirstOrDefault(r => r.Text("name") == register && r.IsInForce(facts.On))
            ?? throw new ArgumentException($"The law has no register {register} on {facts.On:uuuu-MM-dd}.", nameof(register));
        var exceptions = rule.Texts("except");
        return facts.ToldUsNotTo ? Permission.Block("told us not to call")
            : facts.ListedOn is not { } listed || listed > facts.On ? Permission.Allow("not listed")
            : facts.SaidYes ? Permission.Allow("said that we may call")
            : facts.IsMarketResearch && exceptions.Contains("market-research") ? Permission.Allow($"market research is outside {register.ToUpperInvariant()}")
            : facts.IsCustomerForSimilar && exceptions.Contains("customer-similar") ? Permission.Allow("a customer, called about a similar product")
            : rule.PeriodIfAny("grace") is { } grace && facts.On < grace.After(listed) ? Permission.Allow($"listed for less than {grace}")
            : Permission.Block($"listed in {register.ToUpperInvariant()}");
    }
}
