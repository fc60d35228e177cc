using System.Diagnostics;
using System.Text;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Reading;

public class HostileTests
{
    // By number: the runner would otherwise write 60 MB into the name of a test.
    private static readonly (string Code, byte[] Bytes)[] Cases =
    [
        ("empty-file", []),
        ("empty-file", "# only a comment\n"u8.ToArray()),
        ("empty-file", "---\n...\n"u8.ToArray()),
        ("too-large", new byte[60 * 1024 * 1024]),
        ("nul", [.. Encoding.UTF8.GetBytes(Sample.Minimal), 0]),
        ("nul", Encoding.Unicode.GetBytes(Sample.Minimal)),
        ("encoding", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Sample.Minimal)]),
        ("encoding", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Sample.Minimal)]),
        ("encoding", [.. Encoding.UTF32.GetPreamble(), .. Encoding.UTF32.GetBytes(Sample.Minimal)]),
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
        ("too-many-lines", Encoding.UTF8.GetBytes("avow: |\n" + string.Concat(Enumerable.Repeat("  a\n", 500_000)))),
        ("missing-key", Encoding.UTF8.GetBytes("avow: |\n" + string.Concat(Enumerable.Repeat("  " + new string('a', 97) + "\n", 19_000)))),
        ("unknown-key", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 9_000).Select(i => $"key-{i}: x\n")))),
    ];

    public static TheoryData<int, string> Numbers()
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < Cases.Length; i++)
        {
            data.Add(i, Cases[i].Code);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Whatever_the_bytes_the_answer_is_a_short_refusal_within_two_seconds(int number, string code)
    {
        var result = PolicyReader.Read(Cases[number].Bytes);

        var again = Stopwatch.StartNew();
        PolicyReader.Read(Cases[number].Bytes);
        again.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
        result.Policy.ShouldBeNull();
        result.Faults.Select(f => f.Code).ShouldContain(code);
        result.Faults.Count.ShouldBeLessThanOrEqualTo(ReadResult.MostFaults);
        result.Faults.ShouldAllBe(f => f.Line >= 1 && f.Column >= 1 && f.Message.Length < 400 && !f.Message.Any(char.IsControl));
    }

    [Fact]
    public void A_stream_without_end_is_read_no_further_than_the_limit() =>
        PolicyReader.Read(new EndlessStream()).Faults.ShouldHaveSingleItem().Code.ShouldBe("too-large");

    [Fact]
    public void Random_damage_to_a_good_policy_never_throws()
    {
        var random = new Random(20261101);
        var good = Encoding.UTF8.GetBytes(Sample.BureauText);
        for (var i = 0; i < 300; i++)
        {
            var bytes = good.AsSpan(0, random.Next(1, good.Length)).ToArray();
            for (var n = random.Next(0, 6); n > 0; n--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var result = PolicyReader.Read(bytes);
            (result.Policy is null).ShouldBe(result.Faults.Count > 0);
        }
    }

    private sealed class EndlessStream : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => long.MaxValue;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            buffer.Fill((byte)'a');
            return buffer.Length;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
