using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;
using NpgsqlTypes;
using SQLitePCL;

namespace Avow.Database;

/// <summary>One column of rows that are written many at once.</summary>
internal abstract class BulkColumn<T>(IProperty property, NpgsqlDbType type)
{
    public string Property { get; } = property.Name;

    public string Quoted { get; } = $"\"{property.GetColumnName()}\"";

    public NpgsqlDbType ArrayType { get; } = NpgsqlDbType.Array | type;

    /// <summary>The column of all rows, for PostgreSQL.</summary>
    public abstract Array Array(IReadOnlyList<T> rows);

    /// <summary>Binds the column of one row, for SQLite.</summary>
    public abstract int Bind(sqlite3_stmt statement, int place, T row);

    public static BulkColumn<T> Of(IProperty property)
    {
        var converter = property.FindTypeMapping()?.Converter;
        var stored = converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        var isNullable = property.ClrType.IsClass || Nullable.GetUnderlyingType(property.ClrType) is not null;
        return (stored, isNullable) switch
        {
            _ when stored == typeof(string) => new BulkColumn<T, string?>(property, NpgsqlDbType.Text, converter, SqliteBinding.Text),
            _ when stored == typeof(byte[]) => new BulkColumn<T, byte[]?>(property, NpgsqlDbType.Bytea, converter, SqliteBinding.Bytes),
            (_, true) when stored == typeof(Guid) => new BulkColumn<T, Guid?>(property, NpgsqlDbType.Uuid, converter, SqliteBinding.Id),
            _ when stored == typeof(Guid) => new BulkColumn<T, Guid>(property, NpgsqlDbType.Uuid, converter, SqliteBinding.Id),
            (_, true) when stored == typeof(long) => new BulkColumn<T, long?>(property, NpgsqlDbType.Bigint, converter, SqliteBinding.Number),
            _ when stored == typeof(long) => new BulkColumn<T, long>(property, NpgsqlDbType.Bigint, converter, SqliteBinding.Number),
            (_, true) when stored == typeof(int) => new BulkColumn<T, int?>(property, NpgsqlDbType.Integer, converter, (s, p, v) => SqliteBinding.Number(s, p, v)),
            _ when stored == typeof(int) => new BulkColumn<T, int>(property, NpgsqlDbType.Integer, converter, (s, p, v) => SqliteBinding.Number(s, p, v)),
            (_, true) when stored == typeof(bool) => new BulkColumn<T, bool?>(property, NpgsqlDbType.Boolean, converter, (s, p, v) => SqliteBinding.Number(s, p, v is { } yes ? yes ? 1 : 0 : null)),
            _ when stored == typeof(bool) => new BulkColumn<T, bool>(property, NpgsqlDbType.Boolean, converter, (s, p, v) => SqliteBinding.Number(s, p, v ? 1L : 0L)),
            _ when stored == typeof(double) => new BulkColumn<T, double?>(property, NpgsqlDbType.Double, converter, SqliteBinding.Number),
            _ => throw new NotSupportedException($"{typeof(T).Name}.{property.Name} is stored as {stored.Name}, which is not written in bulk."),
        };
    }
}

/// <inheritdoc/>
/// <typeparam name="TStored">What the database stores; read without boxing, for there are a dozen of them in each of a million rows.</typeparam>
internal sealed class BulkColumn<T, TStored>(IProperty property, NpgsqlDbType type, ValueConverter? converter, Func<sqlite3_stmt, int, TStored, int> bind) : BulkColumn<T>(property, type)
{
    private readonly Func<T, TStored> _read = Reader(property, converter);

    public override Array Array(IReadOnlyList<T> rows)
    {
        var values = new TStored[rows.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = _read(rows[i]);
        }

        return values;
    }

    public override int Bind(sqlite3_stmt statement, int place, T row) => bind(statement, place, _read(row));

    private static Func<T, TStored> Reader(IProperty property, ValueConverter? converter)
    {
        var row = Expression.Parameter(typeof(T));
        var value = Expression.Property(row, property.PropertyInfo!);
        if (converter is null)
        {
            return Compiled(Expression.Convert(value, typeof(TStored)), row);
        }

        if (converter is InstantAsMicroseconds)
        {
            Expression<Func<Instant, long>> convert = at => InstantAsMicroseconds.ToMicroseconds(at);
            return Compiled(
                value.Type == typeof(Instant)
                    ? Expression.Convert(Expression.Invoke(convert, value), typeof(TStored))
                    : Expression.Condition(
                        Expression.Property(value, "HasValue"), Expression.Convert(Expression.Invoke(convert, Expression.Property(value, "Value")), typeof(TStored)), Expression.Default(typeof(TStored))),
                row);
        }

        var boxed = Expression.Lambda<Func<T, object?>>(Expression.Convert(value, typeof(object)), row).Compile();
        return r => boxed(r) is { } plain ? (TStored)converter.ConvertToProvider(plain)! : default!;
    }

    private static Func<T, TStored> Compiled(Expression value, ParameterExpression row) => Expression.Lambda<Func<T, TStored>>(value, row).Compile();
}
