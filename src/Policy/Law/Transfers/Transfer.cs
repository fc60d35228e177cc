using NodaTime;

namespace Avow.Policy.Law.Transfers;

/// <summary>Data that goes to another country, as somebody wants it judged.</summary>
/// <param name="Regime"><c>uk</c> or <c>eu</c>: under whose rules it goes.</param>
/// <param name="Country">ISO code, <c>EU</c> or <c>EEA</c>; null for any country.</param>
/// <param name="Mechanism">What is to make it lawful: <c>adequacy</c>, or a safeguard such as <c>uk-extension</c>.</param>
/// <param name="On">The civil day of the transfer.</param>
public sealed record Transfer(string Regime, string? Country, string Mechanism, LocalDate On)
{
    /// <summary>Whether the recipient stood on the framework's list, within its scope; null when nobody looked.</summary>
    public bool? IsCertified { get; init; }

    /// <summary>When somebody looked; null when nobody did.</summary>
    public LocalDate? CertificationCheckedOn { get; init; }

    /// <summary>The recorded test; null when there is none.</summary>
    public TransferTest? Test { get; init; }

    /// <summary>For consent alone: whether the transfer is occasional; null when nobody said.</summary>
    public bool? IsOccasional { get; init; }
}

/// <summary>The exporter's record that protection there is not materially lower (UK), or essentially equivalent (EU).</summary>
/// <param name="On">When it was made.</param>
/// <param name="By">Who made it.</param>
/// <param name="IsMet">What came of it.</param>
/// <param name="ReviewOn">When it is looked at again; null when nobody said.</param>
public sealed record TransferTest(LocalDate On, string By, bool IsMet, LocalDate? ReviewOn);

/// <summary>Whether a mechanism carries a transfer.</summary>
public enum TransferStanding
{
    /// <summary>It does, where its conditions are met.</summary>
    Valid,

    /// <summary>It never did here, or no longer does, or a condition is not met.</summary>
    Invalid,

    /// <summary>There is no such decision, or it is not in force yet.</summary>
    NotAvailable,
}

/// <summary>What came of judging a transfer.</summary>
/// <param name="Because">Why, in one clause without a full stop.</param>
/// <param name="Rule">The rule that decided; null when there is none.</param>
/// <param name="Until">The last day on which the rule holds; null while no end is known.</param>
/// <param name="Open">Conditions that nobody has shown yet: <c>certification</c>, <c>test</c>, <c>occasional</c>. Empty when all are shown.</param>
/// <param name="RecheckOn">When the certification must be looked up again, or the test reviewed; null when neither applies or was done.</param>
public sealed record TransferJudgement(
    TransferStanding Standing, string Because, LawRule? Rule, LocalDate? Until, IReadOnlyList<string> Open, LocalDate? RecheckOn);
