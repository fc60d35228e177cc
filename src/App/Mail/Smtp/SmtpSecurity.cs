namespace Avow.Mail.Smtp;

/// <summary>How the line to the mail server is protected.</summary>
internal enum SmtpSecurity
{
    /// <summary>STARTTLS is required: without it nothing is sent. Usual on port 587.</summary>
    StartTls,

    /// <summary>TLS from the first octet. Usual on port 465.</summary>
    Tls,

    /// <summary>STARTTLS when the server offers it, in clear otherwise. Never carries a password in clear.</summary>
    WhenOffered,

    /// <summary>In clear: for a relay on the same machine or a trusted wire. Carries a password to loopback only.</summary>
    None,
}
