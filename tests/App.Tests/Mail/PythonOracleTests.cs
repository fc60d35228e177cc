using System.Text.Json;
using Avow.Mail;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

/// <summary>What Python's e-mail package, which shares nothing with us, reads in our mails.</summary>
public class PythonOracleTests
{
    private const string Script = """
        import base64, json, sys
        from email import message_from_bytes, policy
        from email.header import decode_header, make_header
        from email.utils import parseaddr
        def defects(m):
            found = [str(d) for d in m.defects] + [f'{k}: {d}' for k, v in m.items() for d in getattr(v, 'defects', [])]
            return found + [d for p in (m.iter_parts() if m.is_multipart() else []) for d in defects(p)]
        def body(m, kind):
            part = m.get_body(preferencelist=(kind,))
            return part.get_content().replace('\r\n', '\n') if part else None
        out = []
        for item in json.load(sys.stdin):
            m = message_from_bytes(base64.b64decode(item), policy=policy.default)
            to = m['To'].addresses[0]
            # Some versions of the new parser put a space between two encoded words of a name; the old one does not.
            raw = message_from_bytes(base64.b64decode(item), policy=policy.compat32)['To']
            name = str(make_header(decode_header(parseaddr(raw.replace('\r\n', ''))[0])))
            out.append(dict(subject=str(m['Subject']), name=name, address=to.addr_spec, recipients=len(m['To'].addresses),
                date=m['Date'].datetime.isoformat(), id=str(m['Message-ID']), text=body(m, 'plain'), html=body(m, 'html'), defects=defects(m)))
        json.dump(out, sys.stdout)
        """;

    private static readonly string[] Awkward =
    [
        "Plain", "Åsa Öberg", "日本語の件名はここにあります、とても長いので折り返されます。日本語の件名はここにあります。", "a \"quoted\" \\ name", "Reader, Robin (desk)",
        "=?utf-8?q?not_ours?=", "two  spaces", "👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀👩‍🚀", "x@y <z>;:,.", "word " + "longer-than-a-line-" + "longer-than-a-line-longer-than-a-line-longer-than-a-line",
    ];

    [OracleFact("python3")]
    public async Task Python_reads_every_subject_name_text_and_html_as_we_meant_them()
    {
        var texts = Awkward.Select((awkward, i) => Sample.Text(
            $".\n{awkward}\n..\n{string.Concat(Enumerable.Repeat(awkward + ' ', 40))}\n\nlast = line ",
            awkward, i % 2 == 0 ? $"<p>{awkward}</p>" : null, new Mailbox("robin@client.example", awkward))).ToList();
        var read = await Ask(texts.Select(MimeWriter.Write));
        foreach (var (text, seen) in texts.Zip(read))
        {
            Defects(seen).ShouldBeEmpty();
            seen.GetProperty("subject").GetString().ShouldBe(text.Subject);
            seen.GetProperty("name").GetString().ShouldBe(text.To.Name);
            seen.GetProperty("address").GetString().ShouldBe("robin@client.example");
            seen.GetProperty("recipients").GetInt32().ShouldBe(1);
            seen.GetProperty("date").GetString().ShouldBe("2026-11-01T09:05:07+00:00");
            seen.GetProperty("id").GetString().ShouldBe($"<{text.Id:N}@bureau.example>");
            seen.GetProperty("text").GetString().ShouldBe(text.Text + "\n");
            seen.GetProperty("html").GetString().ShouldBe(text.Html is null ? null : text.Html + "\n");
        }
    }

    private static string[] Defects(JsonElement seen) => [.. seen.GetProperty("defects").EnumerateArray().Select(d => d.GetString()!)];

    private static async Task<JsonElement[]> Ask(IEnumerable<OutgoingMime> mails)
    {
        var input = JsonSerializer.Serialize(mails.Select(m => Convert.ToBase64String(m.Content.Span)));
        using var answer = JsonDocument.Parse(await OracleFactAttribute.Ask("python3", input, "-c", Script));
        return [.. answer.RootElement.EnumerateArray().Select(e => e.Clone())];
    }
}
