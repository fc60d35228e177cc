using System.Text;
using System.Text.RegularExpressions;

namespace App.Tests.Harness;

/// <summary>A small reader of mail, written from the RFCs and not from our writer, so that the two check each other.</summary>
internal sealed partial class MailReader
{
    private readonly List<(string MediaType, string Text)> _bodies = [];

    public MailReader(byte[] raw)
    {
        var text = Encoding.Latin1.GetString(raw);
        var (headers, body) = Split(text);
        Headers = headers.Select(h => (h.Name, DecodeWords(h.Value))).ToList();
        ReadPart(headers, body);
    }

    public IReadOnlyList<(string Name, string Value)> Headers { get; }

    public string Body(string mediaType) => _bodies.FirstOrDefault(b => b.MediaType == mediaType).Text ?? "";

    private static (List<(string Name, string Value)> Headers, string Body) Split(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var block = end < 0 ? text : text[..end];
        var unfolded = Regex.Replace(block, "\r\n(?=[ \t])", "");
        var headers = unfolded.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Where(line => line.Contains(':', StringComparison.Ordinal)).Select(line =>
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            return (line[..colon], line[(colon + 1)..].Trim());
        }).ToList();
        return (headers, end < 0 ? "" : text[(end + 4)..]);
    }

    private void ReadPart(List<(string Name, string Value)> headers, string body)
    {
        var type = Find(headers, "Content-Type", "text/plain");
        var boundary = Boundary().Match(type);
        if (boundary.Success)
        {
            foreach (var part in Parts(body, boundary.Groups[1].Value))
            {
                var (inner, content) = Split(part);
                ReadPart(inner, content);
            }
            return;
        }
        var octets = Find(headers, "Content-Transfer-Encoding", "7bit").ToUpperInvariant() switch
        {
            "BASE64" => Convert.FromBase64String(body),
            "QUOTED-PRINTABLE" => QuotedPrintable(body),
            _ => Encoding.Latin1.GetBytes(body),
        };
        var text = Encoding.UTF8.GetString(octets).Replace("\r\n", "\n", StringComparison.Ordinal);
        _bodies.Add((type.Split(';')[0].Trim(), text));
    }

    private static IEnumerable<string> Parts(string body, string boundary)
    {
        var pieces = ("\r\n" + body).Split("\r\n--" + boundary);
        return pieces.Skip(1).TakeWhile(p => !p.StartsWith("--", StringComparison.Ordinal)).Select(p => p[2..]);
    }

    private static string Find(List<(string Name, string Value)> headers, string name, string otherwise) =>
        headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? otherwise;

    private static byte[] QuotedPrintable(string text)
    {
        var octets = new List<byte>();
        text = text.Replace("=\r\n", "", StringComparison.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            var coded = text[i] == '=';
            octets.Add(coded ? Convert.ToByte(text.Substring(i + 1, 2), 16) : (byte)text[i]);
            i += coded ? 2 : 0;
        }
        return [.. octets];
    }

    private static string DecodeWords(string value)
    {
        var utf8 = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(value));
        var joined = BetweenWords().Replace(utf8, "$1$2");
        return Word().Replace(joined, m =>
        {
            var text = m.Groups[3].Value;
            var octets = m.Groups[2].Value is "b" or "B"
                ? Convert.FromBase64String(text)
                : QuotedPrintable(text.Replace('_', ' '));
            return Encoding.GetEncoding(m.Groups[1].Value).GetString(octets);
        });
    }

    [GeneratedRegex("boundary=\"?([^\";]+)\"?", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    // RFC 2047 section 6.2: space between two encoded words is not part of the text.
    [GeneratedRegex(@"(\?=)\s+(=\?)(?=[\w-]+\?[bqBQ]\?)")]
    private static partial Regex BetweenWords();

    [GeneratedRegex(@"=\?([\w-]+)\?([bqBQ])\?([^? ]*)\?=")]
    private static partial Regex Word();
}
