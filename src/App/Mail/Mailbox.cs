using System.Buffers;
using System.Globalization;
using System.Text;

namespace Avow.Mail;

/// <summary>A name and an address that are safe to stand in a header and in an SMTP command.</summary>
/// <remarks>
/// An address is a dot-atom and a host name (RFC 5321 section 4.1.2). Quoted local parts and address literals are refused:
/// nobody's real address needs them and they are where injections hide. A host name outside ASCII is kept as its IDNA form.
/// </remarks>
internal sealed record Mailbox
{
    private const int LocalLimit = 64;
    private const int AddressLimit = 254;
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };
    private static readonly SearchValues<char> AtomSpecials = SearchValues.Create("\"(),:;<>@[\\] ");

    /// <exception cref="UnsafeHeaderException">The name or address cannot stand in a header.</exception>
    public Mailbox(string address, string? name = null)
    {
        if (Fault(address, name, out var local, out var domain) is { } fault)
            throw new UnsafeHeaderException(fault);
        (Domain, Address, Name) = (domain, $"{local}@{domain}", name?.Trim() ?? "");
    }

    /// <summary>As written in headers and commands; ASCII unless the part before the @ is not.</summary>
    public string Address { get; }

    /// <summary>May be empty; may hold any letters, never a line break.</summary>
    public string Name { get; }

    public string Domain { get; }

    public bool NeedsUtf8 => !Ascii.IsValid(Address);

    /// <summary>Why this cannot be written to, as one sentence for the person who typed it; null when it can.</summary>
    public static string? Fault(string address, string? name = null) => Fault(address, name, out _, out _);

    /// <summary>Hides name and address, so that a log line holding a mailbox says nothing about anybody.</summary>
    public override string ToString() => "(mailbox)";

    private static string? Fault(string address, string? name, out string local, out string domain)
    {
        (local, domain) = ("", "");
        if (name is not null && !HeaderText.IsOneLine(name))
            return "A name in a mail must be one line, without line breaks or NUL.";
        if (!HeaderText.IsOneLine(address))
            return "A mail address must be one line, without line breaks or NUL.";
        var at = address.LastIndexOf('@');
        if (at < 1 || at == address.Length - 1)
            return "A mail address looks like name@example.com.";
        local = address[..at];
        return LocalFault(local) ?? DomainFault(address[(at + 1)..], local, out domain);
    }

    private static string? LocalFault(string local)
    {
        if (Encoding.UTF8.GetByteCount(local) > LocalLimit)
            return "The part of a mail address before the @ has at most 64 characters.";
        if (local.StartsWith('.') || local.EndsWith('.') || local.Contains("..", StringComparison.Ordinal))
            return "The part of a mail address before the @ has single dots, and only inside.";
        return local.AsSpan().ContainsAny(AtomSpecials) || local.EnumerateRunes().Any(IsNotText)
            ? "The part of a mail address before the @ holds a character that is not allowed there."
            : null;
    }

    private static bool IsNotText(Rune rune) => rune == Rune.ReplacementChar || Rune.IsControl(rune)
        || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static string? DomainFault(string written, string local, out string domain)
    {
        const string fault = "The part of a mail address after the @ is not the name of a host.";
        domain = "";
        try
        {
            domain = Idn.GetAscii(written).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return fault;
        }
        if (domain.EndsWith('.') || Uri.CheckHostName(domain) != UriHostNameType.Dns)
            return fault;
        return Encoding.UTF8.GetByteCount(local) + 1 + domain.Length > AddressLimit
            ? "A mail address has at most 254 characters."
            : null;
    }
}
