using System.Text;

namespace Avow.Policy.Tests.Reading;

/// <summary>Files that nobody writes by accident: wrong encodings, bombs, endless nesting, decorations of YAML. None of them reads.</summary>
internal static class HostileSet
{
    /// <summary>Each with the code of a fault that it must have.</summary>
    /// <param name="good">A policy that reads.</param>
    public static IReadOnlyList<(string Code, byte[] Bytes)> Around(string good) =>
    [
        ("empty-file", []),
        ("empty-file", "# only a comment\n"u8.ToArray()),
        ("empty-file", "---\n...\n"u8.ToArray()),
        ("too-large", new byte[60 * 1024 * 1024]),
        ("nul", [.. Encoding.UTF8.GetBytes(good), 0]),
        ("nul", Encoding.Unicode.GetBytes(good)),
        ("encoding", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(good)]),
        ("encoding", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(good)]),
        ("encoding", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(good)]),
        ("encoding", [0, 0, 0xFE, 0xFF, 0, 0, 0, 0x61]),
        ("not-utf-8", Encoding.Latin1.GetBytes("avow: 1\nname: Norrfjärd\n")),
        ("not-utf-8", [0xC0, 0xAF]),
        ("not-utf-8", [0xED, 0xA0, 0x80]),
        ("control-character", "avow: \u001b[31m1\n"u8.ToArray()),
        ("control-character", "avow: 1\rversion: 2\n"u8.ToArray()),
        ("control-character", "avow: 1\u2028"u8.ToArray()),
        ("control-character", "avow: \u202e1"u8.ToArray()),
        ("nul", "avow: \"\\0\""u8.ToArray()),
        ("control-character", "avow: \"\\e[31m\""u8.ToArray()),
        ("too-deep", Encoding.UTF8.GetBytes(new string('[', 100_000))),
        ("too-deep", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{a: ", 100_000)))),
        ("too-deep", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("- ", 500_000)))),
        ("too-deep", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("? ", 500_000)))),
        ("too-deep", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300).Select(i => new string(' ', i) + "a:\n")))),
        ("too-many-nodes", Encoding.UTF8.GetBytes("[" + new string('a', 1) + string.Concat(Enumerable.Repeat(",a", 900_000)) + "]")),
        ("several-documents", "avow: 1\n---\navow: 1\n"u8.ToArray()),
        ("directive", "%YAML 1.2\n---\navow: 1\n"u8.ToArray()),
        ("directive", "%TAG ! tag:example.com,2026:\n---\navow: 1\n"u8.ToArray()),
        ("yaml", "%YAML 99999999999999999999.1\n---\navow: 1\n"u8.ToArray()),
        ("anchor", "avow: &a 1\n"u8.ToArray()),
        ("alias", "avow: *a\n"u8.ToArray()),
        ("alias", "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"u8.ToArray()),
        ("tag", "avow: !!int 1\n"u8.ToArray()),
        ("tag", "avow: !<tag:yaml.org,2002:python/object/apply:os.system> [ls]\n"u8.ToArray()),
        ("duplicate-key", "avow: 1\navow: 1\n"u8.ToArray()),
        ("unknown-key", "<<: { avow: 1 }\n"u8.ToArray()),
        ("key-not-a-word", "[a, b]: 1\n"u8.ToArray()),
        ("yaml", "avow: [1, 2\n"u8.ToArray()),
        ("yaml", "avow: 'open\n"u8.ToArray()),
        ("yaml", "avow: \"\\UFFFFFFFF\"\n"u8.ToArray()),
        ("yaml", "avow: \"\\ud800\"\n"u8.ToArray()),
        ("yaml", "avow: 1\n  b: 2\n c: 3\n"u8.ToArray()),
        ("yaml", "avow:\t- 1\n\t- 2\n"u8.ToArray()),
        ("not-a-map", "just words"u8.ToArray()),
        ("not-a-map", "PK\u0003\u0004"u8.ToArray()[..2]),
        ("missing-key", Encoding.UTF8.GetBytes("avow: " + new string('a', 2_000_000))),
        ("missing-key", Encoding.UTF8.GetBytes("avow: \"" + string.Concat(Enumerable.Repeat("\\n", 900_000)) + "\"")),
        ("yaml", "controller:\n  : Small Studio\n  legal-name: Small Studio Ltd\n"u8.ToArray()),
        ("anchor", Encoding.UTF8.GetBytes("avow: &" + new string('a', 2_000) + " 1\n")),
        ("alias", Encoding.UTF8.GetBytes("avow: *" + new string('a', 2_000) + "\n")),
        ("unknown-reference", Encoding.UTF8.GetBytes(good.Replace("  caller:", "  \"call\\ter\":", StringComparison.Ordinal))),
        ("version", Encoding.UTF8.GetBytes(good.Replace("version: 2026-11-01", "version: 9999-12-31", StringComparison.Ordinal))),
        ("date", Encoding.UTF8.GetBytes(good.Replace("since: 2026-01-01", "since: 9999-12-31", StringComparison.Ordinal))),
        ("too-many-lines", Encoding.UTF8.GetBytes("avow: |\n" + string.Concat(Enumerable.Repeat("  a\n", 500_000)))),
        ("missing-key", Encoding.UTF8.GetBytes("avow: |\n" + string.Concat(Enumerable.Repeat("  " + new string('a', 97) + "\n", 19_000)))),
        ("unknown-key", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 9_000).Select(i => $"key-{i}: x\n")))),
    ];
}
