using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace Avow.Database;

/// <summary>Tells PostgreSQL which organisation a transaction serves; row-level security then shows no other's rows.</summary>
internal sealed class OrganisationOnTransaction : DbTransactionInterceptor
{
    public override DbTransaction TransactionStarted(DbConnection connection, TransactionEndEventData eventData, DbTransaction result)
    {
        using var command = Command(connection, eventData, result);
        Told(eventData, command.ExecuteScalar());
        return result;
    }

    public override async ValueTask<DbTransaction> TransactionStartedAsync(
        DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection, eventData, result);
        Told(eventData, await command.ExecuteScalarAsync(cancellationToken));
        return result;
    }

    private static void Told(TransactionEndEventData eventData, object? snapshot)
    {
        if (eventData.Context is AvowDb db)
        {
            db.Snapshot = (string?)snapshot;
        }
    }

    private static DbCommand Command(DbConnection connection, TransactionEndEventData eventData, DbTransaction transaction)
    {
        var organisation = eventData.Context is AvowDb db ? db.OrganisationId : 0;
        var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "SELECT pg_current_snapshot()::text FROM set_config('app.organisation', $1, true)";
        command.Parameters.Add(new NpgsqlParameter { Value = organisation.ToString(CultureInfo.InvariantCulture) });
        return command;
    }
}

/// <summary>What every SQLite connection needs: patience with other writers, and no deleted text left in free pages.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    internal const string Text =
        "PRAGMA busy_timeout=30000; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;";

    // The pool lends the same handle again and again, and what was set on it stays set.
    private static readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> Set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (IsNew(connection))
        {
            using var command = connection.CreateCommand();
            command.CommandText = Text;
            command.ExecuteNonQuery();
        }
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (IsNew(connection))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = Text;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private static bool IsNew(DbConnection connection) => Set.TryAdd(((SqliteConnection)connection).Handle!, connection.ConnectionString);
}
