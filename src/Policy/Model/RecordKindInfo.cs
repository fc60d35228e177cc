namespace Avow.Policy.Model;

/// <summary>What the policy library needs to know of a record kind that the app uses.</summary>
/// <param name="Name">As the policy file writes it.</param>
/// <param name="Clocks">The clocks that its records can report. Not empty.</param>
/// <param name="Categories">The categories of personal data in it. May be empty.</param>
/// <param name="CanBlank">Whether some of its fields can go before the rest.</param>
/// <param name="CanAnonymise">Whether counts of it are declared, which can stay when it goes.</param>
public sealed record RecordKindInfo(
    string Name, IReadOnlyList<string> Clocks, IReadOnlyList<string> Categories, bool CanBlank = true, bool CanAnonymise = true);
