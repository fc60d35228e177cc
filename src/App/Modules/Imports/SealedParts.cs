using System.Buffers.Binary;
using System.Security.Cryptography;
using Avow.Database;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Imports;

/// <summary>Keeps a file in sealed parts of one megabyte: written as they arrive, read one at a time.</summary>
internal sealed class SealedParts(Store store)
{
    private const int PartLength = 1024 * 1024;
    private const int TagLength = 16;

    public static byte[] NewKey() => RandomNumberGenerator.GetBytes(32);

    /// <summary>Seals what arrives, each part in a unit of work of its own, so that a slow line keeps nobody waiting. What is over the limit is read and thrown away.</summary>
    /// <returns>How many bytes came; more than <paramref name="most"/> when the file is too large.</returns>
    public async Task<long> Write(long organisation, ImportFile file, Stream from, long most, CancellationToken cancel)
    {
        var (part, all) = (new byte[PartLength], 0L);
        for (var number = 0; ; number++)
        {
            var length = await from.ReadAtLeastAsync(part, PartLength, throwOnEndOfStream: false, cancel);
            all += length;
            if (length > 0 && all <= most)
            {
                await using var work = await store.Write(organisation, cancel);
                work.Db.Add(new ImportPart { Id = Guid.CreateVersion7(), FileId = file.Id, Number = number, Sealed = Seal(file.Key, number, part.AsSpan(0, length)) });
                await work.Commit(cancel);
            }

            if (length < PartLength)
            {
                return all;
            }
        }
    }

    /// <summary>The file as it came.</summary>
    public Stream Open(long organisation, ImportFile file) => new Parts(number => Read(organisation, file, number));

    private byte[]? Read(long organisation, ImportFile file, int number)
    {
        // The readers of formats go sign by sign and cannot wait; one part is read in a millisecond.
        using var db = store.Context(organisation);
        // On PostgreSQL rows are seen inside a transaction only; on SQLite one would wait for whoever is writing.
        using var transaction = store.IsPostgres ? db.Database.BeginTransaction() : null;
        var part = db.Set<ImportPart>().AsNoTracking().Where(p => p.FileId == file.Id && p.Number == number).Select(p => p.Sealed).SingleOrDefault();
        return part is null ? null : Unseal(file.Key, number, part);
    }

    private static byte[] Seal(byte[] key, int number, ReadOnlySpan<byte> plain)
    {
        var made = new byte[plain.Length + TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Encrypt(NonceOf(number), plain, made.AsSpan(0, plain.Length), made.AsSpan(plain.Length));
        return made;
    }

    private static byte[] Unseal(byte[] key, int number, byte[] made)
    {
        var plain = new byte[made.Length - TagLength];
        using var cipher = new AesGcm(key, TagLength);
        cipher.Decrypt(NonceOf(number), made.AsSpan(0, plain.Length), made.AsSpan(plain.Length), plain);
        return plain;
    }

    /// <summary>Each file has a key of its own, so its parts may be numbered.</summary>
    private static byte[] NonceOf(int number)
    {
        var nonce = new byte[12];
        BinaryPrimitives.WriteInt32BigEndian(nonce.AsSpan(8), number);
        return nonce;
    }

    private sealed class Parts(Func<int, byte[]?> read) : Stream
    {
        private byte[] _part = [];
        private int _at;
        private int _number;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(Span<byte> buffer)
        {
            if (_at == _part.Length)
            {
                (_part, _at) = (read(_number) ?? [], 0);
                _number += _part.Length == 0 ? 0 : 1;
            }

            var take = Math.Min(buffer.Length, _part.Length - _at);
            _part.AsSpan(_at, take).CopyTo(buffer);
            _at += take;
            return take;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
