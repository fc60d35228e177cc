using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace Avow.Mail;

/// <summary>RFC 2047 encoded words in UTF-8, at most 75 characters each, no character ever split between two.</summary>
internal static class EncodedWord
{
    public const int Limit = 75;

    /// <summary><c>=?utf-8?q?</c> and <c>?=</c>.</summary>
    public const int Frame = 12;

    // Section 5(3): the set that is safe inside a name as well as in free text.
    private static readonly SearchValues<byte> Safe =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!*+-/"u8);

    /// <summary>True when base64 makes <paramref name="value"/> shorter than the Q encoding.</summary>
    public static bool PrefersBase64(ReadOnlySpan<char> value)
    {
        int q = 0, octets = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            q += Width(rune);
            octets += rune.Utf8SequenceLength;
        }
        return Base64.GetMaxEncodedToUtf8Length(octets) < q;
    }

    /// <summary>How many chars of <paramref name="value"/> fit, whole characters only, into a word of <paramref name="room"/> columns.</summary>
    public static int Fit(ReadOnlySpan<char> value, int room, bool base64)
    {
        int chars = 0, q = 0, octets = 0;
        foreach (var rune in value.EnumerateRunes())
        {
            q += Width(rune);
            octets += rune.Utf8SequenceLength;
            if (Frame + (base64 ? Base64.GetMaxEncodedToUtf8Length(octets) : q) > room)
                break;
            chars += rune.Utf16SequenceLength;
        }
        return chars;
    }

    /// <summary>Writes one word and returns its columns.</summary>
    public static int Write(ReadOnlySpan<char> part, bool base64, Span<byte> word)
    {
        (base64 ? "=?utf-8?b?"u8 : "=?utf-8?q?"u8).CopyTo(word);
        Span<byte> utf8 = stackalloc byte[Limit * 3];
        utf8 = utf8[..Encoding.UTF8.GetBytes(part, utf8)];
        var used = 10 + (base64 ? WriteBase64(utf8, word[10..]) : WriteQ(utf8, word[10..]));
        "?="u8.CopyTo(word[used..]);
        return used + 2;
    }

    private static int Width(Rune rune) =>
        rune.Value == ' ' || (rune.IsAscii && Safe.Contains((byte)rune.Value)) ? 1 : 3 * rune.Utf8SequenceLength;

    private static int WriteBase64(ReadOnlySpan<byte> utf8, Span<byte> target)
    {
        Base64.EncodeToUtf8(utf8, target, out _, out var written);
        return written;
    }

    private static int WriteQ(ReadOnlySpan<byte> utf8, Span<byte> target)
    {
        var at = 0;
        foreach (var octet in utf8)
        {
            if (octet == ' ' || Safe.Contains(octet))
                target[at++] = octet == ' ' ? (byte)'_' : octet;
            else
                at += Hex.Write(octet, target[at..]);
        }
        return at;
    }
}
