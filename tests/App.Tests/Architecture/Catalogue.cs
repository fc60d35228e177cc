using System.Globalization;
using App.Tests.Harness;

namespace App.Tests.Architecture;

/// <summary>What really stands in a database, read from its own catalogue and not from our model.</summary>
internal static class Catalogue
{
    public sealed record Column(string Table, string Name, string Type, bool Nullable);

    /// <summary>An index, a key or a foreign key, with its columns in order.</summary>
    /// <param name="Role"><c>primary</c>, <c>unique</c>, <c>index</c> or <c>foreign</c>.</param>
    /// <param name="Target">The table a foreign key leads to, with its columns; otherwise empty.</param>
    public sealed record Key(string Table, string Role, string Columns, string Target);

    public static async Task<List<Column>> Columns(House house) => house.Settings.IsPostgres
        ? Read(await house.Rows("""
            SELECT c.table_name, column_name, data_type, is_nullable = 'YES' FROM information_schema.columns c
            JOIN information_schema.tables t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
            WHERE c.table_schema = 'public' AND t.table_type = 'BASE TABLE' ORDER BY c.table_name COLLATE "C", column_name COLLATE "C"
            """))
        : Read(await house.Rows("""
            SELECT m.name, c.name, c.type, c."notnull" = 0 FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY 1, 2
            """));

    public static async Task<List<Key>> Keys(House house) => [.. (house.Settings.IsPostgres
        ? await house.Rows("""
            SELECT t.relname, CASE WHEN i.indisprimary THEN 'primary' WHEN i.indisunique THEN 'unique' ELSE 'index' END,
                (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(i.indkey) WITH ORDINALITY k(col, n) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.col), ''
            FROM pg_index i JOIN pg_class t ON t.oid = i.indrelid WHERE t.relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT t.relname, 'foreign', (SELECT string_agg(a.attname, ',' ORDER BY k.n) FROM unnest(c.conkey) WITH ORDINALITY k(col, n) JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = k.col),
                c.confrelid::regclass::text
            FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid WHERE c.contype = 'f' AND t.relnamespace = 'public'::regnamespace
            """)
        : await house.Rows("""
            SELECT m.name, CASE i."unique" WHEN 1 THEN 'unique' ELSE 'index' END,
                (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(i.name) ORDER BY seqno)), ''
            FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.origin <> 'pk'
            UNION ALL
            SELECT m.name, 'primary', (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_table_info(m.name) WHERE pk > 0 ORDER BY pk)), ''
            FROM sqlite_master m WHERE m.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE pk > 0)
            UNION ALL
            SELECT m.name, 'foreign', group_concat(f."from", ','), f."table" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
            WHERE m.type = 'table' GROUP BY m.name, f.id, f."table"
            """)).Select(r => new Key((string)r[0]!, (string)r[1]!, (string)r[2]!, (string)r[3]!)).OrderBy(k => k.ToString(), StringComparer.Ordinal)];

    /// <summary>Triggers and sequences: words such as <c>trigger tidy</c>.</summary>
    public static async Task<List<string>> Machinery(House house) => [.. (house.Settings.IsPostgres
        ? await house.Rows("""
            SELECT 'trigger ' || tgname FROM pg_trigger WHERE NOT tgisinternal
            UNION ALL SELECT 'sequence ' || sequence_name FROM information_schema.sequences
            """)
        : await house.Rows("""
            SELECT 'trigger ' || name FROM sqlite_master WHERE type = 'trigger'
            UNION ALL SELECT 'sequence ' || name FROM sqlite_master WHERE sql LIKE '%AUTOINCREMENT%'
            """)).Select(r => (string)r[0]!)];

    /// <summary>Every line of the catalogue that says something of the schema, for comparing two databases.</summary>
    public static async Task<List<string>> Everything(House house)
    {
        var lines = (await Columns(house)).Select(c => c.ToString()).Concat((await Keys(house)).Select(k => k.ToString())).Concat(await Machinery(house));
        return [.. house.Settings.IsPostgres ? lines.Concat(await Walls(house)) : lines];
    }

    private static async Task<IEnumerable<string>> Walls(House house) => (await house.Rows("""
        SELECT tablename || ' ' || policyname || ' ' || cmd || ' ' || qual || ' ' || coalesce(with_check, '-') FROM pg_policies
        UNION ALL SELECT relname || ' forced ' || relforcerowsecurity FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relrowsecurity
        UNION ALL SELECT table_name || ' ' || grantee || ' ' || privilege_type FROM information_schema.table_privileges WHERE table_schema = 'public'
        ORDER BY 1
        """)).Select(r => (string)r[0]!);

    private static List<Column> Read(List<object?[]> rows) =>
        rows.ConvertAll(r => new Column((string)r[0]!, (string)r[1]!, (string)r[2]!, Convert.ToBoolean(r[3], CultureInfo.InvariantCulture)));
}
