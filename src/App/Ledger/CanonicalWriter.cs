using System.Globalization;
using System.Text.Unicode;
using Avow.Database;
using NodaTime;

namespace Avow.Ledger;

/// <summary>Writes the exact bytes that are hashed: UTF-8 text with fields that cannot run into each other.</summary>
/// <remarks>
/// A text with a control character (below 0x20, or 0x7F), with half a surrogate pair, or too long for the space is not written:
/// <see cref="Fits"/> turns false and stays so, because a field that could hold a separator could pretend to be two.
/// </remarks>
internal ref struct CanonicalWriter(Span<byte> space)
{
    private readonly Span<byte> _space = space;
    private int _length;

    public bool Fits { get; private set; } = true;
    public readonly ReadOnlySpan<byte> Written => _space[.._length];

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        if (Fits && bytes.TryCopyTo(_space[_length..])) _length += bytes.Length;
        else Fits = false;
    }

    public void Text(ReadOnlySpan<char> text)
    {
        foreach (var letter in text) if (letter < 0x20 || letter == 0x7F) Fits = false;
        if (Fits && Utf8.FromUtf16(text, _space[_length..], out _, out var written, replaceInvalidSequences: false) == System.Buffers.OperationStatus.Done)
            _length += written;
        else Fits = false;
    }

    public void Number(long number)
    {
        if (Fits && number.TryFormat(_space[_length..], out var written, default, CultureInfo.InvariantCulture)) _length += written;
        else Fits = false;
    }

    public void Id(Guid id)
    {
        if (Fits && id.TryFormat(_space[_length..], out var written, "D")) _length += written;
        else Fits = false;
    }

    public void Hex(ReadOnlySpan<byte> bytes)
    {
        if (Fits && Convert.TryToHexStringLower(bytes, _space[_length..], out var written)) _length += written;
        else Fits = false;
    }

    /// <summary>Whole microseconds since 1970-01-01T00:00:00Z, in decimal; what is smaller is not stored and so not hashed.</summary>
    public void At(Instant instant) => Number(InstantAsMicroseconds.ToMicroseconds(instant));
}
