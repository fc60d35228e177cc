using Avow.Modules.Identity.Public;
using Avow.Web;

namespace Avow.Modules.Palette.Public;

/// <summary>A module that finds things of its own by what somebody types.</summary>
public interface IFinds
{
    /// <summary>Where its group stands among the others: lower is higher.</summary>
    int Order { get; }

    /// <summary>What fits, for somebody who may see it; null when this module has nothing to say here.</summary>
    /// <param name="q">As typed, not empty.</param>
    /// <param name="most">So many things at most.</param>
    Task<FoundGroup?> Find(Visit visit, PageContext page, string q, int most);
}

/// <summary>What one module found.</summary>
/// <param name="TextKey">Of the group's heading.</param>
/// <param name="Items">The best first; may be empty.</param>
/// <param name="IsOffer">It is no find: another place to look.</param>
/// <param name="IsNearly">Nothing fits as it was typed; these do but for a slip.</param>
public sealed record FoundGroup(string TextKey, IReadOnlyList<FoundItem> Items, bool IsNearly = false, bool IsOffer = false);

/// <summary>One thing that was found.</summary>
/// <param name="Detail">What tells it from another of the same name; may be empty.</param>
/// <param name="Path">Relative to the organisation's pages.</param>
public sealed record FoundItem(string Icon, string Name, string Detail, string Path);
