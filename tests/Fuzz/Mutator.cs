using System.Text;

namespace Avow.Fuzz;

/// <summary>Makes a file that nobody wrote out of files that somebody did. The same numbers give the same file.</summary>
internal sealed class Mutator(Random random, Seeds seeds)
{
    private const int LargestResult = 96 * 1024;

    private static readonly string[] Fragments =
    [
        "&a ", "*a", "!!int ", "!<tag:yaml.org,2002:str> ", "\0", "\ufeff", "\\ud800", "\"\\ud800\"", "\"\\0\"", "\u2028", "\u202e", "\u0085", "\r", "\t", "%YAML 1.2\n---\n", "\n---\n", "\n...\n",
        "<<: ", "? ", "[", "]", "{", "}", "{a: ", "- ", ": ", "#", " #", "|\n", ">\n", ">-\n  ", "|+9\n", "'", "\"", "''", "\"\"", "[]", "{}", "~", ", ", "\\x41", "\\UFFFFFFFF", "\U0001F600", "<script>", "&amp;", "=cmd", "<b>", "é", "İ", "ß",
    ];

    private readonly string[] _numbers =
    [
        "0", "1", "-1", "00", "7", "99", "100", "101", "1200", "1201", "36525", "36526", "65536", "2147483647", "2147483648", "9999", "0001", "9223372036854775808", "1e3", "02-29", "9999-12-31", "0001-01-01", "2024-02-29",
    ];

    /// <summary>One to eight changes, one after the other.</summary>
    /// <param name="input">UTF-8 or not.</param>
    /// <param name="other">Another file, for splices.</param>
    public byte[] Change(byte[] input, byte[] other)
    {
        var text = Encoding.UTF8.GetString(input);
        for (var n = 1 + (random.Next(3) == 0 ? random.Next(8) : random.Next(2)); n > 0; n--)
        {
            text = Changed(text, other);
            text = text.Length <= LargestResult ? text : text[..LargestResult];
        }

        return random.Next(12) == 0 ? Bytes(Encoding.UTF8.GetBytes(text)) : Encoding.UTF8.GetBytes(text);
    }

    private string Changed(string text, byte[] other) => random.Next(20) switch
    {
        0 => Lines(text, l => l.RemoveRange(At(l.Count), Math.Min(1, l.Count))),
        1 => Lines(text, RemoveBlock),
        2 => Lines(text, l => RepeatBlock(l, 1 + random.Next(3))),
        3 => Lines(text, Swap),
        4 or 5 => Lines(text, l => Splice(l, Encoding.UTF8.GetString(other).Split('\n'))),
        6 or 7 or 8 => ReplaceWord(text, Pick(seeds.Words)),
        9 or 10 => ReplaceWord(text, Pick(seeds.Short)),
        11 => ReplaceWord(text, Pick(_numbers)),
        12 => text.Insert(At(text.Length), Pick(Fragments)),
        13 => Insert(text, Pick(seeds.Short) + " "),
        14 or 15 => ReplaceValue(text, Rule()),
        16 => ReplaceValue(text, random.Next(2) == 0 ? Pick(seeds.Words) : $"[{Pick(seeds.Short)}, {Pick(seeds.Words)}]"),
        17 => Lines(text, Indent),
        18 => random.Next(12) == 0 ? Deep(text) : RemoveRange(text),
        _ => random.Next(12) == 0 ? ReplaceValue(text, Huge()) : Lines(text, l => MoveValue(l)),
    };

    /// <summary>A rule of keeping or nearly one.</summary>
    private string Rule()
    {
        string Clock() => random.Next(6) == 0 ? Pick(seeds.Short) : Pick(["received", "closed", "recorded", "contract-ended", "reviewed", "confirmed", "financial-year-ended", "service-ceased"]);
        string Length() => $"{(random.Next(8) == 0 ? Pick(_numbers) : random.Next(1, 40).ToString())} {Pick(["day", "days", "weeks", "months", "years", "year", "dyas"])}";
        string Term() => random.Next(8) switch
        {
            0 => $"until {Clock()}",
            1 => $"while {Pick(["open", "needed", "employed", Pick(seeds.Short)])}",
            2 => $"at most {Length()} after {Clock()}",
            3 => $"at least {Length()} after {Clock()}",
            4 => $"{random.Next(1, 9)} to {Length()} after {Clock()}",
            5 => $"at once after {Clock()}",
            _ => $"{Length()} after {Clock()}",
        };
        var terms = string.Join(", or ", Enumerable.Range(0, random.Next(0, 4)).Select(_ => Term()));
        var which = random.Next(3) == 0 ? $", whichever is {Pick(["first", "last"])}" : "";
        var law = random.Next(4) == 0 ? $"{(terms.Length > 0 ? ", and " : "")}as long as {Pick(["uk-company-tax", "uk-vat", "se-bookkeeping", "uk-companies-act", Pick(seeds.Short)])} requires" : "";
        var unless = random.Next(6) == 0 ? $", unless {Pick(["requested", "agreed"])} otherwise" : "";
        var ask = random.Next(4) == 0 ? $"; {Pick(["review", "ask"])} every {Length()}{(random.Next(2) == 0 ? $" after {Clock()}" : "")}{(random.Next(2) == 0 ? $", unanswered for {Length()}: {Pick(["delete", "anonymise"])}" : "")}" : "";
        return $"{terms}{which}{law}{unless}{ask}; then {Pick(["delete", "anonymise", "blank", "review", "delete and keep suppression", "delete at once"])}";
    }

