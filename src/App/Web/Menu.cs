namespace Avow.Web;

/// <summary>One line of the staff menu, registered by the module that owns the page.</summary>
/// <param name="Section">Text key of the heading it stands under, or empty for the lines above all headings.</param>
/// <param name="TextKey">Text key of its word.</param>
/// <param name="Icon">Name of a symbol in <c>icons.svg</c>.</param>
/// <param name="Path">Relative to <c>/{slug}/</c>, without a leading slash; empty for the organisation's first page.</param>
/// <param name="Order">Lower stands higher; a section stands where its lowest line does.</param>
/// <param name="Roles">Who sees it. Empty: everybody who signed in.</param>
/// <param name="Keeps">The record kind without which an organisation has no such page; null: every organisation has it.</param>
public sealed record MenuItem(string Section, string TextKey, string Icon, string Path, int Order, string[] Roles, string? Keeps = null);

/// <summary>A figure beside a menu line: how many wait there.</summary>
public sealed record MenuCount(int Waiting, Kit.Tone Tone = Kit.Tone.None);

/// <summary>The lines one person sees under one heading.</summary>
public sealed record MenuSection(string TextKey, IReadOnlyList<MenuItem> Items);

/// <summary>All registered lines, put in order once.</summary>
public sealed class Menu(IEnumerable<MenuItem> items)
{
    private readonly MenuSection[] sections =
        [.. items.OrderBy(i => i.Order).GroupBy(i => i.Section).Select(g => new MenuSection(g.Key, [.. g]))];

    /// <summary>What somebody with these roles sees, in order; sections without a line are left out.</summary>
    public IReadOnlyList<MenuSection> For(IReadOnlyCollection<string> roles, Func<string, bool>? keeps = null) =>
        [.. sections.Select(s => s with { Items = [.. s.Items.Where(i => Sees(i, roles) && (i.Keeps is null || keeps is null || keeps(i.Keeps)))] }).Where(s => s.Items.Count > 0)];

    private static bool Sees(MenuItem item, IReadOnlyCollection<string> roles) =>
        item.Roles.Length == 0 || item.Roles.Any(roles.Contains);
}
