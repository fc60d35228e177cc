using System.Text;

namespace Avow.Ledger;

/// <summary>The exact bytes of an entry that its hash covers.</summary>
/// <remarks>
/// UTF-8 text, every line ended by one newline (0x0A). The first line is <c>avow-ledger-1</c>; then one line a field, its name, one
/// space, its value, in this order: <c>organisation, id, at, act, kind, count, rule, policy, actor, subject, root, detail</c>.
/// A field that is null has no line. Numbers are decimal; <c>at</c> is in microseconds since 1970-01-01T00:00:00Z; ids are lower case
/// with hyphens; <c>root</c> is lower-case hexadecimal. No value holds a control character, so no value can pretend to be a line.
/// The leaves are covered through root and count, the place through the chain.
/// </remarks>
public static class LedgerEntryBytes
{
    /// <summary>The most bytes an entry may take, with the 0x00 that its hash puts before it.</summary>
    internal const int Most = 4097;

    /// <summary>The text of an entry, as a page shows it and a sceptic hashes it.</summary>
    /// <exception cref="InvalidOperationException">A text holds a control character, or the entry is longer than 4,096 bytes.</exception>
    public static string TextOf(LedgerEntry entry)
    {
        Span<byte> space = stackalloc byte[Most];
        return TryWrite(entry, space, out var length)
            ? Encoding.UTF8.GetString(space[1..length])
            : throw new InvalidOperationException($"Ledger entry {entry.Id} holds a text that cannot stand in the ledger.");
    }

    /// <summary>The value of a field in an entry's text, or null when it has no such line.</summary>
    public static string? FieldOf(string text, string field)
    {
        foreach (var line in text.Split('\n'))
            if (line.StartsWith(field, StringComparison.Ordinal) && line.Length > field.Length && line[field.Length] == ' ')
                return line[(field.Length + 1)..];
        return null;
    }

    /// <summary>The text of a stored entry, whatever was done to it: empty when it cannot be written, so that no proof holds.</summary>
    internal static string TextOrNothing(LedgerEntry stored)
    {
        Span<byte> space = stackalloc byte[Most];
        return TryWrite(stored, space, out var length) ? Encoding.UTF8.GetString(space[1..length]) : "";
    }

    /// <summary>The hash of a stored entry, 32 bytes; of an empty text when it cannot be written.</summary>
    internal static byte[] HashOrNothing(LedgerEntry stored) => MerkleTree.HashLeaf(Encoding.UTF8.GetBytes(TextOrNothing(stored)));

    /// <summary>Writes 0x00 and the entry's bytes: the whole input of its hash.</summary>
    /// <returns>Whether the entry can be written at all; a stored row that cannot was never sealed by us.</returns>
    internal static bool TryWrite(LedgerEntry entry, Span<byte> space, out int length)
    {
        var writer = new CanonicalWriter(space);
        writer.Raw("\0avow-ledger-1\norganisation "u8);
        writer.Number(entry.OrganisationId);
        writer.Raw("\nid "u8);
        writer.Id(entry.Id);
        writer.Raw("\nat "u8);
        writer.At(entry.At);
        Line(ref writer, "\nact "u8, entry.Act);
        Line(ref writer, "\nkind "u8, entry.Kind);
        writer.Raw("\ncount "u8);
        writer.Number(entry.Count);
        Line(ref writer, "\nrule "u8, entry.Rule);
        Line(ref writer, "\npolicy "u8, entry.Policy);
        Line(ref writer, "\nactor "u8, entry.Actor);
        Line(ref writer, "\nsubject "u8, entry.Subject);
        if (entry.Root is not null) { writer.Raw("\nroot "u8); writer.Hex(entry.Root); }
        Line(ref writer, "\ndetail "u8, entry.Detail);
        writer.Raw("\n"u8);
        length = writer.Written.Length;
        return writer.Fits;
    }

    private static void Line(ref CanonicalWriter writer, ReadOnlySpan<byte> name, string? text)
    {
        if (text is null) return;
        writer.Raw(name);
        writer.Text(text);
    }

    private static void Line(ref CanonicalWriter writer, ReadOnlySpan<byte> name, Guid? id)
    {
        if (id is null) return;
        writer.Raw(name);
        writer.Id(id.Value);
    }
}
