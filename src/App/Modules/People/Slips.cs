using System.Data.Common;
using Avow.Database;
using Avow.Holdings;

namespace Avow.Modules.People;

/// <summary>Finds the words that somebody meant who made one slip: a letter wrong, left out, too many, or swapped with its neighbour.</summary>
/// <remarks>Every spelling one slip away is looked up in the index, some hundreds of look-ups of a few microseconds each. So nothing is stored for it, it
/// is the same on both databases, and it costs the same among ten thousand people and a million.</remarks>
internal static class Slips
{
    private const int ShortestWord = 4;
    private const int MostMeant = 24;

    /// <summary>From the first to the last letter of the alphabets that are written with few signs, accents aside.</summary>
    private static readonly (char First, char Last)[] Alphabets = [('a', 'z'), ('α', 'ω'), ('а', 'я'), ('א', 'ת'), ('ء', 'ي'), ('ա', 'ֆ'), ('ა', 'ჰ'), ('ก', 'ฮ'), ('अ', 'ह')];

    /// <summary>The words, or beginnings of words, that are there and one slip away, whole words first.</summary>
    public static async Task<IReadOnlyList<Meant>> Mend(Work work, string word)
    {
        if (word.Length < ShortestWord || !word.Any(char.IsLetter))
        {
            return [];
        }

        var spellings = Of(word).ToArray();
        await using var command = Asking(work, spellings);
        var found = new List<Meant>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            var (spelling, next) = (rows.GetString(0), rows.IsDBNull(1) ? "" : rows.GetString(1));
            if (next == spelling || (spelling.Length >= ShortestWord && next.StartsWith(spelling, StringComparison.Ordinal)))
            {
                found.Add(new(spelling, IsWhole: next == spelling));
            }
        }

        return [.. found.OrderByDescending(f => f.IsWhole).Take(MostMeant)];
    }

    /// <summary>Every spelling one slip away; each once, the word itself not among them.</summary>
    internal static IEnumerable<string> Of(string word)
    {
        var letters = word.Where(char.IsLetter).SelectMany(AlphabetOf).Distinct().ToList();
        var spellings = new HashSet<string>();
        for (var i = 0; i <= word.Length; i++)
        {
            var (before, after) = (word[..i], word[i..]);
            spellings.UnionWith(letters.Select(l => before + l + after));
            if (after.Length > 0)
            {
                spellings.Add(before + after[1..]);
                spellings.UnionWith(letters.Select(l => before + l + after[1..]));
            }

            if (after.Length > 1)
            {
                spellings.Add($"{before}{after[1]}{after[0]}{after[2..]}");
            }
        }

        spellings.Remove(word);
        return spellings;
    }

    /// <summary>For each spelling the first word that is not before it.</summary>
    private static DbCommand Asking(Work work, string[] spellings)
    {
        var list = work.Store.IsPostgres ? "unnest(@spellings) AS asked(value)" : "json_each(@spellings) AS asked";
        var command = work.Command($"""
            SELECT asked.value, (SELECT word FROM person_word WHERE organisation_id = @organisation AND word >= asked.value ORDER BY word LIMIT 1) FROM {list}
            """);
        return command.With("@spellings", work.Store.IsPostgres ? spellings : System.Text.Json.JsonSerializer.Serialize(spellings));
    }

    private static IEnumerable<char> AlphabetOf(char letter) =>
        Alphabets.Where(a => letter >= a.First && letter <= a.Last).SelectMany(a => Enumerable.Range(a.First, a.Last - a.First + 1)).Select(l => (char)l).Where(char.IsLetter);
}

/// <summary>What a typed word stands for.</summary>
/// <param name="IsWhole">Only this word; otherwise every word that begins so.</param>
internal sealed record Meant(string Text, bool IsWhole)
{
    public bool Fits(string word) => IsWhole ? word == Text : word.StartsWith(Text, StringComparison.Ordinal);

    /// <summary>Before this sign sequence stands everything that fits, in the index's order.</summary>
    public string Until => Text + (IsWhole ? "\u0001" : ComparedByBytes.Last);
}
