using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Avow.Database;

/// <summary>Version-7 ids for rows that are made by the thousand: those of one thread rise, so that rows stand in the order in which they were made, and
/// the system is asked for chance once for many of them.</summary>
/// <remarks>RFC 9562, section 6.2, method 1: twelve bits count within a millisecond, 62 are random.</remarks>
internal static class FreshIds
{
    private const int Random = 8;
    private const int Length = 16;
    private const int MostInMillisecond = 1 << 12;

    [ThreadStatic]
    private static byte[]? _chance;

    [ThreadStatic]
    private static int _used;

    [ThreadStatic]
    private static long _last;

    public static Guid Next()
    {
        // The lowest twelve bits are the count; a full millisecond borrows from the next.
        _last = Math.Max(TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() * MostInMillisecond, _last + 1);
        Span<byte> id = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(id, (_last / MostInMillisecond << 16) | 0x7000L | (_last % MostInMillisecond));
        Chance().CopyTo(id[Random..]);
        id[Random] = (byte)((id[Random] & 0x3F) | 0x80);
        return new Guid(id, bigEndian: true);
    }

    private static ReadOnlySpan<byte> Chance()
    {
        if (_chance is null || _used + Random > _chance.Length)
        {
            (_chance, _used) = (RandomNumberGenerator.GetBytes(512 * Random), 0);
        }

        _used += Random;
        return _chance.AsSpan(_used - Random, Random);
    }
}
