using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Avow.Modules.Imports;

/// <summary>Reads a file a little ahead of whoever writes what stands in it: one thread reads, the other writes, and few batches wait between them.</summary>
internal static class Ahead
{
    private const int BatchesAhead = 3;

    public static async IAsyncEnumerable<T> Of<T>(IEnumerable<T> batches, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var together = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var waiting = Channel.CreateBounded<T>(BatchesAhead);
        var reading = Task.Run(() => Read(batches, waiting.Writer, together.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in waiting.Reader.ReadAllAsync(cancel))
            {
                yield return batch;
            }
        }
        finally
        {
            // The file is closed next; nobody may be reading it then.
            await together.CancelAsync();
            await reading;
        }
    }

    /// <summary>A fault in reading is the reader's: it comes out where the next batch is asked for.</summary>
    private static async Task Read<T>(IEnumerable<T> batches, ChannelWriter<T> waiting, CancellationToken cancel)
    {
        try
        {
            foreach (var batch in batches)
            {
                await waiting.WriteAsync(batch, cancel);
            }

            waiting.Complete();
        }
        catch (Exception fault)
        {
            waiting.Complete(fault);
        }
    }
}
