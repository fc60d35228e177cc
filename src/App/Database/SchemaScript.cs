using System.Text;
using System.Text.RegularExpressions;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;

namespace Avow.Database;

/// <summary>The schema that the EF model asks for, as SQL. The first migration is this text; a test keeps them equal.</summary>
public static partial class SchemaScript
{
    /// <summary>The role under which the app works on PostgreSQL.</summary>
    private const string AppRole = """
        DO $$ BEGIN
          IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'avow_app') THEN CREATE ROLE avow_app NOLOGIN; END IF;
          EXECUTE format('GRANT avow_app TO %I', current_user);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$;
        GRANT USAGE ON SCHEMA public TO avow_app;

        """;

    public static string For(Store store)
    {
        using var db = store.Context();
        var script = new StringBuilder();
        script.Append(store.IsPostgres ? AppRole : "");
        script.Append(BlankLines().Replace(db.Database.GenerateCreateScript().ReplaceLineEndings("\n").Replace("GO\n", ""), "\n\n"));
        foreach (var type in store.IsPostgres ? db.Model.GetEntityTypes() : [])
        {
            script.Append(Security(type.GetTableName()!, typeof(IOwnedRow).IsAssignableFrom(type.ClrType)));
        }

        script.Append(store.IsPostgres ? "GRANT SELECT ON schema_version TO avow_app;\n" : "");
        return script.ToString();
    }

    private static string Security(string table, bool owned) =>
        $"GRANT SELECT, INSERT, UPDATE, DELETE ON {table} TO avow_app;\n" + (owned ? $"""
        ALTER TABLE {table} ENABLE ROW LEVEL SECURITY;
        ALTER TABLE {table} FORCE ROW LEVEL SECURITY;
        CREATE POLICY organisation ON {table} USING (organisation_id = nullif(current_setting('app.organisation', true), '')::bigint);

        """ : "");

    [GeneratedRegex("\n{3,}")]
    private static partial Regex BlankLines();
}
