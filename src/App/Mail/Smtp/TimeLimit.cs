namespace Avow.Mail.Smtp;

/// <summary>A token that fires with the caller's, or when the time for one step is over.</summary>
internal sealed class TimeLimit : IDisposable
{
    private readonly CancellationTokenSource _source;

    private TimeLimit(CancellationTokenSource source) => _source = source;

    public CancellationToken Token => _source.Token;

    public static TimeLimit Of(TimeSpan limit, CancellationToken caller)
    {
        var source = CancellationTokenSource.CreateLinkedTokenSource(caller);
        source.CancelAfter(limit);
        return new TimeLimit(source);
    }

    public void Dispose() => _source.Dispose();
}
