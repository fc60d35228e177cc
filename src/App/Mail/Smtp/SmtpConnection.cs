using System.Net;
using System.Net.Sockets;

namespace Avow.Mail.Smtp;

/// <summary>One greeted connection, on which mails go out one after another.</summary>
internal sealed class SmtpConnection : IAsyncDisposable
{
    private static readonly TimeSpan QuitLimit = TimeSpan.FromSeconds(2);
    private readonly SmtpSettings _settings;
    private readonly SmtpWire _wire;
    private readonly SmtpOffer _offer;
    private bool _needsReset;

    private SmtpConnection(SmtpSettings settings, SmtpWire wire, SmtpOffer offer) =>
        (_settings, _wire, _offer) = (settings, wire, offer);

    /// <summary>False after an answer that left the conversation in doubt: close it and open another.</summary>
    public bool IsUsable { get; private set; } = true;

    /// <summary>What was being done, for the reason of a failure.</summary>
    public string Stage => _wire.Stage;

    /// <summary>True once content of the current mail went out: from then on a second attempt may be a second mail.</summary>
    public bool HasBegunContent { get; private set; }

    /// <summary>True once the whole content went out and only the answer to it is missing.</summary>
    public bool HasSentContent { get; private set; }

    public static async Task<SmtpConnection> Open(SmtpSettings settings, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            using var limit = TimeLimit.Of(settings.ConnectTimeout, cancellation);
            await socket.ConnectAsync(settings.Host, settings.UsedPort, limit.Token);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
        var isLoopback = socket.RemoteEndPoint is IPEndPoint remote && IPAddress.IsLoopback(remote.Address);
        return await Open(settings, new NetworkStream(socket, ownsSocket: true), socket.LocalEndPoint as IPEndPoint, isLoopback, cancellation);
    }

    public static async Task<SmtpConnection> Open(
        SmtpSettings settings, Stream stream, IPEndPoint? local, bool isLoopback, CancellationToken cancellation)
    {
        var wire = new SmtpWire(stream);
        try
        {
            var offer = await new SmtpHandshake(settings, wire, local, isLoopback).Run(cancellation);
            return new SmtpConnection(settings, wire, offer);
        }
        catch (SmtpFault fault)
        {
            await wire.DisposeAsync();
            throw new SmtpFault($"{wire.Stage}: {fault.Message}");
        }
        catch
        {
            await wire.DisposeAsync();
            throw;
        }
    }

    public async Task<MailResult> Deliver(OutgoingMime mail, CancellationToken cancellation)
    {
        (HasBegunContent, HasSentContent) = (false, false);
        var transaction = new SmtpTransaction(_wire, _offer, mail);
        if (transaction.CannotCarry() is { } reason)
            return new MailResult.Refused(reason) { Word = "cannot-carry" };
        SmtpReply? refusal;
        using (var limit = TimeLimit.Of(_settings.CommandTimeout, cancellation))
            refusal = await transaction.Envelope(_needsReset, limit.Token);
        _needsReset = refusal is not null;
        return refusal is not null ? Judge(refusal, mail) : await Content(mail, cancellation);
    }

    /// <summary>Says goodbye in a short time, and closes whether or not the server listens.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var limit = TimeLimit.Of(QuitLimit, CancellationToken.None);
            if (IsUsable)
                await _wire.Exchange("QUIT", "QUIT", limit.Token);
        }
        catch (Exception fault) when (SmtpClient.IsOutside(fault))
        {
            // QUIT is a courtesy: every mail has its answer already, so there is nothing to report or repeat.
        }
        finally
        {
            await _wire.DisposeAsync();
        }
    }

    public void Abandon() => IsUsable = false;

    private async Task<MailResult> Content(OutgoingMime mail, CancellationToken cancellation)
    {
        using var limit = TimeLimit.Of(_settings.DataTimeout, cancellation);
        _wire.Stage = "content";
        HasBegunContent = true;
        await _wire.SendContent(mail.Content, limit.Token);
        HasSentContent = true;
        var reply = await _wire.ReadReply(limit.Token);
        return reply.IsPositive ? new MailResult.Sent(mail.Id, reply.Shown(mail)) : Judge(reply, mail);
    }

    private MailResult Judge(SmtpReply reply, OutgoingMime mail)
    {
        IsUsable &= !reply.IsGoodbye;
        var reason = $"{_wire.Stage}: {reply.Shown(mail)}";
        var word = $"{_wire.Stage.ToLowerInvariant()}-{reply.Code}";
        if (reply.Code < 400)
            throw new SmtpFault("the server's answer does not fit the question");
        // 530, 534, 535, 538 ask for sign-in or encryption (RFC 4954 section 6): the settings are wrong, not the mail.
        return reply.IsPermanent && reply.Code is not (530 or 534 or 535 or 538)
            ? new MailResult.Refused(reason) { Word = word }
            : new MailResult.TryLater(reason) { Word = word };
    }
}
