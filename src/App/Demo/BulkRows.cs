using System.Data.Common;
using System.Text;
using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Avow.Demo;

/// <summary>Inserts many made-up rows of one table quickly: several hundred rows a statement, the statement made once.</summary>
internal sealed class BulkRows<T> : IAsyncDisposable
    where T : class, IOwnedRow
{
    // SQLite looks each parameter up by its name, so long statements cost it the square; one prepared row is fastest there.
    private readonly int _rows;
    private readonly Work _work;
    private readonly string _table;
    private readonly (string Name, Func<T, object?> Stored)[] _columns;
    private readonly DbCommand _command;
    private readonly List<T> _waiting = [];

    public BulkRows(Work work)
    {
        _work = work;
        var entity = work.Db.Model.FindEntityType(typeof(T))!;
        _table = entity.GetTableName()!;
        _columns = [.. entity.GetProperties().Select(p => (p.GetColumnName(), Stored(p)))];
        _rows = work.Store.IsPostgres ? 250 : 1;
        _command = Command(_rows);
    }

    public async Task Add(T row, CancellationToken cancel)
    {
        row.OrganisationId = _work.OrganisationId;
        _waiting.Add(row);
        if (_waiting.Count == _rows)
        {
            await Insert(_command, cancel);
        }
    }

    public async Task Flush(CancellationToken cancel)
    {
        if (_waiting.Count > 0)
        {
            await using var rest = Command(_waiting.Count);
            await Insert(rest, cancel);
        }
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();

    private async Task Insert(DbCommand command, CancellationToken cancel)
    {
        for (var at = 0; at < _waiting.Count; at++)
        {
            for (var column = 0; column < _columns.Length; column++)
            {
                command.Parameters[1 + (at * _columns.Length) + column].Value = _columns[column].Stored(_waiting[at]) ?? DBNull.Value;
            }
        }

        await command.ExecuteNonQueryAsync(cancel);
        _waiting.Clear();
    }

    private DbCommand Command(int rows)
    {
        var sql = new StringBuilder($"INSERT INTO {_table} (").AppendJoin(',', _columns.Select(c => $"\"{c.Name}\"")).Append(") VALUES ");
        for (var row = 0; row < rows; row++)
        {
            var first = row * _columns.Length;
            sql.Append(row == 0 ? "(" : ",(").AppendJoin(',', Enumerable.Range(first, _columns.Length).Select(i => $"@p{i}")).Append(')');
        }

        var command = _work.Command(sql.ToString());
        for (var i = 0; i < rows * _columns.Length; i++)
        {
            command.With($"@p{i}", null);
        }

        return command;
    }

    private Func<T, object?> Stored(IProperty column)
    {
        var get = column.PropertyInfo!;
        var convert = column.FindTypeMapping()?.Converter?.ConvertToProvider ?? (value => value);
        return column.ClrType == typeof(Guid) && !_work.Store.IsPostgres
            ? row => ((Guid)get.GetValue(row)!).ToString().ToUpperInvariant()
            : row => convert(get.GetValue(row));
    }
}
