using Avow.Modules.People.Public;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People;

internal static class PeopleTables
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<Relationship>(relationship =>
        {
            // Nobody is held without a reason: the database refuses what a page would refuse (UK GDPR art. 6(1), 14(2)(f)).
            relationship.ToTable(t => t.HasCheckConstraint("ck_relationship_reason", "kind <> '' AND people_group <> '' AND basis <> '' AND source <> '' AND full_name <> ''"));
            relationship.HasIndex(r => new { r.OrganisationId, r.PersonId });
            relationship.HasIndex(r => new { r.OrganisationId, r.SortName, r.PersonId });
            relationship.HasIndex(r => new { r.OrganisationId, r.PeopleGroup, r.SortName, r.PersonId });
            relationship.HasIndex(r => new { r.OrganisationId, r.Kind, r.ClosedAt });
            relationship.HasIndex(r => new { r.OrganisationId, r.CompanyId });
            relationship.HasIndex(r => new { r.OrganisationId, r.CompanyKey });
            relationship.Ignore(r => r.ObtainedAt);
            relationship.HasMany(r => r.Bases).WithOne().HasForeignKey(b => new { b.OrganisationId, b.RelationshipId }).OnDelete(DeleteBehavior.Restrict);
            relationship.HasMany(r => r.Details).WithOne(d => d.Relationship).HasForeignKey(d => new { d.OrganisationId, d.RelationshipId }).OnDelete(DeleteBehavior.Restrict);
            relationship.HasMany(r => r.Words).WithOne().HasForeignKey(w => new { w.OrganisationId, w.RelationshipId }).OnDelete(DeleteBehavior.Restrict);
            relationship.HasMany(r => r.Notes).WithOne().HasForeignKey(n => new { n.OrganisationId, n.RelationshipId }).OnDelete(DeleteBehavior.Restrict);
            relationship.HasMany(r => r.Interests).WithOne().HasForeignKey(i => new { i.OrganisationId, i.RelationshipId }).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PersonWord>(word =>
        {
            word.HasKey(w => new { w.OrganisationId, w.RelationshipId, w.Word });
            word.HasIndex(w => new { w.OrganisationId, w.Word, w.RelationshipId });
        });
        model.Entity<PersonLink>().HasOne<Relationship>().WithMany().HasForeignKey(l => new { l.OrganisationId, l.RelationshipId }).OnDelete(DeleteBehavior.Restrict);
        // What follows a relationship stands beside its own: read with it, removed with it.
        model.Entity<BasisEntry>().HasKey(b => new { b.OrganisationId, b.RelationshipId, b.Id });
        model.Entity<PersonDetail>(detail =>
        {
            detail.HasKey(d => new { d.OrganisationId, d.RelationshipId, d.Id });
            detail.HasIndex(d => new { d.OrganisationId, d.Key }).HasFilter("key IS NOT NULL");
        });
        model.Entity<PersonInterest>().HasOne(i => i.Interest).WithMany().HasForeignKey(i => new { i.OrganisationId, i.InterestId }).OnDelete(DeleteBehavior.Restrict);
        model.Entity<Interest>().HasIndex(i => new { i.OrganisationId, i.Word }).IsUnique();
        model.Entity<PersonRead>().HasIndex(r => new { r.OrganisationId, r.ReadBy });
        model.Entity<PersonRead>().HasIndex(r => new { r.OrganisationId, r.PersonId, r.ReadAt });
    }
}
