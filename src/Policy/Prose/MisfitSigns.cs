using System.Globalization;
using System.Text;
using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose;

/// <summary>The signs by which another language, terms of service, a picture or a file that is no text is known.</summary>
internal static class MisfitSigns
{
    private const int MostCharacters = 200_000;
    private const int MostWords = 4_000;
    private static readonly GrammarFile File = GrammarFile.All("misfits").Single();

    private static readonly List<(string Code, HashSet<string> Words)> Languages =
        [.. File.Entries("languages").Select(l => ((string)l["code"]!, ((List<object?>)l["words"]!).Select(w => (string)w!).ToHashSet()))];

    private static readonly List<(string Code, int From, int To)> Scripts =
        [.. File.Entries("scripts").Select(s => ((string)s["code"]!, Hex(s["from"]), Hex(s["to"])))];

    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> Kinds = File.Lists("kinds");

    private static readonly (byte[] Begins, string Format)[] Formats =
    [
        ("%PDF"u8.ToArray(), "PDF"), ([0x89, 0x50, 0x4E, 0x47], "PNG"), ([0xFF, 0xD8, 0xFF], "JPEG"), ("GIF8"u8.ToArray(), "GIF"), ("RIFF"u8.ToArray(), "WebP"),
        ([0xD0, 0xCF, 0x11, 0xE0], "DOC"), ("{\\rtf"u8.ToArray(), "RTF"), ([0x1F, 0x8B], "GZIP"), ("SQLite"u8.ToArray(), "SQLite"),
    ];

    /// <summary>The format of a file that is no text; "?" where only its bytes tell. A word processor's archive is none of them.</summary>
    public static string? FormatOf(ReadOnlySpan<byte> bytes)
    {
        foreach (var (begins, format) in Formats)
        {
            if (bytes.StartsWith(begins))
            {
                return format;
            }
        }

        var isWide = bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [(byte)'P', (byte)'K', ..];
        return !isWide && IsNoText(bytes[..Math.Min(bytes.Length, 8_000)]) ? "?" : null;
    }

    public static bool HasPicture(string text) =>
        new[] { "<img", "<picture", "<canvas", "<embed", "<object", "![" }.Any(s => text.Contains(s, StringComparison.OrdinalIgnoreCase));

    /// <summary>The language or script of a text that is neither English nor Swedish; null where it is either, or cannot be told.</summary>
    public static string? LanguageOf(ProseReading reading)
    {
        var text = reading.Original.AsSpan(0, Math.Min(reading.Original.Length, MostCharacters));
        var letters = 0;
        var counts = new int[Scripts.Count];
        foreach (var c in text)
        {
            letters += char.IsLetter(c) ? 1 : 0;
            var script = c > 0x036F ? Scripts.FindIndex(s => c >= s.From && c <= s.To) : -1;
            if (script >= 0)
            {
                counts[script]++;
            }
        }

        // Japanese is written in both: a sixth of its own letters is enough to tell it from Chinese.
        var kana = Scripts.FindIndex(s => s.Code == "kana");
        var most = counts[kana] * 6 > letters ? kana : Array.IndexOf(counts, counts.Max());
        return counts[most] * (most == kana ? 6 : 2) > letters ? Scripts[most].Code : Spoken(reading);
    }

    /// <summary>How many of the phrases of each kind the text has.</summary>
    public static (int Terms, int Privacy, int Cookies) Count(ProseReading reading)
    {
        var text = new StringBuilder();
        foreach (var sentence in reading.Sentences)
        {
            text.Append(sentence.Text).Append(' ');
            if (text.Length > MostCharacters)
            {
                break;
            }
        }

        var said = text.ToString();
        int Of(string kind) => Kinds[kind].Count(p => said.Contains(p, StringComparison.OrdinalIgnoreCase));
        return (Of("terms"), Of("privacy"), Of("cookies"));
    }

    private static string? Spoken(ProseReading reading)
    {
        var words = reading.Sentences.SelectMany(s => s.Tokens).Where(t => !t.IsMark).Take(MostWords).Select(t => t.Word).ToList();
        var own = ProseGrammar.Default.Languages.Max(l => words.Count(l.Frequent.Contains));
        var (code, hits) = Languages.Select(l => (l.Code, Hits: words.Count(l.Words.Contains))).MaxBy(l => l.Hits);
        return hits >= 4 && hits * 12 > words.Count && hits * 2 > own * 3 ? code : null;
    }

    /// <summary>A text has no zero bytes and hardly any other control characters.</summary>
    private static bool IsNoText(ReadOnlySpan<byte> bytes)
    {
        var controls = 0;
        foreach (var b in bytes)
        {
            controls += b < 0x20 && b is not (0x09 or 0x0A or 0x0C or 0x0D) ? 1 : 0;
        }

        return bytes.Contains((byte)0) || controls * 20 > bytes.Length;
    }

    private static int Hex(object? value) => int.Parse((string)value!, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
