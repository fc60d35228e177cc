using System.Globalization;

namespace Avow.Ledger;

/// <summary>A signature line of a note.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">Eight lower-case hexadecimal digits.</param>
/// <param name="Signature">What follows the key id; its meaning depends on the key.</param>
internal sealed record NoteSignature(string Name, string KeyId, byte[] Signature);

/// <summary>A checkpoint's note taken apart. Strict: a note that says the same in other bytes is not read, so no byte of it is free.</summary>
internal sealed record CheckpointNote(Checkpoint Checkpoint, IReadOnlyList<NoteSignature> Signatures)
{
    // A note is a few hundred bytes; what is far longer is not ours.
    private const int MostCharacters = 64 * 1024;
    private const string Dash = "— ";

    public static bool IsName(string name) => name.Length > 0 && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c) || c == '+');

    public static CheckpointNote? Parse(string note)
    {
        if (note.Length > MostCharacters || !note.EndsWith('\n')) return null;
        var lines = note[..^1].Split('\n');
        if (lines.Length < 5 || lines[3].Length > 0 || ReadCheckpoint(lines) is not { } checkpoint) return null;
        var signatures = lines.Skip(4).Select(ReadSignature).ToList();
        return signatures.Contains(null) ? null : new CheckpointNote(checkpoint, signatures!);
    }

    private static Checkpoint? ReadCheckpoint(string[] lines)
    {
        if (!IsName(lines[0]) || !long.TryParse(lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)) return null;
        if (size.ToString(CultureInfo.InvariantCulture) != lines[1]) return null;
        return Base64(lines[2]) is { Length: MerkleTree.HashBytes } head ? new Checkpoint(lines[0], size, head) : null;
    }

    private static NoteSignature? ReadSignature(string line)
    {
        if (!line.StartsWith(Dash, StringComparison.Ordinal) || line[Dash.Length..].Split(' ') is not [var name, var text]) return null;
        if (!IsName(name) || Base64(text) is not { Length: > VerifyingKey.IdBytes } bytes) return null;
        return new NoteSignature(name, Convert.ToHexStringLower(bytes.AsSpan(0, VerifyingKey.IdBytes)), bytes[VerifyingKey.IdBytes..]);
    }

    private static byte[]? Base64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) && Convert.ToBase64String(bytes.AsSpan(0, length)) == text
            ? bytes[..length]
            : null;
    }
}
