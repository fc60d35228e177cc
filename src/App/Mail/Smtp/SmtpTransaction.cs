namespace Avow.Mail.Smtp;

/// <summary>The envelope of one mail: MAIL, RCPT and DATA, in one write where the server offers PIPELINING (RFC 2920).</summary>
internal sealed class SmtpTransaction(SmtpWire wire, SmtpOffer offer, OutgoingMime mail)
{
    private const int GoAhead = 354;

    /// <summary>Why this server can never take this mail; null when it may.</summary>
    public string? CannotCarry()
    {
        if (mail.NeedsSmtpUtf8 && !offer.SmtpUtf8)
            return "The address has letters outside ASCII before the @, and our mail server cannot send to such addresses.";
        if (mail.IsEightBit && !offer.EightBitMime)
            return "The mail has 8-bit content, and our mail server takes 7-bit only.";
        return offer.SizeLimit is { } limit && mail.Content.Length > limit
            ? $"The mail has {mail.Content.Length} octets, and our mail server takes {limit} at most."
            : null;
    }

    /// <returns>The answer that said no, with the wire's stage at its command; null when content may follow.</returns>
    public async Task<SmtpReply?> Envelope(bool reset, CancellationToken cancellation)
    {
        var steps = Steps(reset);
        return offer.Pipelining ? await AtOnce(steps, cancellation) : await InTurn(steps, cancellation);
    }

    private (string Stage, string Command)[] Steps(bool reset)
    {
        (string, string)[] steps = [("MAIL", Mail()), ("RCPT", $"RCPT TO:<{mail.Recipient.Address}>"), ("DATA", "DATA")];
        return reset ? [("RSET", "RSET"), .. steps] : steps;
    }

    private string Mail() => $"MAIL FROM:<{mail.Sender.Address}>"
        + (offer.Size ? $" SIZE={mail.Content.Length}" : "")
        + (mail.IsEightBit ? " BODY=8BITMIME" : "")
        + (mail.NeedsSmtpUtf8 ? " SMTPUTF8" : "");

    private async Task<SmtpReply?> InTurn((string Stage, string Command)[] steps, CancellationToken cancellation)
    {
        foreach (var (stage, command) in steps)
        {
            var reply = await wire.Exchange(stage, command, cancellation);
            if (!Agrees(stage, reply))
                return reply;
        }
        return null;
    }

    private async Task<SmtpReply?> AtOnce((string Stage, string Command)[] steps, CancellationToken cancellation)
    {
        foreach (var (_, command) in steps)
            await wire.Queue(command, cancellation);
        wire.Stage = steps[0].Stage;
        await wire.Flush(cancellation);
        (string Stage, SmtpReply Reply)? refusal = null;
        foreach (var (stage, _) in steps)
        {
            wire.Stage = stage;
            var reply = await wire.ReadReply(cancellation);
            if (!Agrees(stage, reply))
                refusal ??= (stage, reply);
            else if (stage == "DATA" && refusal is not null)
                await WithdrawContent(cancellation);
            if (reply.IsGoodbye)
                break;
        }
        wire.Stage = refusal?.Stage ?? wire.Stage;
        return refusal?.Reply;
    }

    // RFC 2920 section 3.1: a server may invite content although it refused the recipient; the answer is a dot alone.
    private async Task WithdrawContent(CancellationToken cancellation)
    {
        await wire.SendContent(default, cancellation);
        await wire.ReadReply(cancellation);
    }

    private static bool Agrees(string stage, SmtpReply reply) => stage == "DATA" ? reply.Code == GoAhead : reply.IsPositive;
}
