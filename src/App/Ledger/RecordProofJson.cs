using System.Text.Encodings.Web;
using System.Text.Json;
using Avow.Database;

namespace Avow.Ledger;

/// <summary>The proof as a file.</summary>
/// <remarks>
/// <c>format</c> is <c>avow-proof-1</c>. Hashes are lower-case hexadecimal; <c>record.due</c> is in microseconds since
/// 1970-01-01T00:00:00Z; <c>entry.text</c> and <c>checkpoint.note</c> are exact, newlines included; <c>key.publicKey</c> is base64 of
/// the DER SubjectPublicKeyInfo, and the signature in the note is ECDSA P-256 over SHA-256 as DER, after four bytes of key id.
/// </remarks>
internal static class RecordProofJson
{
    // A file, never put into HTML: the note's dash and the base64's plus sign stay readable.
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(RecordProof proof) => JsonSerializer.Serialize(
        new
        {
            Format = "avow-proof-1",
            Record = new { proof.Record.Kind, proof.Record.Id, proof.Record.Rule, Due = InstantAsMicroseconds.ToMicroseconds(proof.Record.Due) },
            Leaf = new { Hash = Hex(proof.Leaf), proof.Index, proof.Count, Path = proof.Path.Select(Hex), Root = Hex(proof.Root) },
            Entry = new { Text = proof.Entry, Hash = Hex(proof.EntryHash), proof.Sequence },
            Chain = new { Before = Hex(proof.PreviousHead), Head = Hex(proof.Head), Following = proof.Following.Select(Hex) },
            Checkpoint = new { Note = proof.Checkpoint },
            Key = new { proof.Key.Name, proof.Key.Id, PublicKey = Convert.ToBase64String(proof.Key.PublicKey) },
        },
        Readable);

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
