using System.Text;
using Avow.Policy.Prose;

namespace Avow.Policy.Tests.Prose;

public class MisfitTests
{
    private static Misfit? Of(string text) => Misfit.Of(ProseReader.Read(text));

    [Theory]
    [InlineData("Wir verarbeiten Ihre Daten nur für die Lieferung der Boote und geben sie nicht an andere weiter. Sie werden nach einem Jahr gelöscht.", "de")]
    [InlineData("Nous gardons vos données pour une année et nous ne les donnons pas. Vous êtes libres de nous écrire dans la langue de votre choix, et nous répondons.", "fr")]
    [InlineData("Vi behandler dine personopplysninger når du leier en båt av oss, og vi gir dem ikke til andre. Du kan skrive til oss når som helst, og vi svarer deg.", "no")]
    [InlineData("Vi behandler dine personoplysninger, når du lejer en båd af os, og giver dem ikke videre. Du kan skrive til os, og vi svarer dig ved første lejlighed.", "da")]
    [InlineData("Мы храним ваши данные один год и никому их не передаём.", "cyrillic")]
    [InlineData("当社はお客様の個人情報を一年間保存します。", "kana")]
    public void Another_language_is_named(string text, string language) => Of(text).ShouldBe(new Misfit(MisfitKind.ForeignLanguage, language));

    [Fact]
    public void Terms_of_service_are_no_privacy_policy() =>
        Of("""
            Terms and conditions

            These terms apply when you hire a boat. Delivery is at the jetty. Our liability is limited to the price of the hire.
            We give no warranty for the weather. A refund is paid within 14 days. The governing law is that of England.
            """)!.Kind.ShouldBe(MisfitKind.TermsOfService);

    [Fact]
    public void A_page_of_cookies_alone_is_named() =>
        Of("Cookies on this site\n\nWe use cookies to remember your basket.\n\nAnalytics cookies count visits. You can set your browser to refuse cookies.")!.Kind.ShouldBe(MisfitKind.CookiesOnly);

    [Theory]
    [InlineData("", MisfitKind.Empty)]
    [InlineData(" \n\n\t", MisfitKind.Empty)]
    [InlineData("<html><body><img src=\"policy.png\" alt=\"\"></body></html>", MisfitKind.PictureOfText)]
    [InlineData("# Privacy\n\n![](policy.png)", MisfitKind.PictureOfText)]
    [InlineData("<html><body><div id=\"root\"></div><script src=\"app.js\"></script></body></html>", MisfitKind.DrawnByScript)]
    [InlineData("The quick brown fox.", MisfitKind.NoPromise)]
    public void What_has_no_promise_is_told_by_its_look(string text, MisfitKind kind) => Of(text)!.Kind.ShouldBe(kind);

    [Theory]
    [InlineData("Door logs are deleted after 90 days.")]
    [InlineData("Vi sparar fakturor i sju år.")]
    [InlineData("Terms and privacy. Delivery, liability, warranty, refund: see our shop. We keep your details for two years. You have the right to access your data. We share your data with our courier.")]
    [InlineData("Cookies and privacy\n\nWe use cookies for your basket. We keep your orders for six years.")]
    [InlineData("<html><body><img src=\"logo.png\"><p>We delete your booking after 30 days.</p></body></html>")]
    public void What_promises_something_is_read(string text) => Of(text).ShouldBeNull();

    [Theory]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("GIF89a", "GIF")]
    [InlineData("a\0b", "?")]
    public void A_file_that_is_no_text_is_told_by_its_bytes(string bytes, string format) =>
        Misfit.Of(Encoding.Latin1.GetBytes(bytes)).ShouldBe(new Misfit(MisfitKind.Binary, format));

    [Theory]
    [InlineData("We keep invoices.\r\n\tFor six years.")]
    [InlineData("PK stands for park.")]
    [InlineData("Å, ä och ö är bokstäver.")]
    public void Text_is_no_binary(string text) => Misfit.Of(Encoding.UTF8.GetBytes(text)).ShouldBeNull();
}