    private string Lines(string text, Action<List<string>> change)
    {
        List<string> lines = [.. text.Split('\n')];
        change(lines);
        return string.Join('\n', lines);
    }

    private void RemoveBlock(List<string> lines)
    {
        var (from, count) = Block(lines);
        lines.RemoveRange(from, count);
    }

    private void RepeatBlock(List<string> lines, int times)
    {
        var (from, count) = Block(lines);
        var block = lines.GetRange(from, count);
        if (random.Next(2) == 0)
        {
            block[0] = ReplaceWord(block[0], Pick(seeds.Short));
        }

        for (var i = 0; i < times; i++)
        {
            lines.InsertRange(from + count, block);
        }
    }

    /// <summary>A block of one file in the place of a block of another, if it can be under the same key.</summary>
    private void Splice(List<string> lines, string[] others)
    {
        var (from, count) = Block(lines);
        var start = KeyOf(lines[from]);
        var same = Enumerable.Range(0, others.Length).Where(i => start.Length > 0 && KeyOf(others[i]) == start).ToList();
        var at = same.Count > 0 && random.Next(4) > 0 ? Pick(same) : At(others.Length);
        var length = BlockLength(others, at);
        if (random.Next(3) > 0)
        {
            lines.RemoveRange(from, count);
        }

        lines.InsertRange(from, others.AsSpan(at, Math.Min(length, 60)).ToArray());
    }

    private void Swap(List<string> lines)
    {
        var (a, b) = (At(lines.Count), At(lines.Count));
        (lines[a], lines[b]) = (lines[b], lines[a]);
    }

    private void Indent(List<string> lines)
    {
        var (from, count) = Block(lines);
        var by = random.Next(1, 4);
        var isIn = random.Next(2) == 0;
        for (var i = from; i < from + count; i++)
        {
            lines[i] = isIn ? new string(' ', by) + lines[i] : lines[i][Math.Min(by, lines[i].Length - lines[i].TrimStart().Length)..];
        }
    }

    /// <summary>What stands after one key comes to stand after another.</summary>
    private void MoveValue(List<string> lines)
    {
        var (a, b) = (At(lines.Count), At(lines.Count));
        var (from, to) = (lines[a].IndexOf(": ", StringComparison.Ordinal), lines[b].IndexOf(": ", StringComparison.Ordinal));
        if (from > 0 && to > 0)
        {
            lines[b] = lines[b][..to] + lines[a][from..];
        }
    }

    private string ReplaceWord(string text, string word)
    {
        if (text.Length == 0)
        {
            return word;
        }

        var (from, to) = (At(text.Length), 0);
        while (from > 0 && IsWord(text[from - 1]))
        {
            from--;
        }

        for (to = from; to < text.Length && IsWord(text[to]);)
        {
            to++;
        }

        return string.Concat(text.AsSpan(0, from), word, text.AsSpan(to));
    }

    private string ReplaceValue(string text, string value)
    {
        var from = text.IndexOf(": ", At(text.Length), StringComparison.Ordinal);
        var end = from < 0 ? -1 : text.IndexOf('\n', from);
        return end < 0 ? text : string.Concat(text.AsSpan(0, from + 2), value, text.AsSpan(end));
    }

    private string Insert(string text, string word)
    {
        var at = text.IndexOf(' ', At(text.Length));
        return at < 0 ? text + word : text.Insert(at + 1, word);
    }

    private string RemoveRange(string text)
    {
        var from = At(text.Length);
        return text.Remove(from, Math.Min(1 + random.Next(random.Next(4) == 0 ? 400 : 12), text.Length - from));
    }

    private string Deep(string text)
    {
        var depth = 1 + random.Next(random.Next(4) == 0 ? 3_000 : 30);
        var deep = Pick(["[", "{a: ", "- ", "? ", "[{"]);
        return ReplaceValue(text, string.Concat(Enumerable.Repeat(deep, depth)));
    }

    private string Huge() => random.Next(3) switch
    {
        0 => new string(Pick(["a", "é", "<", "'", "&", "*", "1"])[0], random.Next(1, 60_000)),
        1 => string.Concat(Enumerable.Repeat(Pick(seeds.Words) + " ", random.Next(1, 5_000))),
        _ => "\"" + string.Concat(Enumerable.Repeat("\\n", random.Next(1, 9_000))) + "\"",
    };

    private byte[] Bytes(byte[] bytes)
    {
        for (var n = random.Next(1, 6); n > 0 && bytes.Length > 0; n--)
        {
            bytes[random.Next(bytes.Length)] ^= (byte)(random.Next(3) == 0 ? random.Next(256) : 1 << random.Next(8));
        }

        return random.Next(10) == 0 ? bytes[..random.Next(bytes.Length + 1)] : bytes;
    }

    private (int From, int Count) Block(List<string> lines)
    {
        var from = At(lines.Count);
        return (from, BlockLength([.. lines], from));
    }

    private static int BlockLength(string[] lines, int from)
    {
        var count = 1;
        while (from + count < lines.Length && IndentOf(lines[from + count]) > IndentOf(lines[from]))
        {
            count++;
        }

        return count;
    }

    private static int IndentOf(string line) => line.Length - line.TrimStart().Length;

    private static string KeyOf(string line) => line.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? line[..at].TrimStart() : "";

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c == '-';

    private int At(int length) => length == 0 ? 0 : random.Next(length);

    private T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
