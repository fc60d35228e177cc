using System.Data.Common;
using System.Runtime.CompilerServices;
using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Ledger;

/// <summary>Reads sealed entries as they stand in the database, whatever somebody may have written there.</summary>
/// <remarks>
/// Plain SQL, because a verification reads every row of a ledger once. A value that no entry of ours can hold (a broken id, an
/// instant outside time) is read as one that was never sealed, so that it is reported as altered and stops nothing.
/// </remarks>
internal static class StoredEntries
{
    private const string Select = """
        SELECT "organisation_id", "id", "at", "act", "kind", "count", "rule", "policy", "actor", "subject", "root", "leaves", "detail", "sequence", "hash"
        FROM "ledger" WHERE "organisation_id" = @organisation
        """;

    /// <summary>The entries of the unit's organisation with a place from <paramref name="first"/> to <paramref name="last"/>, in that order.</summary>
    public static IAsyncEnumerable<LedgerEntry> Sealed(Work work, long first, long last, CancellationToken cancel = default) =>
        Read(work, work.Command($"{Select} AND \"sequence\" BETWEEN @first AND @last ORDER BY \"sequence\"")
            .With("@first", first).With("@last", last), cancel);

    /// <summary>The entries that tell of records of one kind that are gone, sealed or not, in no order.</summary>
    public static IAsyncEnumerable<LedgerEntry> Disposals(Work work, string kind, CancellationToken cancel = default) =>
        Read(work, work.Command($"{Select} AND \"act\" IN (@deleted, @anonymised) AND \"kind\" = @kind")
            .With("@deleted", Disposal.Act).With("@anonymised", Disposal.Anonymised).With("@kind", kind), cancel);

    private static async IAsyncEnumerable<LedgerEntry> Read(Work work, DbCommand command, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var owned = command;
        await work.Db.Database.OpenConnectionAsync(cancel);
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel)) yield return EntryAt(rows);
    }

    private static LedgerEntry EntryAt(DbDataReader row) => new()
    {
        OrganisationId = row.GetInt64(0),
        Id = IdAt(row, 1) ?? default,
        At = InstantOf(row.GetInt64(2)),
        Act = TextAt(row, 3) ?? "",
        Kind = TextAt(row, 4),
        Count = row.GetInt64(5) is >= 0 and <= int.MaxValue and var count ? (int)count : -1,
        Rule = TextAt(row, 6),
        Policy = TextAt(row, 7),
        Actor = IdAt(row, 8),
        Subject = IdAt(row, 9),
        Root = BytesAt(row, 10),
        Leaves = BytesAt(row, 11),
        Detail = TextAt(row, 12),
        Sequence = row.IsDBNull(13) ? null : row.GetInt64(13),
        Hash = BytesAt(row, 14),
    };

    private static string? TextAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static byte[]? BytesAt(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<byte[]>(column);

    // SQLite keeps ids as text and does not look at what is written there.
    private static Guid? IdAt(DbDataReader row, int column) => row.IsDBNull(column) ? null
        : row.GetFieldType(column) == typeof(Guid) ? row.GetGuid(column)
        : Guid.TryParseExact(row.GetString(column), "D", out var id) ? id
        : Guid.Empty;

    private static Instant InstantOf(long microseconds) =>
        microseconds == long.MaxValue || (microseconds > Instant.MinValue.ToUnixTimeTicks() / 10 && microseconds < Instant.MaxValue.ToUnixTimeTicks() / 10)
            ? InstantAsMicroseconds.FromMicroseconds(microseconds)
            : Instant.MinValue;
}
