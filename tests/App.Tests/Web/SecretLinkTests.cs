using Avow.Web;
using Shouldly;
using Xunit;

namespace App.Tests.Web;

public sealed class SecretLinkTests
{
    [Fact]
    public void A_token_reads_back_and_never_ends_in_a_sign_that_mail_programs_leave_out()
    {
        for (var i = 0; i < 500; i++)
        {
            var link = SecretLink.For(Guid.CreateVersion7());
            char.IsAsciiLetterOrDigit(link.Token[^1]).ShouldBeTrue(link.Token);
            var read = SecretLink.Read(link.Token)!;
            read.Id.ShouldBe(link.Id);
            read.Fits(link.Digest).ShouldBeTrue();
            read.Fits(SecretLink.For(link.Id).Digest).ShouldBeFalse();
            read.Fits(null).ShouldBeFalse();
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("AaIA20DzeW21K54")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    public void What_is_no_token_is_none(string token) => SecretLink.Read(token).ShouldBeNull();
}
