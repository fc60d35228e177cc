using System.Text;

namespace Avow.Modules.Imports.Formats;

/// <summary>The characters of a file whose encoding nobody names: byte order marks, UTF-16 without one, UTF-8, Windows-1252, and files that mix the last two.</summary>
/// <remarks>Whatever is not UTF-8 in a file that otherwise is, stands for what Windows-1252 would make of it: office programs append lines that way.</remarks>
public static class WrittenText
{
    private const int Looked = 4096;

    private static readonly Encoding Western = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly Encoding Pc8 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;

    /// <summary>A reader over a stream that can be read once.</summary>
    /// <param name="isPc8">Whether what is not UTF-8 is code page 437, as bookkeeping files are by their standard; letters that only Windows writes are
    /// understood there too.</param>
    public static StreamReader Open(Stream stream, bool isPc8 = false)
    {
        var begins = new byte[Looked];
        var length = stream.ReadAtLeast(begins, Looked, throwOnEndOfStream: false);
        var rest = new Joined(begins.AsMemory(0, length), stream);
        return new StreamReader(rest, EncodingOf(begins.AsSpan(0, length), isPc8), detectEncodingFromByteOrderMarks: true, 16 * 1024);
    }

    private static Encoding EncodingOf(ReadOnlySpan<byte> begins, bool isPc8)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i < begins.Length; i++)
        {
            (even, odd) = begins[i] != 0 ? (even, odd) : i % 2 == 0 ? (even + 1, odd) : (even, odd + 1);
        }

        return odd * 4 > begins.Length ? Encoding.Unicode
            : even * 4 > begins.Length ? Encoding.BigEndianUnicode
            : Encoding.GetEncoding(Encoding.UTF8.CodePage, EncoderFallback.ReplacementFallback, new WesternFallback(isPc8));
    }

    private sealed class WesternFallback(bool isPc8) : DecoderFallback
    {
        public override int MaxCharCount => 4;

        public override DecoderFallbackBuffer CreateFallbackBuffer() => new WesternBuffer(isPc8);
    }

    private sealed class WesternBuffer(bool isPc8) : DecoderFallbackBuffer
    {
        private string _signs = "";
        private int _at;

        public override int Remaining => _signs.Length - _at;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            (_signs, _at) = (isPc8 ? string.Concat(bytesUnknown.Select(b => (IsPc8Letter(b) ? Pc8 : Western).GetString([b]))) : Western.GetString(bytesUnknown), 0);
            return _signs.Length > 0;
        }

        /// <summary>The letters of code page 437 stand where Windows-1252 has signs that no name holds, and the other way round.</summary>
        private static bool IsPc8Letter(byte sign) => sign is >= 0x80 and <= 0xA5 or 0xE1;

        public override char GetNextChar() => _at < _signs.Length ? _signs[_at++] : '\0';

        public override bool MovePrevious() => _at > 0 && _at-- > 0;
    }

    /// <summary>What was looked at, and the rest behind it.</summary>
    private sealed class Joined(ReadOnlyMemory<byte> begins, Stream rest) : Stream
    {
        private ReadOnlyMemory<byte> _begins = begins;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (_begins.Length == 0)
            {
                return rest.Read(buffer);
            }

            var take = Math.Min(buffer.Length, _begins.Length);
            _begins.Span[..take].CopyTo(buffer);
            _begins = _begins[take..];
            return take;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => rest.Flush();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            rest.Dispose();
            base.Dispose(disposing);
        }
    }
}
