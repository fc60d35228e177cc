using Microsoft.Data.Sqlite;
using Npgsql;

namespace Avow.Bench;

/// <summary>Writes next to nothing into a server's database, so that what the server keeps while nothing is written counts for nothing: its next page is
/// asked as if for the first time.</summary>
internal sealed class Touch : IAsyncDisposable
{
    private readonly SqliteConnection? _sqlite;
    private readonly NpgsqlConnection? _postgres;
    private int _times;

    public Touch(string folder, string? database)
    {
        if (database is null)
        {
            _sqlite = new($"Data Source={Path.Combine(folder, "avow.db")}");
            _sqlite.Open();
        }
        else
        {
            _postgres = new(database);
            _postgres.Open();
        }
    }

    public async Task Once()
    {
        if (_sqlite is not null)
        {
            await using var write = new SqliteCommand($"PRAGMA user_version={++_times}", _sqlite);
            await write.ExecuteNonQueryAsync();
            return;
        }

        await using var begin = new NpgsqlCommand("SELECT pg_current_xact_id()", _postgres);
        await begin.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await (_sqlite?.DisposeAsync() ?? default);
        await (_postgres?.DisposeAsync() ?? default);
    }
}
