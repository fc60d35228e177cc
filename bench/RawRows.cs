using System.Diagnostics;
using System.Globalization;
using Avow.Commands;
using Avow.Database;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Avow.Bench;

/// <summary>What the rows of an import cost the database alone: the same rows of the same tables, with the same keys and indexes, copied by the database
/// itself. Nothing is read from a file, decided, marked or told.</summary>
internal static class RawRows
{
    private static readonly string[] Tables = ["import_row", "relationship", "basis_entry", "person_detail", "person_word"];

    /// <returns>Seconds by the wall, and of processor: this process's on SQLite, the server's on PostgreSQL.</returns>
    public static Task<(double Wall, double Cpu)> Copy(string folder, string? database) => database is null ? CopyFile(folder) : CopyTables(database);

    private static async Task<(double Wall, double Cpu)> CopyFile(string folder)
    {
        var copy = Directory.CreateTempSubdirectory("avow-bench-").FullName;
        await (await CommandLine.House(copy, null)).DisposeAsync();
        await using var raw = new SqliteConnection(new StoreSettings(copy, null).SqliteConnection + ";Pooling=False");
        await raw.OpenAsync();
        await Say(raw, "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-16000;");
        await Say(raw, $"ATTACH '{Path.Combine(folder, "avow.db")}' AS known");
        await Say(raw, "INSERT INTO organisation SELECT * FROM known.organisation; INSERT INTO import_file SELECT * FROM known.import_file; PRAGMA foreign_keys=ON;");
        var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        foreach (var table in Tables)
        {
            // The condition keeps SQLite from copying whole pages.
            await Say(raw, $"INSERT INTO main.{table} SELECT * FROM known.{table} WHERE organisation_id > 0");
        }

        var taken = (clock.Elapsed.TotalSeconds, (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds);
        await raw.CloseAsync();
        Directory.Delete(copy, recursive: true);
        return taken;
    }

    private static async Task<(double Wall, double Cpu)> CopyTables(string database)
    {
        await using var raw = new NpgsqlConnection(database);
        await raw.OpenAsync();
        await Say(raw, "CREATE SCHEMA raw; " + string.Concat(Tables.Select(t => $"CREATE TABLE raw.{t} (LIKE public.{t} INCLUDING ALL);")));
        var (clock, cpu) = (Stopwatch.StartNew(), await ServerSeconds(database));
        foreach (var table in Tables)
        {
            await Say(raw, $"INSERT INTO raw.{table} SELECT * FROM public.{table}");
        }

        return (clock.Elapsed.TotalSeconds, await ServerSeconds(database) - cpu);
    }

    /// <summary>Processor time of the server's processes that serve this database now; zero when the server is on another machine.</summary>
    public static async Task<double> ServerSeconds(string database)
    {
        await using var asking = new NpgsqlConnection(database);
        await asking.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT pid FROM pg_stat_activity WHERE datname = current_database()", asking);
        await using var found = await command.ExecuteReaderAsync();
        var ticks = 0L;
        while (await found.ReadAsync())
        {
            var status = $"/proc/{found.GetInt32(0)}/stat";
            var parts = File.Exists(status) ? (await File.ReadAllTextAsync(status)).Split(") ")[^1].Split(' ') : [];
            ticks += parts.Length > 12 ? long.Parse(parts[11], CultureInfo.InvariantCulture) + long.Parse(parts[12], CultureInfo.InvariantCulture) : 0;
        }

        return ticks / 100.0;
    }

    private static async Task<int> Say(System.Data.Common.DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, 0);
        return await command.ExecuteNonQueryAsync();
    }
}
