using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Avow.Mail;
using Avow.Mail.Smtp;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

/// <summary>A server that we did not write: Postfix's smtp-sink (Debian package postfix).</summary>
public class SmtpSinkTests
{
    [OracleFact("smtp-sink")]
    public async Task Postfix_reads_what_we_send_with_pipelining_and_without()
    {
        var folder = Directory.CreateTempSubdirectory("avow-sink-");
        await SendThrough([], folder.CreateSubdirectory("pipelining").FullName);
        await SendThrough(["-p", "-8"], folder.CreateSubdirectory("plain").FullName);
        folder.Delete(recursive: true);
    }

    private static async Task SendThrough(string[] options, string folder)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(OracleFactAttribute.Find("smtp-sink")!,
            [.. User(), .. options, "-d", Path.Combine(folder, "mail."), $"127.0.0.1:{port}", "10"]);
        using var sink = Process.Start(start)!;
        try
        {
            await using var client = new SmtpClient(Settings(port));
            var mails = Enumerable.Range(0, 5).Select(i => Sample.Mime($".\n..{i}\nÅsa", html: $".<p>{i}</p>")).ToList();
            foreach (var mail in mails)
                await Deliver(client, mail);
            var received = Directory.GetFiles(folder).Select(File.ReadAllText).ToList();
            received.Count.ShouldBe(5);
            foreach (var mail in mails)
                received.ShouldContain(r => r.EndsWith(Lines(mail), StringComparison.Ordinal));
        }
        finally
        {
            sink.Kill();
            await sink.WaitForExitAsync();
        }
    }

    // The sink needs a moment to listen.
    private static async Task Deliver(SmtpClient client, OutgoingMime mail)
    {
        MailResult result = new MailResult.TryLater("");
        for (var i = 0; i < 50 && result is MailResult.TryLater; i++)
        {
            result = await client.Deliver(mail, default);
            if (result is MailResult.TryLater)
                await Task.Delay(100);
        }
        result.ShouldBeOfType<MailResult.Sent>();
    }

    // The sink writes its files with LF and an empty line at the end.
    private static string Lines(OutgoingMime mail) =>
        Encoding.ASCII.GetString(mail.Content.Span).Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";

    // It will not run as root without being told whom to become.
    private static string[] User() => Environment.UserName == "root" ? ["-u", "root"] : [];

    private static SmtpSettings Settings(int port) =>
        new() { Host = "127.0.0.1", Port = port, Security = SmtpSecurity.None, From = "desk@bureau.example" };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
