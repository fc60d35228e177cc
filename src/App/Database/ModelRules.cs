using System.Linq.Expressions;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Avow.Database;

/// <summary>What holds for every table: the organisation leads the key, the filter names it, and names are in snake case.</summary>
internal static class ModelRules
{
    public const string OrganisationFilter = "organisation";

    public static void OwnEveryRow(this ModelBuilder model, AvowDb db)
    {
        foreach (var type in model.Model.GetEntityTypes().Where(t => typeof(IOwnedRow).IsAssignableFrom(t.ClrType)).ToList())
        {
            if (typeof(IOwned).IsAssignableFrom(type.ClrType))
            {
                model.Entity(type.ClrType).Property(nameof(IOwned.Id)).ValueGeneratedNever();
                model.Entity(type.ClrType).HasKey(nameof(IOwned.OrganisationId), nameof(IOwned.Id));
            }

            model.Entity(type.ClrType).HasQueryFilter(OrganisationFilter, FilterFor(type.ClrType, db));
            if (typeof(IRetained).IsAssignableFrom(type.ClrType))
            {
                model.Entity(type.ClrType).HasIndex(nameof(IOwned.OrganisationId), nameof(IRetained.LookAt));
            }
        }
    }

    public static void NameInSnakeCase(this ModelBuilder model)
    {
        foreach (var type in model.Model.GetEntityTypes())
        {
            var asked = type.GetTableName();
            type.SetTableName(asked is null || asked == type.ClrType.Name ? SnakeCase(type.ClrType.Name) : asked);
            foreach (var property in type.GetProperties())
            {
                property.SetColumnName(SnakeCase(property.Name));
            }

            NameKeys(type);
        }
    }

    internal static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }

    private static void NameKeys(IMutableEntityType type)
    {
        var table = type.GetTableName();
        type.FindPrimaryKey()?.SetName($"pk_{table}");
        foreach (var key in type.GetForeignKeys())
        {
            key.SetConstraintName($"fk_{table}_{string.Join('_', key.Properties.Skip(1).Select(p => SnakeCase(p.Name)))}");
        }

        foreach (var index in type.GetIndexes())
        {
            index.SetDatabaseName($"ix_{table}_{string.Join('_', index.Properties.Skip(1).Select(p => SnakeCase(p.Name)))}");
        }
    }

    private static LambdaExpression FilterFor(Type type, AvowDb db)
    {
        var row = Expression.Parameter(type, "row");
        var mine = Expression.Property(Expression.Constant(db), nameof(AvowDb.OrganisationId));
        return Expression.Lambda(Expression.Equal(Expression.Property(row, nameof(IOwnedRow.OrganisationId)), mine), row);
    }
}
