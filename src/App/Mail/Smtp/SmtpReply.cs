using System.Text;
using System.Text.RegularExpressions;

namespace Avow.Mail.Smtp;

/// <summary>One answer of the server.</summary>
/// <param name="Code">200 to 599.</param>
/// <param name="Lines">At least one, without codes and line ends, control characters replaced.</param>
internal sealed partial record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int ShownLimit = 300;

    public bool IsPositive => Code is >= 200 and <= 299;

    public bool IsPermanent => Code >= 500;

    /// <summary>The server closes the connection with this answer (RFC 5321 section 3.8).</summary>
    public bool IsGoodbye => Code == 421;

    /// <summary>The answer as operators may read it: servers like to quote the address, so every address is taken out.</summary>
    public string Shown(OutgoingMime? mail = null)
    {
        var text = new StringBuilder(string.Join(' ', Lines));
        foreach (var box in mail is null ? [] : new[] { mail.Recipient, mail.Sender })
            text.Replace(box.Address, "(address)");
        var shown = AddressLike().Replace(text.ToString(), "(address)");
        if (mail is not null)
            shown = WithoutName(shown, mail.Recipient);
        return $"{Code} {(shown.Length > ShownLimit ? shown[..ShownLimit] : shown)}".TrimEnd();
    }

    private static string WithoutName(string shown, Mailbox recipient)
    {
        var local = recipient.Address[..recipient.Address.LastIndexOf('@')];
        // Looking first saves the pattern, which nearly no answer needs.
        if (!shown.Contains(local, StringComparison.OrdinalIgnoreCase))
            return shown;
        return Regex.Replace(shown, $@"(?<!\w){Regex.Escape(local)}(?!\w)", "(address)",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }

    [GeneratedRegex("""[^\s<>"',;:()\[\]]+@[^\s<>"',;:()\[\]]+""", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AddressLike();
}
