using System.Diagnostics;
using System.Text;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Reading;

public class HostileTests
{
    // By number: the runner would otherwise write 60 MB into the name of a test.
    private static readonly IReadOnlyList<(string Code, byte[] Bytes)> Cases = HostileSet.Around(Sample.Minimal);

    public static TheoryData<int, string> Numbers()
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < Cases.Count; i++)
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
