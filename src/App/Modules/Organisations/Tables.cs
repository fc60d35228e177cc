using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Organisations;

internal static class OrganisationTables
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<Organisation>().Property(o => o.Id).ValueGeneratedNever();
        model.Entity<Organisation>().HasIndex(o => o.Slug).IsUnique();
        model.Entity<Installation>().Property(i => i.Id).ValueGeneratedNever();
        model.Entity<PublishedNotice>().HasIndex(n => new { n.OrganisationId, n.Version, n.Language, n.Brand }).IsUnique();
        model.Entity<PublishedNotice>().HasIndex(n => new { n.OrganisationId, n.Digest });
        model.Entity<PublishedPolicy>().HasIndex(p => new { p.OrganisationId, p.Version }).IsUnique();
    }
}
