using System.Reflection;
using Avow.Database;
using Microsoft.EntityFrameworkCore;

namespace Avow.Holdings;

/// <summary>Empties the fields whose purposes are over; the record stays and remembers which went.</summary>
internal static class Blanking
{
    /// <returns>How many rows were there.</returns>
    /// <exception cref="NotSupportedException">The kind cannot lose some of its fields.</exception>
    public static async Task<int> Of(Work work, Holding holding, IReadOnlyList<Decided> decided, CancellationToken cancel)
    {
        if (!holding.IsBlankable)
        {
            throw new NotSupportedException($"{decided[0].Verdict.Rule} asks to blank fields, which records of the kind {holding.Kind} cannot do.");
        }

        var reached = 0;
        foreach (var same in decided.GroupBy(d => string.Join(' ', d.Known.Blanked.Concat(d.Verdict.Blanks).Distinct().Order(StringComparer.Ordinal))))
        {
            reached += await Write(work, holding, same.Key, [.. same.Select(d => d.Known.Id)], cancel);
        }

        return reached;
    }

    private static async Task<int> Write(Work work, Holding holding, string blanked, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var entity = work.Db.Model.FindEntityType(holding.RecordType)!;
        var gone = blanked.Split(' ');
        var columns = holding.RecordType.GetProperties()
            .Where(p => p.GetCustomAttribute<PersonalAttribute>() is { } personal && gone.Contains(personal.Category))
            .Select(p => entity.FindProperty(p.Name)!.GetColumnName());
        var (value, test) = work.Store.AmongIds(ids, "@ids");
        var set = string.Join(", ", columns.Select(c => $"{c} = NULL").Append("blanked = @blanked").Append("look_at = 0"));
        await using var command = work.Command($"UPDATE {entity.GetTableName()} SET {set} WHERE organisation_id = @organisation AND id {test}");
        return await command.With("@blanked", blanked).With("@ids", value).ExecuteNonQueryAsync(cancel);
    }
}
