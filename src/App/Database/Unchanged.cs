using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Avow.Database;

/// <summary>What was read of the database, kept for as long as nothing at all was written in it: by no page, no job and no other process. So nothing kept is
/// ever late, and what is deleted is gone from here as well.</summary>
/// <remarks>Whether anything was written the database tells: SQLite counts the commits of others for each connection (<c>PRAGMA data_version</c>, asked on a
/// connection that never writes), PostgreSQL names the transactions that a snapshot sees (<c>pg_current_snapshot()</c>). Values are shared between requests:
/// keep only what nobody changes.</remarks>
public sealed class Unchanged(Store store) : IDisposable
{
    private const int MostKept = 100;
    private readonly Lock _asking = new();
    private SqliteConnection? _watch;
    private sqlite3_stmt? _question;
    private Shelf _shelf = new("");

    /// <summary>The state that the database is in; a state that was left never comes back. To be asked before anything is read.</summary>
    /// <returns>Null when it cannot be told; then nothing is kept.</returns>
    public string? State(Work work) => store.IsPostgres ? work.Db.Snapshot : Commits();

    /// <summary>What was read before in the same state, or what is read now.</summary>
    /// <param name="key">All that the answer depends on, by value; the organisation among it.</param>
    public async Task<T> Read<T>(string? state, object key, Func<Task<T>> read)
    {
        if (state is null)
        {
            return await read();
        }

        var shelf = _shelf;
        if (shelf.State != state)
        {
            _shelf = shelf = new(state);
        }

        if (shelf.Values.TryGetValue(key, out var known))
        {
            return (T)known!;
        }

        var value = await read();
        if (shelf.Values.Count < MostKept)
        {
            shelf.Values[key] = value;
        }

        return value;
    }

    /// <summary>Keeps nothing any more.</summary>
    public void Clear() => _shelf = new("");

    public void Dispose()
    {
        lock (_asking)
        {
            _question?.Dispose();
            _watch?.Dispose();
            (_question, _watch) = (null, null);
        }
    }

    private string? Commits()
    {
        lock (_asking)
        {
            var question = _question ??= Prepare();
            var answered = raw.sqlite3_step(question) == raw.SQLITE_ROW;
            var commits = answered ? raw.sqlite3_column_int64(question, 0).ToString(CultureInfo.InvariantCulture) : null;
            raw.sqlite3_reset(question);
            return commits;
        }
    }

    private sqlite3_stmt Prepare()
    {
        _watch = new SqliteConnection(new SqliteConnectionStringBuilder(store.Settings.SqliteConnection) { Pooling = false }.ConnectionString);
        _watch.Open();
        Bulk.Check(raw.sqlite3_prepare_v2(_watch.Handle!, "PRAGMA data_version", out var question), _watch.Handle!);
        return question;
    }

    private sealed record Shelf(string State)
    {
        public ConcurrentDictionary<object, object?> Values { get; } = [];
    }
}
