using Avow.Mail;
using Shouldly;
using Xunit;

namespace App.Tests.Mail;

public class MailboxTests
{
    [Theory]
    [InlineData("robin@client.example", "robin@client.example")]
    [InlineData("robin.o'neil+desk@mail.client.example", "robin.o'neil+desk@mail.client.example")]
    [InlineData("Robin@Client.EXAMPLE", "Robin@client.example")]
    [InlineData("info@bücher.example", "info@xn--bcher-kva.example")]
    [InlineData("åsa@räksmörgås.example", "åsa@xn--rksmrgs-5wao1o.example")]
    [InlineData("root@localhost", "root@localhost")]
    public void An_address_is_kept_with_its_host_in_ascii(string written, string kept) =>
        new Mailbox(written).Address.ShouldBe(kept);

    [Theory]
    [InlineData("robin@client.example\r\nBcc: all@client.example")]
    [InlineData("robin\n@client.example")]
    [InlineData("robin@client.example\0")]
    [InlineData("robin@client.example\r")]
    [InlineData("robin@client.example> SIZE=1")]
    [InlineData("<robin@client.example>")]
    [InlineData("robin@client.example,sam@client.example")]
    [InlineData("robin sam@client.example")]
    [InlineData("\"robin sam\"@client.example")]
    [InlineData("robin\u2028@client.example")]
    [InlineData("robin\ud800@client.example")]
    [InlineData("robin@[127.0.0.1]")]
    [InlineData("robin@127.0.0.1")]
    [InlineData("robin@client..example")]
    [InlineData("robin@client.example.")]
    [InlineData("robin@-client.example")]
    [InlineData("robin@cli_ent.example")]
    [InlineData(".robin@client.example")]
    [InlineData("robin..sam@client.example")]
    [InlineData("robin.@client.example")]
    [InlineData("@client.example")]
    [InlineData("robin@")]
    [InlineData("robin")]
    [InlineData("")]
    public void What_is_not_one_address_is_refused_with_a_sentence(string written)
    {
        Mailbox.Fault(written).ShouldNotBeNull().ShouldEndWith(".");
        var refusal = Should.Throw<UnsafeHeaderException>(() => new Mailbox(written));
        refusal.Message.ShouldNotContain("robin");
    }

    [Theory]
    [InlineData("Robin\r\nBcc: all@client.example")]
    [InlineData("Robin\n")]
    [InlineData("Robin\0")]
    public void A_name_with_a_line_break_is_refused(string name) =>
        Should.Throw<UnsafeHeaderException>(() => new Mailbox("robin@client.example", name)).Message.ShouldNotContain("Robin");

    [Fact]
    public void An_address_too_long_for_smtp_is_refused()
    {
        Mailbox.Fault(new string('a', 64) + "@client.example").ShouldBeNull();
        Mailbox.Fault(new string('a', 65) + "@client.example").ShouldNotBeNull();
        var host = string.Join('.', Enumerable.Repeat(new string('b', 60), 4));
        Mailbox.Fault($"robin@{host}").ShouldBeNull();
        Mailbox.Fault($"robin.robinson@{host}").ShouldNotBeNull();
    }

    [Fact]
    public void A_mailbox_does_not_show_who_it_is_when_logged() => $"{Sample.Reader}".ShouldNotContain("obin");
}
