using System.Threading.Channels;
using Avow.Database;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Holdings;

/// <summary>A record that a new version lets go in its first night.</summary>
public sealed record PreviewRow(string Kind, Guid Id, Verdict Verdict);

/// <summary>What publishing a version would do to the records that exist, each decided under both histories for the first midnight at which the version is in force.</summary>
/// <param name="Night">The date that this midnight opens: tomorrow, or the later date from which the version is in force.</param>
/// <param name="Seen">How many records were decided.</param>
/// <param name="Going">How many go by that night that would not go otherwise.</param>
/// <param name="GoingAnyway">How many go by that night with or without it.</param>
/// <param name="Sooner">How many go on an earlier day than they would, but not by that night.</param>
/// <param name="Longer">How many stay longer. A longer period reaches only clocks that start under it, so this is a statute's doing, or none.</param>
/// <param name="Clients">How many clients' records are among those that go.</param>
/// <param name="Oldest">Those that go and have been due the longest, oldest first; at most twenty.</param>
public sealed record PolicyPreview(LocalDate Night, int Seen, int Going, int GoingAnyway, int Sooner, int Longer, int Clients, IReadOnlyList<PreviewRow> Oldest)
{
    private const int RowsShown = 20;
    private const int RowsInChunk = 1000;
    private const int ChunksAhead = 8;

    /// <summary>Streams over every record and holds few: one thread reads, the other decides.</summary>
    public static async Task<PolicyPreview> Of(
        Work work, HoldingRegister holds, Surroundings around, PolicyFile version, Instant now, CancellationToken cancel = default)
    {
        var night = LocalDate.Max(Tonight(version, now), version.Version.Date);
        var count = new Counting(around, around.Under(around.Policies.With(version)), version.Zone.AtStartOfDay(night).ToInstant());
        var chunks = Channel.CreateBounded<(Holding Holding, Known[] Rows)>(ChunksAhead);
        var reading = Task.Run(() => Read(work, holds, chunks.Writer, cancel), cancel);
        await foreach (var (holding, rows) in chunks.Reader.ReadAllAsync(cancel))
        {
            foreach (var known in rows)
            {
                count.Add(holding, known);
            }
        }

        await reading;
        return count.Result(night);
    }

    /// <summary>The date that the coming midnight opens.</summary>
    public static LocalDate Tonight(PolicyFile version, Instant now) => now.InZone(version.Zone).Date.PlusDays(1);

    private static async Task Read(Work work, HoldingRegister holds, ChannelWriter<(Holding, Known[])> chunks, CancellationToken cancel)
    {
        try
        {
            foreach (var holding in holds.All)
            {
                foreach (var rows in holding.Everything(work.Db).Chunk(RowsInChunk))
                {
                    await chunks.WriteAsync((holding, rows), cancel);
                }
            }

            chunks.Complete();
        }
        catch (Exception fault)
        {
            chunks.Complete(fault);
            throw;
        }
    }

    private sealed class Counting(Surroundings before, Surroundings after, Instant midnight)
    {
        private readonly HashSet<Guid> _clients = [];
        private readonly PriorityQueue<PreviewRow, Instant> _oldest = new(Comparer<Instant>.Create((a, b) => b.CompareTo(a)));
        private int _seen, _going, _anyway, _sooner, _longer;

        public void Add(Holding holding, Known known)
        {
            _seen++;
            var (old, changed) = (before.Decide(holding, known, midnight), after.Decide(holding, known, midnight));
            switch (old.Outcome != Outcome.Keep, changed.Outcome != Outcome.Keep)
            {
                case (true, true):
                    _anyway++;
                    break;
                case (false, true):
                    Goes(holding, known, changed);
                    break;
                case (true, false):
                    _longer++;
                    break;
                default:
                    var (due, then) = (old.DueAt ?? Instant.MaxValue, changed.DueAt ?? Instant.MaxValue);
                    _sooner += then < due ? 1 : 0;
                    _longer += then > due ? 1 : 0;
                    break;
            }
        }

        public PolicyPreview Result(LocalDate night)
        {
            var rows = new List<PreviewRow>();
            while (_oldest.TryDequeue(out var row, out _))
            {
                rows.Insert(0, row);
            }

            return new(night, _seen, _going, _anyway, _sooner, _longer, _clients.Count, rows);
        }

        private void Goes(Holding holding, Known known, Verdict verdict)
        {
            _going++;
            if (known.ClientId is { } client)
            {
                _clients.Add(client);
            }

            _oldest.Enqueue(new(holding.Kind, known.Id, verdict), verdict.DueAt ?? midnight);
            if (_oldest.Count > RowsShown)
            {
                _oldest.Dequeue();
            }
        }
    }
}
