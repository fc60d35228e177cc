namespace Avow.Policy.Model;

/// <summary>What the policy library needs to know of a record kind that the app uses.</summary>
/// <param name="Name">As the policy file writes it.</param>
/// <param name="Clocks">The clocks that its records can report. Not empty.</param>
/// <param name="Categories">The categories of personal data in it. May be empty.</param>
public sealed record RecordKindInfo(string Name, IReadOnlyList<string> Clocks, IReadOnlyList<string> Categories);
