namespace Avow.Policy.Law.Marketing;

/// <summary>Whether marketing may reach somebody, and why.</summary>
/// <param name="IsAllowed">True only when something allows it.</param>
/// <param name="Because">The ground or the obstacle, in a few words without a full stop.</param>
public sealed record Permission(bool IsAllowed, string Because)
{
    internal static Permission Allow(string because) => new(true, because);

    internal static Permission Block(string because) => new(false, because);
}
