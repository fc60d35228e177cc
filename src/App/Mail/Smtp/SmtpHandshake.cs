using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Avow.Mail.Smtp;

/// <summary>From a new socket to a server that is greeted, trusted and knows us. Any failure is a <see cref="SmtpFault"/>.</summary>
internal sealed class SmtpHandshake(SmtpSettings settings, SmtpWire wire, IPEndPoint? local, bool isLoopback)
{
    private SmtpOffer _offer = SmtpOffer.Nothing;
    private bool _isEncrypted;

    public async Task<SmtpOffer> Run(CancellationToken cancellation)
    {
        using (var limit = TimeLimit.Of(settings.ConnectTimeout, cancellation))
        {
            if (settings.Security == SmtpSecurity.Tls)
                await Encrypt(limit.Token);
            wire.Stage = "greeting";
            Expect(220, await wire.ReadReply(limit.Token));
        }
        await Hello(cancellation);
        await StartTls(cancellation);
        if (settings.User is { Length: > 0 } user)
            await new SmtpSignIn(settings, wire, _offer).Run(user, _isEncrypted || isLoopback, cancellation);
        return _offer;
    }

    private async Task Hello(CancellationToken cancellation)
    {
        using var limit = TimeLimit.Of(settings.CommandTimeout, cancellation);
        var reply = await wire.Exchange("EHLO", $"EHLO {Name()}", limit.Token);
        _offer = SmtpOffer.Nothing;
        if (reply.IsPositive)
            _offer = SmtpOffer.Read(reply);
        else if (reply.Code is 500 or 502 or 504)
            Expect(250, await wire.Exchange("HELO", $"HELO {Name()}", limit.Token));
        else
            Expect(250, reply);
    }

    private string Name() => settings.HelloName is { Length: > 0 } name ? name : local?.Address switch
    {
        null => "localhost",
        { IsIPv4MappedToIPv6: true } mapped => $"[{mapped.MapToIPv4()}]",
        { AddressFamily: AddressFamily.InterNetworkV6 } six => $"[IPv6:{new IPAddress(six.GetAddressBytes())}]",
        var four => $"[{four}]",
    };

    private async Task StartTls(CancellationToken cancellation)
    {
        if (settings.Security is SmtpSecurity.None or SmtpSecurity.Tls)
            return;
        if (_offer.StartTls)
        {
            using var limit = TimeLimit.Of(settings.CommandTimeout, cancellation);
            Expect(220, await wire.Exchange("STARTTLS", "STARTTLS", limit.Token));
            await Encrypt(limit.Token);
            await Hello(cancellation);
        }
        else if (settings.Security == SmtpSecurity.StartTls)
            throw new SmtpFault("the server does not offer STARTTLS, which our settings require; nothing was sent");
    }

    private async Task Encrypt(CancellationToken cancellation)
    {
        // Words received in clear must not be taken for words of the encrypted server (CVE-2011-0411).
        if (wire.HasUnread)
            throw new SmtpFault("the server sent more in clear after agreeing to STARTTLS");
        var encrypted = new SslStream(wire.Stream, leaveInnerStreamOpen: false);
        wire.Secure(encrypted);
        wire.Stage = "TLS";
        try
        {
            await encrypted.AuthenticateAsClientAsync(Options(), cancellation);
        }
        catch (AuthenticationException)
        {
            throw new SmtpFault("the server's certificate is not trusted, or no common protocol was found");
        }
        _isEncrypted = true;
    }

    private SslClientAuthenticationOptions Options() => new()
    {
        TargetHost = settings.Host,
        RemoteCertificateValidationCallback = (_, certificate, _, errors) => IsTrusted(certificate, errors),
    };

    private bool IsTrusted(X509Certificate? certificate, SslPolicyErrors errors) =>
        settings.CertificateSha256 is { Length: > 0 } pin
            ? string.Equals(certificate?.GetCertHashString(HashAlgorithmName.SHA256), pin, StringComparison.OrdinalIgnoreCase)
            : errors == SslPolicyErrors.None;

    private static void Expect(int code, SmtpReply reply)
    {
        if (reply.Code != code)
            throw new SmtpFault(reply.Shown());
    }
}
