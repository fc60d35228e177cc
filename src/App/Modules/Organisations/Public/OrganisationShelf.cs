using System.Collections.Concurrent;
using Avow.Database;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Organisations.Public;

/// <summary>The organisations by their address; found ones are kept in memory, because slug and id never change.</summary>
public sealed class OrganisationShelf(Store store)
{
    private readonly ConcurrentDictionary<string, Organisation> _bySlug = new();

    public async Task<Organisation?> Find(string slug, CancellationToken cancel = default)
    {
        if (_bySlug.TryGetValue(slug, out var known))
        {
            return known;
        }

        await using var work = await store.Read(0, cancel);
        var found = await work.Db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.Slug == slug && o.State != Organisation.Founding, cancel);
        return found is null ? null : _bySlug[slug] = found;
    }

    /// <summary>All of them, by name.</summary>
    public async Task<List<Organisation>> All(CancellationToken cancel = default)
    {
        await using var work = await store.Read(0, cancel);
        return await work.Db.Set<Organisation>().AsNoTracking().Where(o => o.State != Organisation.Founding).OrderBy(o => o.Name).ToListAsync(cancel);
    }
}
