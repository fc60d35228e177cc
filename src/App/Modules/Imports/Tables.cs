using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Imports;

internal static class ImportTables
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<ImportFile>(file =>
        {
            file.Ignore(f => f.IsSuppression).Ignore(f => f.IsTickets).Ignore(f => f.IsBusy).Ignore(f => f.UndoneUntil);
            // Two workers with the same file: the second to commit a batch finds that it was done.
            file.Property(f => f.Done).IsConcurrencyToken();
            file.HasIndex(f => new { f.OrganisationId, f.UploadedAt });
        });
        model.Entity<ImportPart>(part =>
        {
            part.HasIndex(p => new { p.OrganisationId, p.FileId, p.Number }).IsUnique();
            part.HasOne<ImportFile>().WithMany().HasForeignKey(p => new { p.OrganisationId, p.FileId }).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ImportRow>(row =>
        {
            row.HasKey(r => new { r.OrganisationId, r.FileId, r.Number });
            row.HasIndex(r => new { r.OrganisationId, r.Mark });
            row.HasOne<ImportFile>().WithMany().HasForeignKey(r => new { r.OrganisationId, r.FileId }).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ImportMapping>().HasIndex(m => new { m.OrganisationId, m.Headings }).IsUnique();
    }
}
