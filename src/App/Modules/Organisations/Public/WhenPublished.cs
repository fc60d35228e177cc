using Avow.Database;
using Avow.Policy.Model;

namespace Avow.Modules.Organisations.Public;

/// <summary>A version on its way to publication.</summary>
/// <param name="Before">The newest version until then.</param>
public sealed record VersionStep(Organisation Organisation, PolicyFile Before, PolicyFile After);

/// <summary>A module's part when a version is published: people of its own whom the change concerns and who are written to.</summary>
/// <param name="Count">How many will be written to; changes nothing.</param>
/// <param name="Tell">Writes to them, in the transaction that publishes; answers how many.</param>
public sealed record WhenPublished(Func<Work, VersionStep, CancellationToken, Task<int>> Count, Func<Work, VersionStep, CancellationToken, Task<int>> Tell);
