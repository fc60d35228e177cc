using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Avow.Modules.MessageBank;

/// <summary>The token of a reading link: the delivery's id and a secret. We keep only a digest of the secret; the secret stands in the mail alone.</summary>
internal sealed record ReadingLink(Guid DeliveryId, byte[] Secret)
{
    private const int IdLength = 16;
    private const int SecretLength = 32;

    /// <summary>How long a link works.</summary>
    public const int Days = 7;

    public string Token
    {
        get
        {
            Span<byte> bytes = stackalloc byte[IdLength + SecretLength];
            DeliveryId.TryWriteBytes(bytes, bigEndian: true, out _);
            Secret.CopyTo(bytes[IdLength..]);
            return Base64Url.EncodeToString(bytes);
        }
    }

    public byte[] Digest => SHA256.HashData(Secret);

    /// <summary>A new link. Its last sign is a letter or a figure: programs that show mails take a hyphen at the end for punctuation and leave it out.</summary>
    public static ReadingLink For(Guid deliveryId)
    {
        ReadingLink link;
        do
        {
            link = new(deliveryId, RandomNumberGenerator.GetBytes(SecretLength));
        }
        while (!char.IsAsciiLetterOrDigit(link.Token[^1]));
        return link;
    }

    public static ReadingLink? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[IdLength + SecretLength];
        return token.Length == Base64Url.GetEncodedLength(bytes.Length)
            && Base64Url.DecodeFromChars(token, bytes, out _, out var length) == OperationStatus.Done && length == bytes.Length
            ? new(new Guid(bytes[..IdLength], bigEndian: true), bytes[IdLength..].ToArray())
            : null;
    }

    public bool Opens(Delivery delivery) => delivery.LinkDigest is { } digest && CryptographicOperations.FixedTimeEquals(digest, Digest);
}
