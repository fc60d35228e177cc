using Avow.Modules;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Database;

/// <summary>All tables, seen as one organisation. Lent by <see cref="Store"/>, which keeps used ones for the next; a context without an organisation sees only global tables.</summary>
public sealed class AvowDb(DbContextOptions<AvowDb> options) : DbContext(options)
{
    /// <summary>The organisation whose rows this context sees; 0 for none.</summary>
    public long OrganisationId { get; internal set; }

    /// <summary>On PostgreSQL the transactions whose rows were seen when this context's own began; null before one began.</summary>
    public string? Snapshot { get; internal set; }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ClaimNewRows();
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }

    public override int SaveChanges(bool acceptAllChangesOnSuccess)
    {
        ClaimNewRows();
        return base.SaveChanges(acceptAllChangesOnSuccess);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configuration)
    {
        configuration.Properties<Instant>().HaveConversion<InstantAsMicroseconds>();
        configuration.Properties<LocalDate>().HaveConversion<LocalDateAsText>();
        configuration.Properties<Enum>().HaveConversion<string>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        foreach (var module in AllModules.List)
        {
            module.Tables(model);
        }

        model.OwnEveryRow(this);
        model.NameInSnakeCase();
        if (Database.IsNpgsql())
        {
            model.CompareByBytes();
        }
    }

    private void ClaimNewRows()
    {
        foreach (var entry in ChangeTracker.Entries<IOwnedRow>())
        {
            if (entry.State == EntityState.Added && entry.Entity.OrganisationId == 0)
            {
                entry.Entity.OrganisationId = OrganisationId;
            }

            if (entry.State != EntityState.Unchanged && entry.Entity.OrganisationId != OrganisationId)
            {
                throw new InvalidOperationException(
                    $"A row of organisation {entry.Entity.OrganisationId} was to be saved as organisation {OrganisationId}.");
            }
        }
    }
}
