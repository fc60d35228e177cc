using Avow.Policy.Model;

namespace Avow.Policy.Reading;

/// <summary>What the rules of one purpose must be together: a default with its kinds, and something to blank.</summary>
internal static class KeepCheck
{
    /// <summary>The key of the rule that every kind without its own follows.</summary>
    public const string Default = "default";

    public static void Check(Node tree, List<Fault> faults)
    {
        if (tree is MapNode file && file.Find("purposes") is MapNode purposes)
        {
            foreach (var purpose in purposes.Entries.Select(e => e.Value).OfType<MapNode>().TakeWhile(_ => faults.Count <= ReadResult.MostFaults))
            {
                CheckDefault(purpose, faults);
                CheckBlank(purpose, faults);
            }
        }
    }

    private static void CheckDefault(MapNode purpose, List<Fault> faults)
    {
        var keep = purpose.Map("keep");
        var own = keep?.Entries.Select(e => e.Key).ToHashSet() ?? [];
        var without = purpose.Find("records") is ListNode list ? list.Items.OfType<ScalarNode>().Where(i => !own.Contains(i.Text.Trim())).ToList() : [];
        if (own.Contains(Default) && without.Count == 0)
        {
            var at = keep!.Entries.First(e => e.Key == Default).At;
            faults.Add(new(at, "keep-default", "`default` is the rule of the kinds under `records` that have none of their own, but there is no such kind."));
        }

        foreach (var kind in own.Contains(Default) ? [] : without.Take(ReadResult.MostFaults))
        {
            faults.Add(new(kind.At, "keep-default", $"{Quote.Word(kind.Text)} has no rule under `keep`, and there is no `default`{Quote.DidYouMean(kind.Text, own.Take(100))}"));
        }
    }

    private static void CheckBlank(MapNode purpose, List<Fault> faults)
    {
        foreach (var entry in purpose.Find("data") is ScalarNode ? purpose.Entries("keep") : [])
        {
            if (entry.Value is ScalarNode words && KeepRuleReader.Read(entry.Key, words.Text, words.At).Rule?.Then == Disposal.Blank)
            {
                faults.Add(new(words.At, "keep-blank", "Data `as-instructed` lives and dies whole, so nothing can be blanked; name the categories under `data`, or write `then delete`."));
            }
        }
    }
}
