using Avow.Database;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace App.Tests.Harness;

/// <summary>Where tests get their databases: each one a copy of a template that was migrated once.</summary>
internal static class TestServer
{
    public const string Variable = "AVOW_TEST_POSTGRES";
    private static readonly string? Postgres = Environment.GetEnvironmentVariable(Variable);
    private static readonly string Folder = Directory.CreateTempSubdirectory("avow-tests-").FullName;
    private static readonly string PostgresTemplate = $"avow_template_{Guid.CreateVersion7():n}";
    private static readonly Lazy<Task<string>> SqliteFile = new(MakeSqliteTemplate);
    private static readonly Lazy<Task<string>> PostgresName = new(MakePostgresTemplate);

    static TestServer() => AppDomain.CurrentDomain.ProcessExit += (_, _) => TidyUp();

    /// <summary>Why tests on a database are skipped here; null when they run.</summary>
    public static string? WhyNot(DatabaseKind kind) => kind == DatabaseKind.Postgres && string.IsNullOrEmpty(Postgres)
        ? $"{Variable} is not set: give a PostgreSQL connection that may create databases, such as Host=127.0.0.1;Port=5432;Username=postgres;Database=postgres"
        : null;

    /// <summary>An empty, migrated database in a folder of its own.</summary>
    public static async Task<StoreSettings> Fresh(DatabaseKind kind)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, Guid.CreateVersion7().ToString("n"))).FullName;
        if (kind == DatabaseKind.Sqlite)
        {
            File.Copy(await SqliteFile.Value, Path.Combine(folder, "avow.db"));
            return new StoreSettings(folder, null);
        }

        var name = $"avow_test_{Guid.CreateVersion7():n}";
        await Administer($"CREATE DATABASE {name} TEMPLATE {await PostgresName.Value}");
        return new StoreSettings(folder, ConnectionTo(name));
    }

    /// <summary>A database without any table, for tests of migrations.</summary>
    public static async Task<StoreSettings> Bare(DatabaseKind kind)
    {
        var folder = Directory.CreateDirectory(Path.Combine(Folder, Guid.CreateVersion7().ToString("n"))).FullName;
        if (kind == DatabaseKind.Sqlite)
        {
            return new StoreSettings(folder, null);
        }

        var name = $"avow_test_{Guid.CreateVersion7():n}";
        await Administer($"CREATE DATABASE {name}");
        return new StoreSettings(folder, ConnectionTo(name));
    }

    public static async Task Drop(StoreSettings settings)
    {
        if (settings.IsPostgres)
        {
            NpgsqlConnection.ClearPool(new NpgsqlConnection(settings.Connection));
            NpgsqlConnection.ClearPool(new NpgsqlConnection(Store.AsAppRole(settings.Connection!)));
            await Administer($"DROP DATABASE IF EXISTS {new NpgsqlConnectionStringBuilder(settings.Connection).Database} WITH (FORCE)");
        }
        else
        {
            SqliteConnection.ClearPool(new SqliteConnection(settings.SqliteConnection));
        }

        Directory.Delete(settings.Folder, recursive: true);
    }

    private static async Task<string> MakeSqliteTemplate()
    {
        var settings = new StoreSettings(Path.Combine(Folder, "template"), null);
        await Migrations.Run(settings);
        await using var connection = new SqliteConnection(settings.SqliteConnection);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        await command.ExecuteNonQueryAsync();
        await connection.CloseAsync();
        SqliteConnection.ClearPool(connection);
        return Path.Combine(settings.Folder, "avow.db");
    }

    private static async Task<string> MakePostgresTemplate()
    {
        await Administer($"CREATE DATABASE {PostgresTemplate}");
        var settings = new StoreSettings(Path.Combine(Folder, "template-postgres"), ConnectionTo(PostgresTemplate));
        await Migrations.Run(settings);
        NpgsqlConnection.ClearPool(new NpgsqlConnection(settings.Connection));
        return PostgresTemplate;
    }

    private static string ConnectionTo(string database) =>
        new NpgsqlConnectionStringBuilder(Postgres) { Database = database, MaxPoolSize = 20 }.ConnectionString;

    private static async Task Administer(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Postgres) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 120 };
        await command.ExecuteNonQueryAsync();
    }

    private static void TidyUp()
    {
        if (PostgresName.IsValueCreated)
        {
            Administer($"DROP DATABASE IF EXISTS {PostgresTemplate} WITH (FORCE)").Wait(TimeSpan.FromSeconds(5));
        }

        Directory.Delete(Folder, recursive: true);
    }
}
