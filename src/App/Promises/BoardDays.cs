using Avow.Database;
using Avow.Holdings;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Promises;

/// <summary>Writes down each night how the promises stood, for the small lines of the board. Figures, no people.</summary>
public sealed class BoardDays(PromiseBoard board, PolicyShelf shelf, HoldingRegister holds)
{
    /// <summary>Stands in the place of a sentence for the number of records held in all.</summary>
    public const string Held = "held";

    private const int DaysKept = 400;

    public async Task<Func<Work, Task>?> Look(Work reading, Instant now, CancellationToken cancel)
    {
        var around = await Surroundings.Of(reading.Db, shelf, cancel);
        var policy = around.Policies.InForce(now);
        var day = now.InZone(policy.Zone).Date;
        var tiles = await board.Shown(reading, around, NoticeShelf.Of(policy, policy.Languages[0]).Promises.Select(p => p.Sentence.Id), now, cancel);
        var days = tiles.Where(t => t.Shown.Line is not null).Select(t => Day(t.Sentence, day, t.Shown.Line!.Value, t.Shown.Limit))
            .Append(Day(Held, day, await holds.Count(reading, cancel), null)).ToList();
        return async work =>
        {
            await Remove(work.Db, day, cancel);
            work.Db.AddRange(days);
        };
    }

    /// <summary>A second run on a day writes its figures in the place of the first one's; the line ends after a year and a month.</summary>
    private static Task Remove(AvowDb db, LocalDate day, CancellationToken cancel)
    {
        var oldest = day.PlusDays(-DaysKept);
        return db.Set<BoardDay>().Where(d => d.Day == day || d.Day < oldest).ExecuteDeleteAsync(cancel);
    }

    private static BoardDay Day(string sentence, LocalDate day, double figure, double? limit) =>
        new() { Id = Guid.CreateVersion7(), Sentence = sentence, Day = day, Figure = figure, Limit = limit };
}
