using System.Collections.Concurrent;

namespace Avow.Mail.Smtp;

/// <summary>Mail to the configured server: a few connections, each kept while there is more to send.</summary>
internal sealed partial class SmtpTransport : IMailTransport, IAsyncDisposable
{
    private readonly SmtpSettings _settings;
    private readonly ILogger<SmtpTransport> _log;
    private readonly SemaphoreSlim _places;
    private readonly ConcurrentStack<SmtpClient> _waiting = new();
    private readonly ITimer _idle;
    private int _atWork;

    public SmtpTransport(SmtpSettings settings, ILogger<SmtpTransport> log)
    {
        (_settings, _log) = (settings, log);
        _places = new SemaphoreSlim(settings.Connections);
        // The network's time, not the business's: a moved business clock must not keep a socket open.
        _idle = TimeProvider.System.CreateTimer(_ => _ = CloseWaiting(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public async Task<MailResult> Deliver(OutgoingMime mail, CancellationToken cancellation)
    {
        await _places.WaitAsync(cancellation);
        Interlocked.Increment(ref _atWork);
        var client = _waiting.TryPop(out var waiting) ? waiting : new SmtpClient(_settings);
        try
        {
            var result = await client.Deliver(mail, cancellation);
            Tell(mail.Id, result);
            return result;
        }
        finally
        {
            _waiting.Push(client);
            if (Interlocked.Decrement(ref _atWork) == 0)
                _idle.Change(_settings.IdleTimeout, Timeout.InfiniteTimeSpan);
            _places.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _idle.DisposeAsync();
        await CloseWaiting();
        _places.Dispose();
    }

    private async Task CloseWaiting()
    {
        while (_waiting.TryPop(out var client))
            await client.DisposeAsync();
    }

    // Ids only: even a reason without addresses may quote what a mail said.
    private void Tell(Guid id, MailResult result)
    {
        switch (result)
        {
            case MailResult.Sent: TellSent(id); break;
            case MailResult.TryLater later: TellLater(id, later.MayHaveArrived); break;
            default: TellRefused(id); break;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Mail {MailId} was taken by the server")]
    private partial void TellSent(Guid mailId);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} must be tried again (may have arrived: {MayHaveArrived})")]
    private partial void TellLater(Guid mailId, bool mayHaveArrived);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Mail {MailId} was refused for good")]
    private partial void TellRefused(Guid mailId);
}
