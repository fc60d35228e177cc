using System.Globalization;

namespace Avow.Mail.Smtp;

/// <summary>What the server said in its answer to EHLO. Only the newest answer counts (RFC 3207 section 4.2).</summary>
internal sealed record SmtpOffer
{
    private static readonly char[] Separators = [' ', '='];

    public static readonly SmtpOffer Nothing = new();

    public bool Pipelining { get; private init; }

    public bool StartTls { get; private init; }

    public bool EightBitMime { get; private init; }

    public bool SmtpUtf8 { get; private init; }

    public bool Size { get; private init; }

    /// <summary>Octets; null when the server named none.</summary>
    public long? SizeLimit { get; private init; }

    public bool AuthPlain { get; private init; }

    public bool AuthLogin { get; private init; }

    public static SmtpOffer Read(SmtpReply reply) => reply.Lines.Skip(1).Aggregate(Nothing, (offer, line) => offer.With(line));

    private SmtpOffer With(string line)
    {
        var words = line.ToUpperInvariant().Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return words.FirstOrDefault() switch
        {
            "PIPELINING" => this with { Pipelining = true },
            "STARTTLS" => this with { StartTls = true },
            "8BITMIME" => this with { EightBitMime = true },
            "SMTPUTF8" => this with { SmtpUtf8 = true },
            "SIZE" => this with { Size = true, SizeLimit = Limit(words) },
            "AUTH" => this with { AuthPlain = AuthPlain || words.Contains("PLAIN"), AuthLogin = AuthLogin || words.Contains("LOGIN") },
            _ => this,
        };
    }

    // RFC 1870 section 3: zero means no fixed limit.
    private static long? Limit(string[] words) =>
        words.Length > 1 && long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? limit
            : null;
}
