using System.Text;

namespace App.Tests.Harness;

/// <summary>One mail as a server got it: the envelope, every octet after un-stuffing the dots, and what a reader would see.</summary>
internal sealed class ReceivedMail
{
    private readonly MailReader _reader;

    public ReceivedMail(string mailCommand, string rcptCommand, byte[] raw)
    {
        (MailCommand, Raw) = (mailCommand, raw);
        (EnvelopeFrom, EnvelopeTo) = (Angle(mailCommand), Angle(rcptCommand));
        _reader = new MailReader(raw);
    }

    /// <summary>The whole command with its parameters, such as SIZE and BODY.</summary>
    public string MailCommand { get; }

    public string EnvelopeFrom { get; }

    public string EnvelopeTo { get; }

    public byte[] Raw { get; }

    /// <summary>Octets as characters, for looking at line lengths and folding.</summary>
    public string RawText => Encoding.Latin1.GetString(Raw);

    /// <summary>Unfolded and decoded, in order; names as written.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers => _reader.Headers;

    public string Subject => Header("Subject");

    public string From => Header("From");

    public string To => Header("To");

    /// <summary>The plain text with LF line ends; empty when there is none.</summary>
    public string Text => _reader.Body("text/plain");

    /// <summary>The HTML with LF line ends; empty when there is none.</summary>
    public string Html => _reader.Body("text/html");

    /// <summary>Every http(s) link in the plain text, in order.</summary>
    public IReadOnlyList<Uri> Links => Text.Split([' ', '\n', '\t', '<', '>'])
        .Where(w => w.StartsWith("http://", StringComparison.Ordinal) || w.StartsWith("https://", StringComparison.Ordinal))
        .Select(w => new Uri(w.TrimEnd('.', ','))).ToList();

    /// <summary>The decoded value; empty when the header is absent.</summary>
    public string Header(string name) =>
        Headers.FirstOrDefault(h => h.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value ?? "";

    private static string Angle(string command)
    {
        var open = command.IndexOf('<', StringComparison.Ordinal);
        return command[(open + 1)..command.IndexOf('>', open)];
    }
}
