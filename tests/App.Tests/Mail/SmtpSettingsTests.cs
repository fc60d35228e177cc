using Avow.Mail;
using Avow.Mail.Smtp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

public class SmtpSettingsTests
{
    [Fact]
    public void Settings_are_read_from_their_section_and_encryption_is_required_unless_said()
    {
        var settings = Read(("Host", "mail.bureau.example"), ("From", "desk@bureau.example"), ("CommandTimeout", "00:00:30"));
        settings.Security.ShouldBe(SmtpSecurity.StartTls);
        settings.UsedPort.ShouldBe(587);
        settings.CommandTimeout.ShouldBe(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("Tls", 465)]
    [InlineData("None", 25)]
    [InlineData("WhenOffered", 25)]
    public void The_usual_port_follows_the_encryption(string security, int port) =>
        Read(("Host", "localhost"), ("From", "desk@bureau.example"), ("Security", security)).UsedPort.ShouldBe(port);

    [Theory]
    [InlineData("Host", "not a host", "Smtp:Host")]
    [InlineData("Port", "70000", "Smtp:Port")]
    [InlineData("User", "bureau", "Smtp:User")]
    [InlineData("From", "desk", "Smtp:From")]
    [InlineData("FromName", "The\r\nBureau", "Smtp:From")]
    [InlineData("HelloName", "x\r\nMAIL FROM:<>", "Smtp:HelloName")]
    [InlineData("CertificateSha256", "abc", "Smtp:CertificateSha256")]
    [InlineData("Connections", "0", "Smtp:Connections")]
    [InlineData("DataTimeout", "-00:00:01", "timeout")]
    public void A_setting_that_cannot_be_used_stops_the_start_and_is_named(string key, string value, string named)
    {
        var fault = Should.Throw<InvalidOperationException>(() => Read(("Host", "localhost"), ("From", "desk@bureau.example"), (key, value)));
        fault.Message.ShouldContain(named);
        fault.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_password_never_shows() =>
        Read(("Host", "localhost"), ("From", "desk@bureau.example"), ("User", "bureau"), ("Password", "hush")).ToString()
            .ShouldBe("localhost:587 (StartTls)");

    [Fact]
    public async Task Without_a_server_every_mail_is_kept_and_none_is_called_sent()
    {
        await using var services = new ServiceCollection().AddMailTransport(Configuration()).BuildServiceProvider();
        var transport = services.GetRequiredService<IMailTransport>();
        var mail = Sample.Mime();
        (await transport.Deliver(mail, default)).ShouldBe(new MailResult.Kept(mail.Id));
    }

    [Fact]
    public async Task With_a_server_mail_goes_to_it()
    {
        var configuration = Configuration(("Host", "localhost"), ("From", "desk@bureau.example"));
        await using var services = new ServiceCollection().AddLogging().AddMailTransport(configuration).BuildServiceProvider();
        services.GetRequiredService<IMailTransport>().ShouldBeOfType<SmtpTransport>();
    }

    private static SmtpSettings Read(params (string Key, string Value)[] values) => SmtpSettings.Read(Configuration(values));

    private static IConfigurationRoot Configuration(params (string Key, string Value)[] values) => new ConfigurationBuilder()
        .AddInMemoryCollection(values.GroupBy(v => v.Key).Select(v => KeyValuePair.Create($"Smtp:{v.Key}", (string?)v.Last().Value))).Build();
}
