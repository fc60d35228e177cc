using System.Text;

namespace Avow.Mail.Smtp;

/// <summary>AUTH PLAIN (RFC 4616) or LOGIN, never in clear across a network.</summary>
internal sealed class SmtpSignIn(SmtpSettings settings, SmtpWire wire, SmtpOffer offer)
{
    /// <summary>RFC 4954 section 4: a longer first response waits for the server's 334.</summary>
    private const int InitialResponseLimit = 490;

    public async Task Run(string user, bool isPrivateLine, CancellationToken cancellation)
    {
        wire.Stage = "AUTH";
        if (!isPrivateLine)
            throw new SmtpFault("the line to the server is not encrypted, so the password was not sent");
        using var limit = TimeLimit.Of(settings.CommandTimeout, cancellation);
        var reply = offer switch
        {
            { AuthPlain: true } => await Plain(user, limit.Token),
            { AuthLogin: true } => await Login(user, limit.Token),
            _ => throw new SmtpFault("the server offers neither AUTH PLAIN nor AUTH LOGIN"),
        };
        // Also a 5xx here says nothing about the mail: the settings are wrong, and mail waits until they are right.
        if (reply.Code != 235)
            throw new SmtpFault($"the server did not accept our user and password ({reply.Code})");
    }

    private async Task<SmtpReply> Plain(string user, CancellationToken cancellation)
    {
        var response = Base64($"\0{user}\0{settings.Password}");
        if (response.Length <= InitialResponseLimit)
            return await wire.Exchange("AUTH", $"AUTH PLAIN {response}", cancellation);
        var reply = await wire.Exchange("AUTH", "AUTH PLAIN", cancellation);
        return reply.Code == 334 ? await wire.Exchange("AUTH", response, cancellation) : reply;
    }

    private async Task<SmtpReply> Login(string user, CancellationToken cancellation)
    {
        var reply = await wire.Exchange("AUTH", "AUTH LOGIN", cancellation);
        if (reply.Code == 334)
            reply = await wire.Exchange("AUTH", Base64(user), cancellation);
        return reply.Code == 334 ? await wire.Exchange("AUTH", Base64(settings.Password ?? ""), cancellation) : reply;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
