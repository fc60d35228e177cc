using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Avow.Web;

/// <summary>The token of a link or of a visit by link: the id of a row and a secret. We keep only a digest of the secret; the secret itself stands
/// in the mail or the cookie alone.</summary>
internal sealed record SecretLink(Guid Id, byte[] Secret)
{
    private const int IdLength = 16;
    private const int SecretLength = 32;

    public string Token
    {
        get
        {
            Span<byte> bytes = stackalloc byte[IdLength + SecretLength];
            Id.TryWriteBytes(bytes, bigEndian: true, out _);
            Secret.CopyTo(bytes[IdLength..]);
            return Base64Url.EncodeToString(bytes);
        }
    }

    public byte[] Digest => SHA256.HashData(Secret);

    /// <summary>A new link. Its last sign is a letter or a figure: programs that show mails take a hyphen at the end for punctuation and leave it out.</summary>
    public static SecretLink For(Guid id)
    {
        SecretLink link;
        do
        {
            link = new(id, RandomNumberGenerator.GetBytes(SecretLength));
        }
        while (!char.IsAsciiLetterOrDigit(link.Token[^1]));
        return link;
    }

    public static SecretLink? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[IdLength + SecretLength];
        return token.Length == Base64Url.GetEncodedLength(bytes.Length)
            && Base64Url.DecodeFromChars(token, bytes, out _, out var length) == OperationStatus.Done && length == bytes.Length
            ? new(new Guid(bytes[..IdLength], bigEndian: true), bytes[IdLength..].ToArray())
            : null;
    }

    /// <summary>Whether a stored digest is that of this secret; no digest is opened by nothing.</summary>
    public bool Fits(byte[]? digest) => digest is not null && CryptographicOperations.FixedTimeEquals(digest, Digest);
}
