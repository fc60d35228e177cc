using System.Data.Common;
using System.Text;
using Avow.Database;
using Avow.Holdings;
using Avow.Modules.MessageBank;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Avow.Demo;

/// <summary>Inserts many made-up messages quickly: several hundred rows a statement, the statement made once.</summary>
internal sealed class BulkMessages : IAsyncDisposable
{
    // SQLite looks each parameter up by its name, so long statements cost it the square; one prepared row is fastest there.
    private readonly int _rows;
    private readonly Work _work;
    private readonly (string Name, Func<PhoneMessage, object?> Stored)[] _columns;
    private readonly DbCommand _command;
    private readonly List<PhoneMessage> _waiting = [];

    public BulkMessages(Work work)
    {
        _work = work;
        _columns = [.. work.Db.Model.FindEntityType(typeof(PhoneMessage))!.GetProperties().Select(p => (p.GetColumnName(), Stored(p)))];
        _rows = work.Store.IsPostgres ? 250 : 1;
        _command = Command(_rows);
    }

    public async Task Add(PhoneMessage message, CancellationToken cancel)
    {
        message.OrganisationId = _work.OrganisationId;
        _waiting.Add(message);
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
        for (var row = 0; row < _waiting.Count; row++)
        {
            for (var column = 0; column < _columns.Length; column++)
            {
                command.Parameters[1 + (row * _columns.Length) + column].Value = _columns[column].Stored(_waiting[row]) ?? DBNull.Value;
            }
        }

        await command.ExecuteNonQueryAsync(cancel);
        _waiting.Clear();
    }

    private DbCommand Command(int rows)
    {
        var sql = new StringBuilder("INSERT INTO phone_message (").AppendJoin(',', _columns.Select(c => c.Name)).Append(") VALUES ");
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

    private Func<PhoneMessage, object?> Stored(IProperty column)
    {
        var get = column.PropertyInfo!;
        var convert = column.FindTypeMapping()?.Converter?.ConvertToProvider ?? (value => value);
        return column.ClrType == typeof(Guid) && !_work.Store.IsPostgres
            ? message => ((Guid)get.GetValue(message)!).ToString().ToUpperInvariant()
            : message => convert(get.GetValue(message));
    }
}
