using System.Buffers;
using System.Text;

namespace Avow.Mail.Smtp;

/// <summary>Reads answers of one or many lines, and refuses to read for ever.</summary>
internal sealed class SmtpReplyReader : IDisposable
{
    /// <summary>RFC 5321 section 4.5.3.1.5 says 512; servers have been seen to write more.</summary>
    public const int LineLimit = 2048;

    public const int LineCountLimit = 100;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(LineLimit * 2);
    private int _start;
    private int _end;

    public bool HasUnread => _start < _end;

    /// <exception cref="SmtpFault">The connection ended, or what came is not an answer.</exception>
    public async ValueTask<SmtpReply> Read(Stream stream, CancellationToken cancellation)
    {
        var lines = new List<string>(1);
        int? code = null;
        while (lines.Count < LineCountLimit)
        {
            var line = await ReadLine(stream, cancellation);
            var lineCode = Code(line);
            if (lineCode is null || (code ?? lineCode) != lineCode)
                throw new SmtpFault("the server's answer is not SMTP");
            code = lineCode;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length < 4 || line[3] == ' ')
                return new SmtpReply(code.Value, lines);
        }
        throw new SmtpFault("the server's answer does not end");
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);

    private static int? Code(string line) =>
        line.Length >= 3 && line[0] is >= '2' and <= '5' && char.IsAsciiDigit(line[1]) && char.IsAsciiDigit(line[2])
            && (line.Length == 3 || line[3] is ' ' or '-')
            ? (line[0] - '0') * 100 + (line[1] - '0') * 10 + (line[2] - '0')
            : null;

    private async ValueTask<string> ReadLine(Stream stream, CancellationToken cancellation)
    {
        var searched = 0;
        while (true)
        {
            var end = _buffer.AsSpan(_start + searched, _end - _start - searched).IndexOf((byte)'\n');
            var length = end < 0 ? _end - _start : searched + end;
            if (length > LineLimit)
                throw new SmtpFault("the server's answer has a line that is too long");
            if (end >= 0)
                return Take(length);
            searched = length;
            await Fill(stream, cancellation);
        }
    }

    private string Take(int length)
    {
        var line = Encoding.UTF8.GetString(_buffer, _start, length).TrimEnd('\r');
        _start += length + 1;
        return string.Create(line.Length, line, static (shown, line) =>
        {
            for (var i = 0; i < line.Length; i++)
                shown[i] = char.IsControl(line[i]) ? '?' : line[i];
        });
    }

    private async ValueTask Fill(Stream stream, CancellationToken cancellation)
    {
        _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
        (_start, _end) = (0, _end - _start);
        var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellation);
        if (read == 0)
            throw new SmtpFault("the server closed the connection");
        _end += read;
    }
}
