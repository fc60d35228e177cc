using Avow.Policy.Prose;

namespace Avow.Policy.Tests.Prose;

public class RetentionReadingTests
{
    private static Promise One(string text, string? language = null) => ProseReader.Read(text, language).Promises.Where(p => p.Type == "retention").ShouldHaveSingleItem();

    [Theory]
    [InlineData("Booking forms are deleted no later than 18 months after the end of the course.", "P18M", "max", "the end of the course")]
    [InlineData("We keep site plans for at least six (6) years from completion of the work.", "P6Y", "min", "completion of the work")]
    [InlineData("Payslips are kept for 3 to 6 years.", "P3Y/P6Y", "range", null)]
    [InlineData("Door logs are stored for 90 days.", "P90D", "fixed", null)]
    [InlineData("We hold references for a 12-month period.", "P12M", "fixed", null)]
    [InlineData("Drawings are retained for the duration of the contract plus 7 years.", "P7Y", "fixed", "end of the contract")]
    [InlineData("We store guest lists until the evening of the party.", null, "event", "the evening of the party")]
    [InlineData("Reports may be kept indefinitely.", null, "indefinite", null)]
    public void Period_kind_and_event_come_from_the_words(string text, string? period, string kind, string? happening)
    {
        var promise = One(text, "en");
        promise.Text("period").ShouldBe(period);
        promise.Text("kind").ShouldBe(kind);
        promise.Text("event").ShouldBe(happening);
        promise.Quote.ShouldBe(text);
    }

    [Theory]
    [InlineData("Kunduppgifter sparas i högst 24 månader efter avslutat uppdrag.", "P24M", "max")]
    [InlineData("Vi sparar fakturor i sju år.", "P7Y", "fixed")]
    [InlineData("Vi behåller dina uppgifter så länge det är nödvändigt för ändamålet.", null, "criterion")]
    public void Swedish_is_read_as_well(string text, string? period, string kind)
    {
        var promise = One(text, "sv");
        (promise.Text("period"), promise.Text("kind")).ShouldBe((period, kind));
    }

    [Fact]
    public void Rows_of_a_table_are_promises_of_their_section()
    {
        var found = ProseReader.Read("## How long we keep data\n\n| Record | Period |\n|---|---|\n| Invoices | 7 years |\n| Enquiries | 12 months |").Promises.Where(p => p.Type == "retention").ToList();
        found.Select(p => p.Text("period")).ShouldBe(["P7Y", "P12M"]);
    }

    [Fact]
    public void A_pronoun_is_followed_to_the_records_before_it() =>
        One("We take site photographs during the job. These are deleted after 30 days.").Text("records")!.ShouldContain("photograph");

    [Theory]
    [InlineData("We answer every request within 30 days.")]
    [InlineData("Our team has 20 years of experience.")]
    [InlineData("You must be 16 years old to use the site.")]
    [InlineData("You have the right to ask us to delete your data.")]
    public void What_is_no_keeping_is_no_retention(string text) => ProseReader.Read(text, "en").Promises.ShouldNotContain(p => p.Type == "retention");
}
