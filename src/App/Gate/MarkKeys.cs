using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Avow.Database;

namespace Avow.Permits;

/// <summary>Turns what identifies somebody into a mark that only this organisation can make again: the key is a file of the data folder, beside the database.</summary>
public sealed class MarkKeys(StoreSettings settings)
{
    private const int KeyLength = 32;
    private readonly ConcurrentDictionary<long, byte[]> _keys = [];
    private readonly Lock _making = new();

    public byte[] MarkOf(long organisationId, string words) => HMACSHA256.HashData(_keys.GetOrAdd(organisationId, Open), Encoding.UTF8.GetBytes(words));

    private byte[] Open(long organisationId)
    {
        var file = Path.Combine(settings.Folder, "keys", FormattableString.Invariant($"marks-{organisationId}.key"));
        lock (_making)
        {
            if (!File.Exists(file))
            {
                Make(file);
            }

            return File.ReadAllBytes(file) is { Length: KeyLength } key ? key : throw new InvalidOperationException($"The key of marks of organisation {organisationId} is damaged.");
        }
    }

    private static void Make(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(RandomNumberGenerator.GetBytes(KeyLength));
    }
}
