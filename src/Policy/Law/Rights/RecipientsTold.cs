namespace Avow.Policy.Law.Rights;

/// <summary>One recipient of the data and what came of telling it.</summary>
/// <param name="Recipient">The id of the recipient in the policy.</param>
/// <param name="HasCopy">Whether it was given the data.</param>
/// <param name="IsConfirmed">Whether it answered that it is done; evidence is kept for each.</param>
/// <param name="IsImpossible">Impossible or disproportionate, with a recorded reason.</param>
public sealed record RecipientCopy(string Recipient, bool HasCopy, bool IsConfirmed, bool IsImpossible);

/// <summary>Telling recipients of rectification, erasure and restriction.</summary>
/// <remarks>Source: UK GDPR and GDPR art. 19. The person is told who they are when the person asks.</remarks>
public static class RecipientsTold
{
    /// <summary>The recipients that must still be told or have not confirmed, in the order given; empty when nothing is owed.</summary>
    public static IReadOnlyList<string> StillOwed(IEnumerable<RecipientCopy> copies) =>
        [.. copies.Where(c => c is { HasCopy: true, IsConfirmed: false, IsImpossible: false }).Select(c => c.Recipient)];

    /// <summary>The recipients to name when the person asks: all that had the data.</summary>
    public static IReadOnlyList<string> ToName(IEnumerable<RecipientCopy> copies) => [.. copies.Where(c => c.HasCopy).Select(c => c.Recipient)];
}
