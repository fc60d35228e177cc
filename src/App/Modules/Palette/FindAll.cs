using Avow.Modules.Palette.Public;
using Avow.Modules.Identity.Public;
using Avow.Web;

namespace Avow.Modules.Palette;

/// <summary>Finds people, clients, enquiries and pages by what somebody types: a page that works without script, and the same as a list for the palette.</summary>
internal sealed class FindAll(IEnumerable<IFinds> finders)
{
    private const int Longest = 200;
    private const int MostOnPage = 20;
    private const int MostInList = 6;

    public async Task<IResult> Show(Visit visit, Pages pages, PageContext page, string? q)
    {
        var words = Words(q);
        return pages.Show<FindPage>(page.Say["find.title"], new { Q = words, Groups = await Groups(visit, page, words, MostOnPage) });
    }

    public async Task<IResult> List(Visit visit, Pages pages, PageContext page, string? q)
    {
        var words = Words(q);
        return pages.Show<FoundOptions>(page.Say["find.title"], new { Q = words, Groups = await Groups(visit, page, words, MostInList) });
    }

    private async Task<IReadOnlyList<FoundGroup>> Groups(Visit visit, PageContext page, string q, int most)
    {
        var groups = new List<FoundGroup>();
        foreach (var finder in finders.Where(_ => q.Length > 0).OrderBy(f => f.Order))
        {
            if (await finder.Find(visit, page, q, most) is { Items.Count: > 0 } group)
            {
                groups.Add(group);
            }
        }

        return MenuFound.In(page, q, most) is { Items.Count: > 0 } menu ? [.. groups, menu] : groups;
    }

    private static string Words(string? q) => (q ?? "").Trim() is { Length: > Longest } words ? words[..Longest] : (q ?? "").Trim();
}
