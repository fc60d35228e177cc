using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace App.Tests.Harness;

/// <summary>One connection to the <see cref="SmtpReceiver"/>.</summary>
internal sealed class SmtpConversation(SmtpReceiver receiver, TcpClient client, Lazy<X509Certificate2> certificate)
{
    private Stream _stream = client.GetStream();
    private readonly byte[] _buffer = new byte[4096];
    private int _at;
    private int _end;
    private bool _encrypted;
    private bool _signedIn;
    private string? _mail;
    private string? _rcpt;

    public async Task Run(CancellationToken closing)
    {
        using var owned = client;
        try
        {
            if (receiver.Offer.ImplicitTls)
                await Encrypt(closing);
            if (!await Reply("GREETING", "220 receiver.test ESMTP", closing))
                return;
            while (await ReadLine(closing) is { } line && await Handle(line, closing))
            {
            }
        }
        catch (Exception end) when (end is IOException or SocketException or OperationCanceledException
            or System.Security.Authentication.AuthenticationException)
        {
            // The client hung up or the test is over; what matters stands in the receiver's lists.
        }
        finally
        {
            await _stream.DisposeAsync();
        }
    }

    private async Task<bool> Handle(string line, CancellationToken closing)
    {
        receiver.Commands.Enqueue(line);
        var verb = line.Split(' ', ':')[0].ToUpperInvariant();
        if (!receiver.Offer.Pipelining && (_at < _end || client.Available > 0))
            receiver.Faults.Enqueue($"pipelined after {verb} without the offer");
        return verb switch
        {
            "EHLO" => await Reply(verb, Hello(), closing),
            "HELO" => await Reply(verb, "250 receiver.test", closing),
            "STARTTLS" => await StartTls(closing),
            "AUTH" => await SignIn(line, closing),
            "MAIL" => await Mail(line, closing),
            "RCPT" => await Recipient(line, closing),
            "DATA" => await Data(closing),
            "RSET" => await Reset(closing),
            "QUIT" => await Reply(verb, "221 bye", closing) && false,
            _ => await Reply(verb, "500 what?", closing),
        };
    }

    private string Hello()
    {
        var offer = receiver.Offer;
        if (!offer.Ehlo)
            return "502 not implemented";
        List<string> lines = ["receiver.test greets you"];
        if (offer.Pipelining) lines.Add("PIPELINING");
        if (offer.EightBitMime) lines.Add("8BITMIME");
        if (offer.SmtpUtf8) lines.Add("SMTPUTF8");
        if (offer.SizeLimit is { } size) lines.Add($"SIZE {size}");
        if (offer.StartTls && !_encrypted) lines.Add("STARTTLS");
        if (offer.Auth.Length > 0) lines.Add($"AUTH {offer.Auth}");
        return string.Join('\n', lines.Select((l, i) => (i == lines.Count - 1 ? "250 " : "250-") + l));
    }

    private async Task<bool> StartTls(CancellationToken closing)
    {
        if (!await Reply("STARTTLS", "220 go ahead" + (receiver.Offer.InjectedAfterStartTls is { } more ? "\n" + more : ""), closing))
            return false;
        await Encrypt(closing);
        return true;
    }

    private async Task Encrypt(CancellationToken closing)
    {
        if (_at < _end)
            receiver.Faults.Enqueue("more in clear after STARTTLS");
        var encrypted = new SslStream(_stream);
        await encrypted.AuthenticateAsServerAsync(
            new SslServerAuthenticationOptions { ServerCertificate = certificate.Value }, closing);
        (_stream, _encrypted) = (encrypted, true);
    }

    private async Task<bool> SignIn(string line, CancellationToken closing)
    {
        var words = line.Split(' ');
        var given = words[1].ToUpperInvariant() == "PLAIN"
            ? Decode(words.Length > 2 ? words[2] : await Ask("334 ", closing)).TrimStart('\0').Split('\0')
            : [Decode(await Ask("334 VXNlcm5hbWU6", closing)), Decode(await Ask("334 UGFzc3dvcmQ6", closing))];
        _signedIn = given is [SmtpReceiver.User, SmtpReceiver.Password];
        return await Reply("AUTH", _signedIn ? "235 welcome" : "535 5.7.8 no", closing);
    }

