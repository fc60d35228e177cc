using System.Data.Common;
using Avow.Holdings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace Avow.Database;

/// <summary>Finds rows by many values of one indexed column: on PostgreSQL with one question over an array, on SQLite with one prepared question for each
/// value, which costs it less than taking a list of values apart.</summary>
public static class Seek
{
    /// <param name="sql">A question in which <c>{0}</c> stands after the column, for the test against the values. The organisation is <c>@organisation</c>.</param>
    /// <param name="values">Texts or bytes; may be empty.</param>
    public static async Task<List<TRow>> Among<TValue, TRow>(
        this Work work, string sql, IReadOnlyCollection<TValue> values, Func<DbDataReader, TRow> read, CancellationToken cancel = default)
        where TValue : class
    {
        var found = new List<TRow>();
        var asked = string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, work.Store.IsPostgres ? "= ANY(@value)" : "= @value");
        object[] each = values.Count == 0 ? [] : work.Store.IsPostgres ? [values.ToArray()] : [.. Hits(work, asked, values)];
        if (each.Length == 0)
        {
            return found;
        }

        await using var command = work.Command(asked);
        var parameter = command.With("@value", null).Parameters["@value"];
        foreach (var value in each)
        {
            parameter.Value = value;
            await using var rows = await command.ExecuteReaderAsync(cancel);
            while (await rows.ReadAsync(cancel))
            {
                found.Add(read(rows));
            }
        }

        return found;
    }

    /// <summary>Those values that have a row at all: of a list of newcomers hardly any, and the driver's reader costs more than the search.</summary>
    private static List<TValue> Hits<TValue>(Work work, string sql, IReadOnlyCollection<TValue> values)
        where TValue : class
    {
        var db = ((SqliteConnection)work.Db.Database.GetDbConnection()).Handle!;
        Bulk.Check(raw.sqlite3_prepare_v2(db, sql, out var statement), db);
        using (statement)
        {
            var place = raw.sqlite3_bind_parameter_index(statement, "@value");
            Bulk.Check(raw.sqlite3_bind_int64(statement, raw.sqlite3_bind_parameter_index(statement, "@organisation"), work.OrganisationId), db);
            var hits = new List<TValue>();
            foreach (var value in values)
            {
                Bulk.Check(value is byte[] bytes ? raw.sqlite3_bind_blob(statement, place, bytes) : SqliteBinding.Text(statement, place, (string)(object)value), db);
                if (raw.sqlite3_step(statement) is var code && code == raw.SQLITE_ROW)
                {
                    hits.Add(value);
                }
                else
                {
                    Bulk.Check(code, db);
                }

                raw.sqlite3_reset(statement);
            }

            return hits;
        }
    }
}
