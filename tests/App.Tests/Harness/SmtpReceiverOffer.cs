namespace App.Tests.Harness;

/// <summary>What the receiver says it can do in its answer to EHLO.</summary>
internal sealed record SmtpReceiverOffer
{
    public bool Pipelining { get; init; } = true;

    public bool EightBitMime { get; init; } = true;

    public bool SmtpUtf8 { get; init; } = true;

    public bool StartTls { get; init; }

    public bool ImplicitTls { get; init; }

    /// <summary>Such as "PLAIN LOGIN"; empty asks nobody to sign in.</summary>
    public string Auth { get; init; } = "";

    public long? SizeLimit { get; init; }

    /// <summary>False answers EHLO with 502, as very old servers do.</summary>
    public bool Ehlo { get; init; } = true;

    /// <summary>Clear text sent in the same packet as the agreement to STARTTLS: what an attacker would inject.</summary>
    public string? InjectedAfterStartTls { get; init; }
}
