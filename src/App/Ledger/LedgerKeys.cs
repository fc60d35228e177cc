using Avow.Database;
using Avow.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Avow.Ledger;

/// <summary>The signing key of each organisation: the private half in a file of the data folder, the public half in the database.</summary>
public sealed class LedgerKeys(StoreSettings settings, BusinessClock clock)
{
    /// <summary>The name that stands first in the organisation's checkpoints.</summary>
    public static string NameOf(long organisationId) => FormattableString.Invariant($"avow/organisation-{organisationId}");

    /// <summary>The key, made at its first use. The caller disposes it.</summary>
    public async Task<LedgerKey> Open(Work work, CancellationToken cancel = default)
    {
        var key = FromFile(NameOf(work.OrganisationId), FileOf(work.OrganisationId));
        var known = await work.Db.Set<LedgerPublicKey>().ToListAsync(cancel);
        if (known.TrueForAll(k => k.KeyId != key.Public.Id))
        {
            known.FindAll(k => k.Until is null).ForEach(k => k.Until = clock.Now);
            work.Db.Add(LedgerPublicKey.Of(work.OrganisationId, key.Public, clock.Now));
        }

        return key;
    }

    private string FileOf(long organisationId) =>
        Path.Combine(settings.Folder, "keys", FormattableString.Invariant($"ledger-{organisationId}.pem"));

    private static LedgerKey FromFile(string name, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (!File.Exists(file))
        {
            using var made = LedgerKey.Create(name);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using var writer = new StreamWriter(new FileStream(file, options));
            writer.Write(made.ToPem());
        }

        return LedgerKey.FromPem(name, File.ReadAllText(file));
    }
}