    private async Task<string> Ask(string prompt, CancellationToken closing)
    {
        await Send(prompt, closing);
        var line = await ReadLine(closing) ?? "";
        receiver.Commands.Enqueue(line);
        return line;
    }

    private async Task<bool> Mail(string line, CancellationToken closing)
    {
        if (receiver.Offer.Auth.Length > 0 && !_signedIn)
            return await Reply("MAIL", "530 5.7.0 sign in first", closing);
        var told = await Reply("MAIL", _mail is null ? "250 2.1.0 ok" : "503 5.5.1 one at a time", closing);
        _mail ??= LastCode < 300 ? line : null;
        return told;
    }

    private async Task<bool> Recipient(string line, CancellationToken closing)
    {
        var told = await Reply("RCPT", _mail is null ? "503 5.5.1 MAIL first" : "250 2.1.5 ok", closing);
        _rcpt = LastCode < 300 ? line : _rcpt;
        return told;
    }

    private async Task<bool> Data(CancellationToken closing)
    {
        if (!await Reply("DATA", _rcpt is null ? "554 5.5.1 no valid recipients" : "354 end with a dot", closing))
            return false;
        if (LastCode != 354)
            return true;
        if (await ReadContent(closing) is not { } content)
            return false;
        var (mail, rcpt) = (_mail, _rcpt);
        (_mail, _rcpt) = (null, null);
        var told = await Reply("CONTENT", rcpt is null ? "554 no recipient" : "250 2.0.0 Ok: queued as ABC123", closing, () =>
        {
            receiver.Take(new ReceivedMail(mail!, rcpt!, content));
        });
        return told;
    }

    private async Task<byte[]?> ReadContent(CancellationToken closing)
    {
        using var content = new MemoryStream();
        while (await ReadLine(closing, Encoding.Latin1) is { } line)
        {
            if (receiver.At("MID-CONTENT") is { Drops: true })
            {
                client.Client.Close(0);
                return null;
            }
            if (line == ".")
                return content.ToArray();
            content.Write(Encoding.Latin1.GetBytes((line.StartsWith('.') ? line[1..] : line) + "\r\n"));
        }
        return null;
    }

    private async Task<bool> Reset(CancellationToken closing)
    {
        (_mail, _rcpt) = (null, null);
        return await Reply("RSET", "250 ok", closing);
    }

    private int LastCode { get; set; }

    private async Task<bool> Reply(string stage, string usual, CancellationToken closing, Action? accepted = null)
    {
        var told = receiver.At(stage);
        await Task.Delay(told?.Delay ?? TimeSpan.Zero, closing);
        if (told?.Drops == true)
            return false;
        var reply = told?.Reply ?? usual;
        LastCode = int.TryParse(reply.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : 500;
        if (LastCode < 300)
            accepted?.Invoke();
        await Send(reply, closing);
        return LastCode != 421;
    }

    private async Task Send(string reply, CancellationToken closing) =>
        await _stream.WriteAsync(Encoding.UTF8.GetBytes(reply.Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n"), closing);

    private static string Decode(string base64) => Encoding.UTF8.GetString(Convert.FromBase64String(base64));

    private async Task<string?> ReadLine(CancellationToken closing, Encoding? encoding = null)
    {
        using var line = new MemoryStream();
        while (await NextOctet(closing) is { } octet)
        {
            line.WriteByte(octet);
            if (octet == '\n')
                return WithoutEnd((encoding ?? Encoding.UTF8).GetString(line.ToArray()));
        }
        return null;
    }

    private string WithoutEnd(string line)
    {
        if (!line.EndsWith("\r\n", StringComparison.Ordinal) || line[..^2].Contains('\r', StringComparison.Ordinal))
            receiver.Faults.Enqueue("a line end that is not CRLF");
        return line.TrimEnd('\r', '\n');
    }

    private async ValueTask<byte?> NextOctet(CancellationToken closing)
    {
        if (_at == _end)
            (_at, _end) = (0, await _stream.ReadAsync(_buffer, closing));
        return _at < _end ? _buffer[_at++] : null;
    }
}
