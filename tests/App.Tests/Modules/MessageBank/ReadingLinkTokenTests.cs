using Avow.Modules.MessageBank;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.MessageBank;

public sealed class ReadingLinkTokenTests
{
    [Fact]
    public void A_token_reads_back_and_never_ends_in_a_sign_that_mail_programs_leave_out()
    {
        for (var i = 0; i < 500; i++)
        {
            var link = ReadingLink.For(Guid.CreateVersion7());
            char.IsAsciiLetterOrDigit(link.Token[^1]).ShouldBeTrue(link.Token);
            var read = ReadingLink.Read(link.Token)!;
            read.DeliveryId.ShouldBe(link.DeliveryId);
            read.Opens(new Delivery { ContactId = Guid.Empty, QueuedAt = default, LinkDigest = link.Digest }).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("AaIA20DzeW21K54")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void What_is_no_token_is_none(string token) => ReadingLink.Read(token).ShouldBeNull();
}
