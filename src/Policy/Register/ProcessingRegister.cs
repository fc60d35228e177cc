using Avow.Policy.Model;
using Avow.Policy.Notices;
using NodaTime;

namespace Avow.Policy.Register;

/// <summary>A recipient as the register names it.</summary>
/// <param name="Safeguards">What protects a transfer, in words. Empty when the data goes nowhere that needs it.</param>
/// <param name="IsTransfer">Whether it holds data in a country that not every regime of the policy trusts by itself.</param>
public sealed record RegisterRecipient(string Id, string Name, string Role, IReadOnlyList<string> Countries, IReadOnlyList<string> Safeguards, bool IsTransfer);

/// <summary>A file that shows that somebody weighed, screened, tested or agreed.</summary>
/// <param name="Kind">In words: balancing test, screening, transfer test, agreement.</param>
/// <param name="By">Who did it; empty for an agreement.</param>
/// <param name="ReviewBy">The last day on which it is to be looked at again.</param>
public sealed record RegisterPaper(string Kind, string File, string By, LocalDate On, LocalDate ReviewBy);

/// <summary>One activity: a purpose of the policy.</summary>
/// <param name="Id">The purpose's id.</param>
/// <param name="Basis">In words; for a processor: that the client has it.</param>
/// <param name="Limits">The limits of erasure: one sentence a kind of record, as the notice says it.</param>
public sealed record Activity(
    string Id, Role Part, string Name, string Why, string Basis, IReadOnlyList<string> People, IReadOnlyList<string> Data, string? Special,
    IReadOnlyList<string> Sources, IReadOnlyList<RegisterRecipient> Recipients, IReadOnlyList<string> Limits, IReadOnlyList<RegisterPaper> Papers);

/// <summary>The register of processing of one version: what a controller (30(1)) and a processor (30(2)) must be able to show.</summary>
/// <param name="JointControllers">Recipients that decide together with the organisation. May be empty.</param>
/// <param name="Security">How the data is kept safe (32(1)); empty when the policy says nothing.</param>
/// <param name="Places">Store to country, in words.</param>
/// <param name="ReviewedOn">When the policy was last read through; null when no duty says.</param>
/// <param name="ReviewBy">The last day on which it is to be read through again; null when no duty says.</param>
/// <param name="Activities">In the order of the file.</param>
/// <remarks>Source: UK GDPR and GDPR art. 30(1), (2) and (4).</remarks>
public sealed record ProcessingRegister(
    string Language, VersionId Version, Controller Controller, IReadOnlyList<RegisterRecipient> JointControllers, string Security,
    IReadOnlyList<(string Store, string Country)> Places, LocalDate? ReviewedOn, LocalDate? ReviewBy, IReadOnlyList<Activity> Activities)
{
    /// <summary>The register of a policy, in one of the product's languages; texts that the policy lacks in it stand in its first one.</summary>
    /// <exception cref="ArgumentException">The language is unknown.</exception>
    public static ProcessingRegister Of(PolicyFile policy, string language)
    {
        if (!Vocabulary.Languages.Contains(language))
        {
            throw new ArgumentException($"There are no sentences in `{language}`; there are in {string.Join(", ", Vocabulary.Languages)}.", nameof(language));
        }

        var maker = new RegisterMaker(policy, language);
        var (reviewed, next) = Review(policy);
        return new(
            language, policy.Version, policy.Controller, [.. policy.Recipients.Where(r => r.Role == "joint-controller").Select(maker.Recipient)], policy.Security.In(language),
            [.. policy.Locations.Select(l => (KeepSentence.Capital(maker.Words.Notice[$"store.{l.Key}"]), maker.Words.Notice.Country(l.Value)))],
            reviewed, next, [.. policy.Purposes.Select(maker.Activity)]);
    }

    /// <summary>The duty to read the policy again: the one that is called so, or whose words speak of it.</summary>
    public static Duty? ReviewDuty(PolicyFile policy) =>
        policy.Duties.FirstOrDefault(d => d.Id == "policy-review") ?? policy.Duties.FirstOrDefault(d => d.Id.Contains("review", StringComparison.Ordinal) && d.Id.Contains("policy", StringComparison.Ordinal));

    private static (LocalDate? On, LocalDate? By) Review(PolicyFile policy) =>
        ReviewDuty(policy) is not { } duty ? (null, null) : (duty.LastDone, duty.Every.After(duty.LastDone ?? policy.Version.Date));
}
