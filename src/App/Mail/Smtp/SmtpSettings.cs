namespace Avow.Mail.Smtp;

/// <summary>The configuration section <c>Smtp</c> (in the environment <c>AVOW_Smtp__Host</c> and so on).</summary>
internal sealed record SmtpSettings
{
    public const string Section = "Smtp";

    /// <summary>Empty when no server is set: mail then stays on the Outbox page.</summary>
    public string Host { get; init; } = "";

    /// <summary>0 is the usual port of the chosen <see cref="Security"/>.</summary>
    public int Port { get; init; }

    public SmtpSecurity Security { get; init; } = SmtpSecurity.StartTls;

    public string? User { get; init; }

    public string? Password { get; init; }

    /// <summary>The sender's address, unless the mail has one of its own.</summary>
    public string From { get; init; } = "";

    public string? FromName { get; init; }

    /// <summary>What EHLO says we are called; empty says our own network address, as RFC 5321 section 4.1.3 allows.</summary>
    public string? HelloName { get; init; }

    /// <summary>SHA-256 of the one certificate to trust, in hexadecimal, for a server with a self-signed one. Empty asks the machine's authorities.</summary>
    public string? CertificateSha256 { get; init; }

    /// <summary>How many connections may be open at once.</summary>
    public int Connections { get; init; } = 2;

    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For each command and its answer.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For the whole content and the answer to it; RFC 5321 section 4.5.3.2 asks for patience here.</summary>
    public TimeSpan DataTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a connection is kept open for the next mail.</summary>
    public TimeSpan IdleTimeout { get; init; } = TimeSpan.FromSeconds(20);

    public bool IsSet => Host.Length > 0;

    /// <summary>The sender to use where a mail has none of its own; null when none is set.</summary>
    public Mailbox? Sender => From.Length > 0 ? new Mailbox(From, FromName) : null;

    public int UsedPort => Port != 0 ? Port : Security switch
    {
        SmtpSecurity.Tls => 465,
        SmtpSecurity.StartTls => 587,
        _ => 25,
    };

    /// <exception cref="InvalidOperationException">A setting cannot be used; the message names it, one line for all.</exception>
    public static SmtpSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<SmtpSettings>() ?? new SmtpSettings();
        var faults = settings.IsSet ? settings.Faults().ToArray() : [];
        return faults.Length == 0
            ? settings
            : throw new InvalidOperationException($"The mail settings cannot be used: {string.Join("; ", faults)}.");
    }

    /// <summary>Says where, never with which password.</summary>
    public override string ToString() => $"{Host}:{UsedPort} ({Security})";

    private IEnumerable<string> Faults()
    {
        if (Uri.CheckHostName(Host) == UriHostNameType.Unknown)
            yield return "Smtp:Host is not the name of a host";
        if (UsedPort is < 1 or > 65535)
            yield return "Smtp:Port is not a port number";
        if (string.IsNullOrEmpty(User) != string.IsNullOrEmpty(Password))
            yield return "Smtp:User and Smtp:Password belong together";
        if (Mailbox.Fault(From, FromName) is not null)
            yield return "Smtp:From is not a mail address";
        if (HelloName is { Length: > 0 } name && Uri.CheckHostName(name) != UriHostNameType.Dns)
            yield return "Smtp:HelloName is not the name of a host";
        if (CertificateSha256 is { Length: > 0 } pin && (pin.Length != 64 || !pin.All(char.IsAsciiHexDigit)))
            yield return "Smtp:CertificateSha256 is not 64 hexadecimal digits";
        if (Connections is < 1 or > 64)
            yield return "Smtp:Connections is not between 1 and 64";
        if (new[] { ConnectTimeout, CommandTimeout, DataTimeout, IdleTimeout }.Any(t => t <= TimeSpan.Zero || t > TimeSpan.FromHours(1)))
            yield return "a timeout under Smtp is not between zero and an hour";
    }
}
