using System.Text;
using System.Text.RegularExpressions;
using Avow.Policy.Law;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Reading;

namespace Avow.Fuzz;

/// <summary>What mutation starts from: the policies and samples, each purpose of them by itself, the hostile set, and the words of the language.</summary>
internal sealed partial class Seeds
{
    private const string RuleText =
        "after until while at most least to or and day days week weeks month months year years whichever is first last as long requires unless requested agreed "
        + "otherwise review ask every by unanswered for then delete once keep suppression anonymise blank open needed default none session as-instructed processor controller "
        + "per event null true false ~ 0 -1 1 36525 36526 2147483648 99999999999999999999 1e9 0x7f .inf 0001-01-01 9999-12-31 2024-02-29 02-29 12-31";

    private Seeds(IReadOnlyList<byte[]> policies, IReadOnlyList<byte[]> small, IReadOnlyList<byte[]> hostile)
    {
        Policies = policies;
        Small = small;
        Hostile = hostile;
        Words = [.. Small.Concat(policies).SelectMany(b => Word().Matches(Encoding.UTF8.GetString(b)).Select(m => m.Value)).Where(w => w.Length < 40)
            .Concat(Vocabulary()).Distinct().Order(StringComparer.Ordinal)];
        Short = [.. Vocabulary().Concat(policies.SelectMany(b => Key().Matches(Encoding.UTF8.GetString(b)).Select(m => m.Groups[1].Value))).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>Whole files.</summary>
    public IReadOnlyList<byte[]> Policies { get; }

    /// <summary>Files of a few kilobytes.</summary>
    public IReadOnlyList<byte[]> Small { get; }

    /// <summary>Files that must be refused.</summary>
    public IReadOnlyList<byte[]> Hostile { get; }

    /// <summary>All words of the files and of the language.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <summary>The words of the language and the keys of the files.</summary>
    public IReadOnlyList<string> Short { get; }

    /// <param name="folder">Holds <c>policies</c> and <c>Samples</c>.</param>
    public static Seeds In(string folder)
    {
        var samples = Texts(Path.Combine(folder, "Samples"));
        var policies = Texts(Path.Combine(folder, "policies"));
        var parts = policies.SelectMany(PurposesAlone).Where(t => PolicyReader.Read(t).Policy is not null);
        return new(
            [.. policies.Select(Encoding.UTF8.GetBytes)],
            [.. samples.Concat(parts).Select(Encoding.UTF8.GetBytes)],
            [.. HostileSet.Around(samples[0]).Select(c => c.Bytes)]);
    }

    private static string[] Texts(string folder) => [.. Directory.GetFiles(folder, "*.yaml").Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static IEnumerable<string> Vocabulary() => typeof(Vocabulary).GetProperties().Select(p => p.GetValue(null)).OfType<IReadOnlyList<string>>().SelectMany(w => w)
        .Concat(Avow.Policy.Model.Vocabulary.States.Keys).Concat(Statutes.All.Select(s => s.Id)).Concat(RuleText.Split(' '));

    /// <summary>Each purpose with the parts of the other tables that it names.</summary>
    private static IEnumerable<string> PurposesAlone(string policy)
    {
        var sections = Blocks(policy, 0);
        var purposes = sections.First(s => s.StartsWith("purposes:", StringComparison.Ordinal));
        foreach (var purpose in Blocks(purposes, 2).Skip(1))
        {
            yield return string.Concat(sections.Select(s => Key().Match(s).Groups[1].Value switch
            {
                "purposes" => "purposes:\n" + purpose,
                "people" or "kinds" or "recipients" or "brands" => Named(s, purpose),
                "mends" => "",
                _ => s,
            }));
        }
    }

    private static string Named(string section, string purpose)
    {
        var blocks = Blocks(section, 2);
        var named = blocks.Skip(1).Where(b => Regex.IsMatch(purpose, $@"\b{Regex.Escape(Key().Match(b).Groups[1].Value)}\b")).ToList();
        return named.Count == 0 ? "" : blocks[0] + string.Concat(named);
    }

    /// <summary>The text cut before each line with that indent; the first part is what stands before.</summary>
    private static List<string> Blocks(string text, int indent)
    {
        var blocks = new List<string> { "" };
        foreach (var line in text.Split('\n').Select(l => l + "\n"))
        {
            if (line.Length > indent && line.AsSpan(0, indent).IsWhiteSpace() && char.IsLetter(line[indent]))
            {
                blocks.Add("");
            }

            blocks[^1] += line;
        }

        return blocks;
    }

    [GeneratedRegex(@"[\p{L}][\p{L}\p{N}-]*|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"^ *([A-Za-z][A-Za-z0-9-]*):", RegexOptions.Multiline)]
    private static partial Regex Key();
}
