using System.Data.Common;
using Avow.Holdings;

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
        if (values.Count == 0)
        {
            return found;
        }

        await using var command = work.Command(string.Format(System.Globalization.CultureInfo.InvariantCulture, sql, work.Store.IsPostgres ? "= ANY(@value)" : "= @value"));
        var parameter = command.With("@value", null).Parameters["@value"];
        foreach (var value in work.Store.IsPostgres ? [values.ToArray()] : values.Cast<object>())
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
}
