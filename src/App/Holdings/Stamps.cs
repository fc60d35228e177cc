using System.Globalization;
using System.Text;
using Avow.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Holdings;

/// <summary>Writes <c>look_at</c> on stored rows, many at once.</summary>
public static class Stamps
{
    /// <summary>Sets each row's <c>look_at</c>.</summary>
    /// <param name="looks">Id and instant; may be empty.</param>
    public static async Task Write(Work work, Holding holding, IReadOnlyList<(Guid Id, Instant LookAt)> looks, CancellationToken cancel)
    {
        var table = work.Db.Model.FindEntityType(holding.RecordType)!.GetTableName();
        foreach (var same in looks.GroupBy(l => l.LookAt))
        {
            var (value, test) = work.Store.AmongIds([.. same.Select(l => l.Id)], "@ids");
            await using var command = work.Command($"UPDATE {table} SET look_at = @look WHERE organisation_id = @organisation AND id {test}");
            command.With("@look", InstantAsMicroseconds.ToMicroseconds(same.Key)).With("@ids", value);
            await command.ExecuteNonQueryAsync(cancel);
        }
    }
}
