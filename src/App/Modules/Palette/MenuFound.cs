using System.Globalization;
using Avow.Modules.Palette.Public;
using Avow.Web;

namespace Avow.Modules.Palette;

/// <summary>The pages of the menu whose name has a word that begins with what was typed; all of them before anything is typed.</summary>
internal static class MenuFound
{
    private const CompareOptions Loosely = CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace;

    public static FoundGroup In(PageContext page, string q, int most)
    {
        var words = q.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var lines = page.Menu.SelectMany(s => s.Items).Select(i => new FoundItem(i.Icon, page.Say[i.TextKey], "", i.Path));
        return new("find.pages", [.. lines.Where(l => words.All(w => Begins(l.Name, w))).Take(words.Length == 0 ? int.MaxValue : most)]);
    }

    private static bool Begins(string name, string word) =>
        name.Split(' ', '-').Any(part => CultureInfo.InvariantCulture.CompareInfo.IsPrefix(part, word, Loosely));
}
