using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using NodaTime;
using NpgsqlTypes;
using SQLitePCL;

namespace Avow.Database;

/// <summary>The statements with which many rows of a table are written.</summary>
internal sealed class BulkTable<T>
    where T : class
{
    private static readonly ConditionalWeakTable<IModel, BulkTable<T>> Known = [];
    private readonly string _name;
    private readonly bool _isPostgres;

    private BulkTable(IEntityType type, bool isPostgres)
    {
        (_name, _isPostgres) = (type.GetTableName()!, isPostgres);
        Columns = [.. type.GetProperties().Select(p => new BulkColumn<T>(p))];
    }

    public BulkColumn<T>[] Columns { get; }

    public string InsertOne => $"{InsertInto} VALUES ({string.Join(',', Columns.Select(_ => "?"))})";

    public string InsertAll => $"{InsertInto} SELECT * FROM unnest({Arrays(Columns.Length)})";

    private string InsertInto => $"INSERT INTO {_name} ({string.Join(',', Columns.Select(c => c.Quoted))})";

    public static BulkTable<T> Of(Work work) =>
        Known.GetValue(work.Db.Model, model => new(model.FindEntityType(typeof(T))!, work.Store.IsPostgres));

    public BulkColumn<T> Of(string property) => Array.Find(Columns, c => c.Property == property)!;

    /// <param name="columns">Those that are written, then those that tell the row.</param>
    public string UpdateOne(BulkColumn<T>[] columns, int written) =>
        $"UPDATE {_name} SET {string.Join(',', columns.Take(written).Select(c => $"{c.Quoted} = ?"))} WHERE {string.Join(" AND ", columns.Skip(written).Select(c => $"{c.Quoted} = ?"))}";

    public string UpdateAll(BulkColumn<T>[] columns, int written) =>
        $"""
        UPDATE {_name} AS r SET {string.Join(',', columns.Take(written).Select(c => $"{c.Quoted} = u.{c.Quoted}"))}
        FROM unnest({Arrays(columns.Length)}) AS u({string.Join(',', columns.Select(c => c.Quoted))})
        WHERE {string.Join(" AND ", columns.Skip(written).Select(c => $"r.{c.Quoted} = u.{c.Quoted}"))}
        """;

    private static string Arrays(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"@p{i}"));
}

/// <summary>One column of rows that are written many at once.</summary>
internal sealed class BulkColumn<T>
{
    private readonly Func<T, object?> _read;
    private readonly Type _stored;

    public BulkColumn(IProperty property)
    {
        (Property, Quoted) = (property.Name, $"\"{property.GetColumnName()}\"");
        var converter = property.FindTypeMapping()?.Converter;
        _stored = converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var get = Getter(property);
        _read = _stored == typeof(long) && converter is InstantAsMicroseconds ? row => get(row) is Instant at ? InstantAsMicroseconds.ToMicroseconds(at) : null
            : converter is null ? get
            : row => get(row) is { } value ? converter.ConvertToProvider(value) : null;
    }

    public string Property { get; }

    public string Quoted { get; }

    public NpgsqlDbType ArrayType => NpgsqlDbType.Array | (_stored == typeof(Guid) ? NpgsqlDbType.Uuid
        : _stored == typeof(long) ? NpgsqlDbType.Bigint
        : _stored == typeof(int) ? NpgsqlDbType.Integer
        : _stored == typeof(bool) ? NpgsqlDbType.Boolean
        : _stored == typeof(double) ? NpgsqlDbType.Double
        : _stored == typeof(byte[]) ? NpgsqlDbType.Bytea
        : NpgsqlDbType.Text);

    /// <summary>The column of all rows, for PostgreSQL.</summary>
    public Array Array(IReadOnlyList<T> rows) => _stored == typeof(Guid) ? Values<Guid?>(rows)
        : _stored == typeof(long) ? Values<long?>(rows)
        : _stored == typeof(int) ? Values<int?>(rows)
        : _stored == typeof(bool) ? Values<bool?>(rows)
        : _stored == typeof(double) ? Values<double?>(rows)
        : _stored == typeof(byte[]) ? Values<byte[]?>(rows)
        : Values<string?>(rows);

    /// <summary>Binds the column of one row, for SQLite.</summary>
    public int Bind(sqlite3_stmt statement, int place, T row) => _read(row) switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        Guid id => BindId(statement, place, id),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        var other => throw new NotSupportedException($"{typeof(T).Name}.{Property} is stored as {other.GetType().Name}, which is not written in bulk."),
    };

    /// <summary>Ids stand in SQLite as the driver writes them: in capitals.</summary>
    private static int BindId(sqlite3_stmt statement, int place, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        foreach (ref var sign in text)
        {
            sign = sign is >= (byte)'a' and <= (byte)'f' ? (byte)(sign - 32) : sign;
        }

        return raw.sqlite3_bind_text(statement, place, text);
    }

    private TStored[] Values<TStored>(IReadOnlyList<T> rows)
    {
        var values = new TStored[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (TStored)_read(rows[i])!;
        }

        return values;
    }

    private static Func<T, object?> Getter(IProperty property)
    {
        var row = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, object?>>(Expression.Convert(Expression.Property(row, property.PropertyInfo!), typeof(object)), row).Compile();
    }
}
