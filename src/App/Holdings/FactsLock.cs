using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Avow.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Avow.Holdings;

/// <summary>Keeps a batch of the sweep and a change of facts apart: a hold placed while a batch runs waits for it, and the next batch sees the hold.</summary>
/// <remarks>One row per organisation. SQLite has one writer at a time and needs no lock; there the count alone is kept.</remarks>
public static class FactsLock
{
    /// <summary>Called by whoever changes facts that a decision reads, inside the transaction of the change.</summary>
    public static Task Changing(Work work, CancellationToken cancel = default) =>
        Execute(work, "UPDATE retention_state SET facts_version = facts_version + 1 WHERE organisation_id = @organisation", cancel);

    /// <summary>Called by a batch before it reads the facts by which it decides.</summary>
    /// <returns>The version of the facts: while it is the same, so are holds, instructions and policies.</returns>
    public static async Task<long> Reading(Work work, CancellationToken cancel = default)
    {
        var held = work.Store.IsPostgres ? " FOR SHARE" : "";
        await using var command = work.Command($"SELECT facts_version FROM retention_state WHERE organisation_id = @organisation{held}");
        return (long)(await command.ExecuteScalarAsync(cancel) ?? throw new InvalidOperationException($"Organisation {work.OrganisationId} has no state of retention."));
    }

    private static async Task Execute(Work work, string sql, CancellationToken cancel)
    {
        await using var command = work.Command(sql);
        await command.ExecuteNonQueryAsync(cancel);
    }
}

/// <summary>Plain commands inside a unit of work, for statements that LINQ says badly.</summary>
public static class PlainCommands
{
    /// <summary>A command in the unit's transaction, with the organisation as <c>@organisation</c>.</summary>
    public static DbCommand Command(this Work work, string sql)
    {
        var command = work.Db.Database.GetDbConnection().CreateCommand();
        command.Transaction = work.Db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = sql;
        command.With("@organisation", work.OrganisationId);
        return command;
    }

    public static DbCommand With(this DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? DBNull.Value;
        command.Parameters.Add(parameter);
        return command;
    }

    /// <summary>The ids as one parameter, and the words that test a column against them, for either database: <c>column TEST</c>.</summary>
    public static (object Value, string Test) AmongIds(this Store store, IReadOnlyList<Guid> ids, string name) => store.IsPostgres
        ? (ids.ToArray(), $"= ANY({name})")
        : (JsonOf(ids), $"IN (SELECT value FROM json_each({name}))");

    /// <summary>The words as one parameter, and what stands after FROM to have them as rows of <c>words.value</c>, for either database.</summary>
    public static (object Value, string Rows) AmongWords(this Store store, IReadOnlyList<string> words, string name) => store.IsPostgres
        ? (words.ToArray(), $"unnest({name}) AS words(value)")
        : (JsonSerializer.Serialize(words), $"json_each({name}) AS words");

    private static string JsonOf(IReadOnlyList<Guid> ids) =>
        $"[{string.Join(',', ids.Select(id => $"\"{id.ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant()}\""))}]";
}
