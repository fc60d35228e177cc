using System.Reflection;
using App.Tests.Harness;
using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace App.Tests.Architecture;

/// <summary>The schema: migrations lead to what the model asks for, and every table can be spread over many machines by its organisation.</summary>
public sealed class SchemaTests
{
    private const string Migrations = "schema_version";

    [Databases]
    public async Task The_migrations_make_the_schema_that_the_model_asks_for(DatabaseKind database)
    {
        await using var migrated = await House.Open(database);
        await using var asked = await House.Open(database);
        await Rebuild(asked);
        var model = await Catalogue.Everything(asked);
        (await Catalogue.Everything(migrated)).ShouldBe(model);

        await migrated.Sql("DROP INDEX ix_client_name");
        await migrated.Sql("ALTER TABLE client ADD COLUMN nickname text");
        (await Catalogue.Everything(migrated)).Except(model).Count().ShouldBe(1, "the guard sees a column too many");
        model.Except(await Catalogue.Everything(migrated)).Count().ShouldBe(1, "and an index too few");
    }

    [Databases]
    public async Task A_database_that_is_up_to_date_is_left_alone(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        var before = await Catalogue.Everything(house);
        await Avow.Database.Migrations.Run(house.Settings);
        (await Catalogue.Everything(house)).ShouldBe(before);
        (await house.Count($"SELECT count(*) FROM {Migrations}")).ShouldBe(Avow.Database.Migrations.Files(house.Settings.IsPostgres).Count());
    }

    [Databases]
    public async Task A_database_that_another_build_made_is_refused(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await house.Sql("UPDATE schema_version SET name = '0001-foundation 00000000'");
        (await Should.ThrowAsync<IOException>(() => Avow.Database.Migrations.Run(house.Settings))).Message.ShouldContain("another build");
    }

    [Databases]
    public async Task Every_table_follows_the_rules_of_growing(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        (await Broken(house)).ShouldBeEmpty();
    }

    [Databases]
    public async Task A_table_that_breaks_the_rules_is_rejected(DatabaseKind database)
    {
        await using var house = await House.Open(database);
        await house.Sql("CREATE TABLE careless (id integer PRIMARY KEY, organisation_id text NOT NULL, slug text, FOREIGN KEY (slug) REFERENCES organisation (slug))");
        await house.Sql("CREATE UNIQUE INDEX ix_careless_slug ON careless (slug)");
        await house.Sql("CREATE TABLE stray (name text)");
        await house.Sql(house.Settings.IsPostgres
            ? "CREATE SEQUENCE numbers"
            : "CREATE TRIGGER tidy AFTER DELETE ON stray BEGIN DELETE FROM stray; END");
        var broken = await Broken(house);
        broken.ShouldContain("careless: organisation_id is text");
        broken.ShouldContain("careless: foreign (slug) does not begin with organisation_id");
        broken.ShouldContain("careless: unique (slug) does not begin with organisation_id");
        broken.ShouldContain("stray: belongs to no organisation and is not listed as global");
        broken.ShouldContain(house.Settings.IsPostgres ? "sequence numbers" : "trigger tidy");
    }

    private static async Task<List<string>> Broken(House house)
    {
        using var db = house.Store.Context();
        var global = db.Model.GetEntityTypes().Where(t => t.ClrType.IsDefined(typeof(GlobalTableAttribute))).Select(t => t.GetTableName()!).Append(Migrations).ToHashSet();
        var (columns, keys, broken) = (await Catalogue.Columns(house), await Catalogue.Keys(house), await Catalogue.Machinery(house));
        broken.AddRange(global.Count <= 6 ? [] : [$"{global.Count} global tables are not few"]);
        foreach (var table in columns.GroupBy(c => c.Table).Where(t => !global.Contains(t.Key)))
        {
            var organisation = table.FirstOrDefault(c => c.Name == "organisation_id");
            broken.AddRange(organisation is null
                ? [$"{table.Key}: belongs to no organisation and is not listed as global"]
                : NotSpread(table.Key, organisation, keys));
            broken.AddRange(house.Settings.IsPostgres && organisation is not null ? await Unwalled(house, table.Key) : []);
        }

        broken.AddRange(keys.Where(k => k.Role == "foreign" && global.Contains(k.Table) && !global.Contains(k.Target)).Select(k => $"{k.Table}: leads into {k.Target}"));
        return broken;
    }

    private static IEnumerable<string> NotSpread(string table, Catalogue.Column organisation, List<Catalogue.Key> keys)
    {
        if (!organisation.Type.Equals("bigint", StringComparison.OrdinalIgnoreCase) && organisation.Type != "INTEGER")
        {
            yield return $"{table}: organisation_id is {organisation.Type.ToLowerInvariant()}";
        }

        if (!keys.Exists(k => k.Table == table && k.Role == "primary"))
        {
            yield return $"{table}: has no key";
        }

        foreach (var key in keys.Where(k => k.Table == table && k.Columns.Split(',')[0] != "organisation_id"))
        {
            yield return $"{table}: {key.Role} ({key.Columns}) does not begin with organisation_id";
        }
    }

    private static async Task<IEnumerable<string>> Unwalled(House house, string table) =>
        await house.Count($"SELECT count(*) FROM pg_class c JOIN pg_policies p ON p.tablename = c.relname WHERE c.relname = '{table}' AND c.relrowsecurity AND c.relforcerowsecurity") == 1
            ? []
            : [$"{table}: has no wall of row-level security"];

    /// <summary>Empties a database and builds it from the model alone.</summary>
    private static async Task Rebuild(House house)
    {
        if (house.Settings.IsPostgres)
        {
            await house.Sql("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
        }
        else
        {
            await house.Sql("PRAGMA foreign_keys=OFF; " + string.Join(' ', (await house.Tables()).Select(t => $"DROP TABLE \"{t}\";")));
        }

        await house.Sql($"CREATE TABLE IF NOT EXISTS {Migrations} (number integer PRIMARY KEY, name text NOT NULL)");
        await house.Sql(SchemaScript.For(house.Store));
    }
}
