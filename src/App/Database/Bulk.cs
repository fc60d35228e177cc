using System.Data.Common;
using Avow.Holdings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SQLitePCL;

namespace Avow.Database;

/// <summary>Writes many rows of one table in the unit's transaction, past the change tracker: on PostgreSQL one statement over arrays, on SQLite one
/// prepared statement bound by place. Keys, converters and the check of the organisation are those of the model.</summary>
/// <remarks>COPY would be no way: PostgreSQL refuses it under row-level security.</remarks>
public static class Bulk
{
    /// <summary>Inserts the rows. Rows that they refer to must be there already.</summary>
    /// <param name="rows">May be empty.</param>
    /// <exception cref="DbException">A row breaks a rule of the database; then none of the unit is committed.</exception>
    public static async Task Insert<T>(this Work work, IReadOnlyList<T> rows, CancellationToken cancel = default)
        where T : class, IOwnedRow
    {
        var table = BulkTable<T>.Of(work);
        Claim(work, rows);
        if (!work.Store.IsPostgres)
        {
            Each(work, table.InsertOne, table.Columns, rows, cancel);
        }
        else if (rows.Count > 0)
        {
            await All(work, table.InsertAll, table.Columns, rows, cancel);
        }
    }

    /// <summary>Writes some columns of stored rows.</summary>
    /// <param name="by">The properties that tell which row, the organisation aside.</param>
    /// <param name="set">The properties to write.</param>
    public static async Task Update<T>(this Work work, IReadOnlyList<T> rows, IReadOnlyList<string> by, IReadOnlyList<string> set, CancellationToken cancel = default)
        where T : class, IOwnedRow
    {
        var table = BulkTable<T>.Of(work);
        Claim(work, rows);
        BulkColumn<T>[] columns = [.. set.Select(table.Of), table.Of(nameof(IOwnedRow.OrganisationId)), .. by.Select(table.Of)];
        if (!work.Store.IsPostgres)
        {
            Each(work, table.UpdateOne(columns, set.Count), columns, rows, cancel);
        }
        else if (rows.Count > 0)
        {
            await All(work, table.UpdateAll(columns, set.Count), columns, rows, cancel);
        }
    }

    private static void Claim<T>(Work work, IReadOnlyList<T> rows)
        where T : class, IOwnedRow
    {
        foreach (var row in rows)
        {
            row.OrganisationId = row.OrganisationId == 0 ? work.OrganisationId : row.OrganisationId;
            if (row.OrganisationId != work.OrganisationId)
            {
                throw new InvalidOperationException($"A row of organisation {row.OrganisationId} was to be saved as organisation {work.OrganisationId}.");
            }
        }
    }

    private static async Task All<T>(Work work, string sql, BulkColumn<T>[] columns, IReadOnlyList<T> rows, CancellationToken cancel)
    {
        await using var command = work.Command(sql);
        for (var i = 0; i < columns.Length; i++)
        {
            command.Parameters.Add(new NpgsqlParameter($"p{i}", columns[i].ArrayType) { Value = columns[i].Array(rows) });
        }

        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The driver finds a parameter by its name each time it is bound, which costs more than the insert; so the statement is bound by place.</summary>
    private static void Each<T>(Work work, string sql, BulkColumn<T>[] columns, IReadOnlyList<T> rows, CancellationToken cancel)
    {
        var db = ((SqliteConnection)work.Db.Database.GetDbConnection()).Handle!;
        Check(raw.sqlite3_prepare_v2(db, sql, out var statement), db);
        using (statement)
        {
            foreach (var row in rows)
            {
                cancel.ThrowIfCancellationRequested();
                for (var i = 0; i < columns.Length; i++)
                {
                    Check(columns[i].Bind(statement, i + 1, row), db);
                }

                Check(raw.sqlite3_step(statement), db);
                raw.sqlite3_reset(statement);
            }
        }
    }

    /// <exception cref="SqliteException">The code is that of a fault.</exception>
    internal static void Check(int code, sqlite3 db)
    {
        if (code is not raw.SQLITE_OK and not raw.SQLITE_DONE)
        {
            SqliteException.ThrowExceptionForRC(code, db);
        }
    }
}
