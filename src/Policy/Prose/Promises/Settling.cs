using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Promises;

/// <summary>What the whole text decides: one named recipient and one right are told once, a plain list of categories is one promise.</summary>
internal static class Settling
{
    public static IReadOnlyList<Draft> Settle(List<Draft> drafts) =>
    [
        .. Named(Rights(Categories(Repeated(Pairs(drafts))))).OrderBy(d => d.Start).ThenBy(d => d.End),
    ];

    /// <summary>A promise that a pair of sentences makes is not made again by the second alone.</summary>
    private static IEnumerable<Draft> Pairs(List<Draft> drafts)
    {
        var pairs = drafts.Where(d => d.Rule.Quote == "pair").Select(d => (d.Type, d.Sentence.After)).ToHashSet();
        return drafts.Where(d => !pairs.Contains((d.Type, d.Sentence)));
    }

    /// <summary>A paragraph that stands twice promises once.</summary>
    private static IEnumerable<Draft> Repeated(IEnumerable<Draft> drafts)
    {
        var known = new Dictionary<(string, string), Sentence>();
        return drafts.Where(d => d.End - d.Start < 40 || known.TryAdd((d.Type, d.Sentence.Text), d.Sentence) || known[(d.Type, d.Sentence.Text)] == d.Sentence);
    }

    /// <summary>A named recipient that several sentences mention stands where the surest rule found it.</summary>
    private static IEnumerable<Draft> Named(IEnumerable<Draft> drafts)
    {
        var all = drafts.ToList();
        var best = all.Where(IsNamed).GroupBy(NameOf).ToDictionary(g => g.Key, g => g.MinBy(d => d.Order));
        return all.Where(d => !IsNamed(d) || best[NameOf(d)] == d);
    }

    private static bool IsNamed(Draft draft) =>
        draft.Type == "recipient" && draft.Value["name"] is string name && name.Length > 1 && Grammar.ProseGrammar.Default.Vendors.ContainsKey(name.ToLowerInvariant());

    private static string NameOf(Draft draft) => ((string)draft.Value["name"]!).ToLowerInvariant();

    /// <summary>What a list of rights has stated, or the section before, a later sentence that only explains it does not state again.</summary>
    private static IEnumerable<Draft> Rights(IEnumerable<Draft> drafts)
    {
        var listed = new HashSet<object?>();
        var told = new HashSet<(object?, object?)>();
        foreach (var draft in drafts)
        {
            var right = draft.Value.GetValueOrDefault("right");
            if (draft.Type != "right" || right is "response-time")
            {
                yield return draft;
                continue;
            }

            var isEntry = draft.Sentence is { IsListed: true, IsFirstOfBlock: true };
            var isNew = told.Add((right, draft.Sentence.Section));
            if (isEntry ? listed.Add(right) || isNew : isNew && !listed.Contains(right))
            {
                yield return draft;
            }
        }
    }

    /// <summary>Bare items of one list ("Name", "Phone number") become one promise over the whole list.</summary>
    private static IEnumerable<Draft> Categories(IEnumerable<Draft> drafts)
    {
        Draft? open = null;
        foreach (var draft in drafts)
        {
            if (draft.Rule.Value.GetValueOrDefault("take") is not "list")
            {
                yield return draft;
            }
            else if (open is not null && open.Sentence.Lead == draft.Sentence.Lead && open.Sentence.Section == draft.Sentence.Section && draft.Start - open.End < 40)
            {
                open = open with { End = draft.End, Value = new(open.Value) { ["category"] = $"{open.Value["category"]}; {draft.Value["category"]}" } };
            }
            else
            {
                if (open is not null)
                {
                    yield return open;
                }

                open = draft;
            }
        }

        if (open is not null)
        {
            yield return open;
        }
    }
}
