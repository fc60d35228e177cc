using System.Diagnostics;
using System.Net.Sockets;

namespace Avow.Mail.Smtp;

/// <summary>One mail at a time to one server, over a connection that is kept for the next.</summary>
internal sealed class SmtpClient(SmtpSettings settings) : IAsyncDisposable
{
    private SmtpConnection? _connection;
    private long _lastUsed;

    public async Task<MailResult> Deliver(OutgoingMime mail, CancellationToken cancellation)
    {
        if (Stopwatch.GetElapsedTime(_lastUsed) > settings.IdleTimeout)
            await Close();
        var reused = _connection is not null;
        var (result, lineWasDead) = await Attempt(mail, cancellation);
        // A server may close a waiting connection whenever it likes; a fresh one decides, once.
        if (reused && lineWasDead)
            (result, _) = await Attempt(mail, cancellation);
        _lastUsed = Stopwatch.GetTimestamp();
        return result;
    }

    public ValueTask DisposeAsync() => Close();

    /// <summary>True for what the network or the server did; anything else is a bug of ours and is not hidden.</summary>
    public static bool IsOutside(Exception fault) =>
        fault is SmtpFault or IOException or SocketException or OperationCanceledException;

    private async Task<(MailResult Result, bool LineWasDead)> Attempt(OutgoingMime mail, CancellationToken cancellation)
    {
        try
        {
            _connection ??= await SmtpConnection.Open(settings, cancellation);
            var result = await _connection.Deliver(mail, cancellation);
            var lineWasDead = _connection is { IsUsable: false, HasBegunContent: false } && result is MailResult.TryLater;
            if (!_connection.IsUsable)
                await Close();
            return (result, lineWasDead);
        }
        catch (Exception fault) when (IsOutside(fault) && !cancellation.IsCancellationRequested)
        {
            var result = Explain(fault);
            var lineWasDead = _connection is { HasBegunContent: false } && fault is not OperationCanceledException;
            await Drop();
            return (result, lineWasDead);
        }
        catch
        {
            await Drop();
            throw;
        }
    }

    private MailResult.TryLater Explain(Exception fault)
    {
        var (word, what) = fault switch
        {
            SmtpFault => ("fault", fault.Message),
            OperationCanceledException => ("timeout", "no answer in time"),
            SocketException socket => ("unreachable", $"no connection ({socket.SocketErrorCode})"),
            _ => ("broken", "the connection broke"),
        };
        var stage = _connection?.Stage ?? "connecting";
        return new MailResult.TryLater($"{stage}: {what}", MayHaveArrived: _connection is { HasSentContent: true })
        {
            Word = $"{stage.ToLowerInvariant()}-{word}",
        };
    }

    private ValueTask Drop()
    {
        _connection?.Abandon();
        return Close();
    }

    private async ValueTask Close()
    {
        if (_connection is { } closing)
        {
            _connection = null;
            await closing.DisposeAsync();
        }
    }
}
