namespace Avow.Mail;

/// <summary>An octet as <c>=</c> and two capital hexadecimal digits (RFC 2045 section 6.7 and RFC 2047 section 4.2).</summary>
internal static class Hex
{
    public static int Write(byte octet, Span<byte> target)
    {
        var digits = "0123456789ABCDEF"u8;
        target[0] = (byte)'=';
        target[1] = digits[octet >> 4];
        target[2] = digits[octet & 15];
        return 3;
    }
}
