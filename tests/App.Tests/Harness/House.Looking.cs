using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;
using Shouldly;

namespace App.Tests.Harness;

/// <summary>Looking into a house from outside, past all its rules.</summary>
public sealed partial class House
{
    /// <summary>A connection as the owner of the database: row-level security and filters do not hold for it.</summary>
    public async Task<DbConnection> Connection()
    {
        DbConnection connection = Settings.IsPostgres ? new NpgsqlConnection(Settings.Connection) : new SqliteConnection(Settings.SqliteConnection);
        await connection.OpenAsync();
        return connection;
    }

    /// <summary>Executes plain SQL as the owner.</summary>
    /// <returns>How many rows it changed.</returns>
    public async Task<int> Sql(string sql)
    {
        await using var connection = await Connection();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    /// <summary>One figure, read as the owner.</summary>
    public async Task<long> Count(string sql) => Convert.ToInt64((await Rows(sql)).Single().Single(), CultureInfo.InvariantCulture);

    /// <summary>Rows, read as the owner; NULL is null.</summary>
    public async Task<List<object?[]>> Rows(string sql)
    {
        await using var connection = await Connection();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<object?[]>();
        while (await reader.ReadAsync())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add([.. row.Select(v => v is DBNull ? null : v)]);
        }

        return rows;
    }

    /// <summary>An id as this database writes it in SQL.</summary>
    public string Id(Guid id) => Settings.IsPostgres ? $"'{id:D}'" : $"'{id.ToString("D").ToUpperInvariant()}'";

    /// <summary>Every table of the database by name, in order.</summary>
    public async Task<List<string>> Tables() => [.. (await Rows(Settings.IsPostgres
        ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1"
        : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY 1")).Select(r => (string)r[0]!)];

    /// <summary>Every place where a text stands: <c>table.column</c>, a file of the data folder, or <c>log</c>. Empty when it is gone.</summary>
    /// <remarks>The database's own files are left out: what deletion leaves in free pages is scrubbed on a schedule of its own.</remarks>
    public async Task<IReadOnlyList<string>> Traces(string text)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        await using var connection = await Connection();
        foreach (var table in await Tables())
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                found.UnionWith(Enumerable.Range(0, reader.FieldCount).Where(i => Holds(reader.GetValue(i), text)).Select(i => $"{table}.{reader.GetName(i)}"));
            }
        }

        found.UnionWith(Directory.EnumerateFiles(Settings.Folder, "*", SearchOption.AllDirectories)
            .Where(f => !Path.GetFileName(f).StartsWith("avow.db", StringComparison.Ordinal) && Holds(File.ReadAllBytes(f), text))
            .Select(f => Path.GetRelativePath(Settings.Folder, f)));
        found.UnionWith(Log.Lines.Where(l => Holds(l, text)).Select(_ => "log"));
        return [.. found];
    }

    /// <summary>Fails, naming the places, unless the text stands nowhere: tables, files, jobs, logs.</summary>
    public async Task ShouldHaveNoTraceOf(string text) => (await Traces(text)).ShouldBeEmpty($"“{text}” should be gone everywhere");

    private static bool Holds(object value, string text) => value switch
    {
        DBNull => false,
        byte[] bytes => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0,
        Guid id => id.ToString("D").Contains(text, StringComparison.OrdinalIgnoreCase),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.Contains(text, StringComparison.OrdinalIgnoreCase),
    };
}
