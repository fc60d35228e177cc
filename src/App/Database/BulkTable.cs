using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

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
        Columns = [.. type.GetProperties().Select(BulkColumn<T>.Of)];
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
