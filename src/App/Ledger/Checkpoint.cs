using System.Text;

namespace Avow.Ledger;

/// <summary>A statement about a whole ledger in one line: after so many entries its head was this.</summary>
/// <param name="Origin">The ledger's name, equal to the name of the key that signs.</param>
/// <param name="Size">How many entries; 0 before the first.</param>
/// <param name="Head">The chain's head after that many entries, 32 bytes (<see cref="LedgerChain"/>).</param>
/// <remarks>
/// Once signed it is a note: the text of <see cref="Text"/>, a blank line, and a line for each signature. Anyone who kept one can show
/// later that the ledger was changed. Source: C2SP tlog-checkpoint and signed-note, the form of Go's checksum database; the third line
/// holds our chain's head where a tree log holds its root.
/// </remarks>
public sealed record Checkpoint(string Origin, long Size, byte[] Head)
{
    /// <summary>What is signed: origin, size and base64 of the head, each on a line of its own ended by 0x0A.</summary>
    public string Text => FormattableString.Invariant($"{Origin}\n{Size}\n{Convert.ToBase64String(Head)}\n");

    /// <summary>The signed note.</summary>
    /// <param name="key">Its name must be the origin.</param>
    /// <exception cref="ArgumentException">The key belongs to another ledger, or size or head cannot be.</exception>
    public string Sign(LedgerKey key)
    {
        if (key.Public.Name != Origin || Size < 0 || Head.Length != MerkleTree.HashBytes)
            throw new ArgumentException($"A checkpoint of {Origin} at {Size} cannot be signed by {key.Public.Name}.", nameof(key));
        byte[] signature = [.. Convert.FromHexString(key.Public.Id), .. key.Sign(Encoding.UTF8.GetBytes(Text))];
        return $"{Text}\n— {key.Public.Name} {Convert.ToBase64String(signature)}\n";
    }

    /// <summary>Reads a note without asking who signed it.</summary>
    /// <returns>Null when it is not, to the byte, a note with at least one signature over a checkpoint.</returns>
    public static Checkpoint? Parse(string note) => CheckpointNote.Parse(note)?.Checkpoint;

    /// <summary>Reads a note and checks who signed it.</summary>
    /// <param name="note">As <see cref="Sign"/> wrote it; further signatures by keys we do not know are ignored.</param>
    /// <param name="keys">The keys to believe, present and past; in any order.</param>
    /// <param name="signedBy">The first of them that signed, when the answer is not null.</param>
    /// <returns>Null when no known key signed it, when a signature of a known key is wrong, or when it is no checkpoint.</returns>
    public static Checkpoint? Verify(string note, IReadOnlyCollection<VerifyingKey> keys, out VerifyingKey? signedBy)
    {
        signedBy = null;
        if (CheckpointNote.Parse(note) is not { } read) return null;
        var text = Encoding.UTF8.GetBytes(read.Checkpoint.Text);
        foreach (var (name, id, signature) in read.Signatures)
        {
            var key = keys.FirstOrDefault(k => k.Name == name && k.Name == read.Checkpoint.Origin && k.Id == id);
            if (key is null) continue;
            if (!key.Verifies(text, signature)) return null;
            signedBy ??= key;
        }

        return signedBy is null ? null : read.Checkpoint;
    }
}
