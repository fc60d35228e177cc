using System.Data.Common;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Avow.Database;

/// <summary>Numbered SQL files, one series per database, each carried out once in a transaction of its own.</summary>
public static class Migrations
{
    /// <summary>Brings the database to the newest schema; does nothing when it is there.</summary>
    /// <exception cref="IOException">A step was carried out with other words than this build's: nobody can tell what is there.</exception>
    public static async Task Run(StoreSettings settings, CancellationToken cancel = default)
    {
        Directory.CreateDirectory(settings.Folder);
        await using var connection = Connection(settings);
        await connection.OpenAsync(cancel);
        await Execute(connection, null, settings.IsPostgres ? "" : SqlitePragmas.Text, cancel);
        await Execute(connection, null, "CREATE TABLE IF NOT EXISTS schema_version (number integer PRIMARY KEY, name text NOT NULL);", cancel);
        foreach (var file in Files(settings.IsPostgres))
        {
            await CarryOut(connection, settings.IsPostgres, file, cancel);
        }
    }

    /// <summary>The files of one database, in order of number.</summary>
    public static IEnumerable<(int Number, string Name, string Sql)> Files(bool postgres)
    {
        var folder = $".Database.{(postgres ? "Postgres" : "Sqlite")}.";
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.Contains(folder) && n.EndsWith(".sql")).Order())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var name = resource[(resource.IndexOf(folder, StringComparison.Ordinal) + folder.Length)..^4];
            yield return (int.Parse(name[..4], CultureInfo.InvariantCulture), name, reader.ReadToEnd());
        }
    }

    private static DbConnection Connection(StoreSettings settings) =>
        settings.IsPostgres ? new NpgsqlConnection(settings.Connection) : new SqliteConnection(settings.SqliteConnection);

    /// <summary>Two processes that start at once wait for each other here; the second finds the work done.</summary>
    private static async Task CarryOut(DbConnection connection, bool postgres, (int Number, string Name, string Sql) file, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        await Execute(connection, transaction, postgres ? "LOCK TABLE schema_version IN EXCLUSIVE MODE;" : "", cancel);
        var name = $"{file.Name} {DigestOf(file.Sql)}";
        if (await NameDone(connection, transaction, file.Number, cancel) is not { } done)
        {
            await Execute(connection, transaction, file.Sql, cancel);
            await Execute(connection, transaction, $"INSERT INTO schema_version (number, name) VALUES ({file.Number}, '{name}');", cancel);
            await transaction.CommitAsync(cancel);
        }
        else if (done != name)
        {
            throw new IOException($"This database was made by another build of Avow: its step {done} is not this one's {name}. Open it with that build, or start with a new data folder.");
        }
    }

    private static string DigestOf(string sql) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)).AsSpan(0, 4));

    private static async Task<string?> NameDone(DbConnection connection, DbTransaction transaction, int number, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"SELECT name FROM schema_version WHERE number = {number}");
        return (string?)await command.ExecuteScalarAsync(cancel);
    }

    private static async Task Execute(DbConnection connection, DbTransaction? transaction, string sql, CancellationToken cancel)
    {
        if (sql.Length == 0)
        {
            return;
        }

        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }
}
