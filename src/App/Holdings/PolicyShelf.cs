using System.Collections.Concurrent;
using Avow.Database;
using Avow.Modules.Organisations;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Microsoft.EntityFrameworkCore;

namespace Avow.Holdings;

/// <summary>The compiled policy history of each organisation, read again when a version was published.</summary>
public sealed class PolicyShelf
{
    private readonly ConcurrentDictionary<(long Organisation, string Versions), Policies> _compiled = new();
    private readonly ConcurrentDictionary<string, PolicyFile> _read = new();

    public async Task<Policies> PoliciesOf(AvowDb db, CancellationToken cancel = default)
    {
        var stamps = await db.Set<PublishedPolicy>().AsNoTracking().OrderBy(p => p.PublishedAt).Select(p => new { p.Id, p.Version, p.Digest }).ToListAsync(cancel);
        var key = (db.OrganisationId, string.Join(',', stamps.Select(s => $"{s.Version}:{Convert.ToHexString(s.Digest.AsSpan(0, 8))}")));
        if (_compiled.TryGetValue(key, out var known))
        {
            return known;
        }

        var texts = await db.Set<PublishedPolicy>().AsNoTracking().OrderBy(p => p.PublishedAt).ToListAsync(cancel);
        return _compiled[key] = new Policies(texts.Select(Read));
    }

    private PolicyFile Read(PublishedPolicy published) => _read.GetOrAdd(
        Convert.ToHexString(published.Digest),
        _ => PolicyReader.Read(published.Text).Policy
            ?? throw new InvalidOperationException($"The published policy {published.Version} no longer reads."));
}
