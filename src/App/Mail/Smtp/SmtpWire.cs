using System.Buffers;
using System.Text;

namespace Avow.Mail.Smtp;

/// <summary>Commands out, answers in, over one stream; its two buffers serve every mail of the connection.</summary>
internal sealed class SmtpWire(Stream stream) : IAsyncDisposable
{
    private const int OutgoingSize = 16 * 1024;
    private static readonly byte[] LineEnd = [(byte)'\r', (byte)'\n'];
    private static readonly byte[] Dot = [(byte)'.'];
    private static readonly byte[] EndOfContent = [(byte)'.', (byte)'\r', (byte)'\n'];
    private readonly byte[] _outgoing = ArrayPool<byte>.Shared.Rent(OutgoingSize);
    private readonly SmtpReplyReader _replies = new();
    private Stream _stream = stream;
    private int _queued;

    /// <summary>The verb of the step that runs, for reasons: never an argument.</summary>
    public string Stage { get; set; } = "connecting";

    /// <summary>True when the server spoke before it was asked.</summary>
    public bool HasUnread => _replies.HasUnread;

    public Stream Stream => _stream;

    public void Secure(Stream encrypted) => _stream = encrypted;

    public async ValueTask<SmtpReply> Exchange(string stage, string command, CancellationToken cancellation)
    {
        Stage = stage;
        await Queue(command, cancellation);
        await Flush(cancellation);
        return await ReadReply(cancellation);
    }

    public async ValueTask Queue(string command, CancellationToken cancellation)
    {
        // Mailboxes and settings are checked where they are made; this is the last door before the wire.
        if (!HeaderText.IsOneLine(command))
            throw new InvalidOperationException($"A command at {Stage} is not one line.");
        await Append(Encoding.UTF8.GetBytes(command), cancellation);
        await Append(LineEnd, cancellation);
    }

    public async ValueTask Flush(CancellationToken cancellation)
    {
        await _stream.WriteAsync(_outgoing.AsMemory(0, _queued), cancellation);
        await _stream.FlushAsync(cancellation);
        _queued = 0;
    }

    public ValueTask<SmtpReply> ReadReply(CancellationToken cancellation) => _replies.Read(_stream, cancellation);

    /// <summary>Sends lines ending in CRLF, with dots stuffed (RFC 5321 section 4.5.2), and the dot that ends them.</summary>
    public async ValueTask SendContent(ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        if (content.Span.StartsWith("."u8))
            await Append(Dot, cancellation);
        int dot;
        while ((dot = content.Span.IndexOf("\r\n."u8)) >= 0)
        {
            await Append(content[..(dot + 3)], cancellation);
            await Append(Dot, cancellation);
            content = content[(dot + 3)..];
        }
        await Append(content, cancellation);
        await Append(EndOfContent, cancellation);
        await Flush(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        ArrayPool<byte>.Shared.Return(_outgoing, clearArray: true);
        _replies.Dispose();
    }

    private async ValueTask Append(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        while (!bytes.IsEmpty)
        {
            if (_queued == OutgoingSize)
                await Flush(cancellation);
            var taken = Math.Min(bytes.Length, OutgoingSize - _queued);
            bytes[..taken].CopyTo(_outgoing.AsMemory(_queued));
            _queued += taken;
            bytes = bytes[taken..];
        }
    }
}
