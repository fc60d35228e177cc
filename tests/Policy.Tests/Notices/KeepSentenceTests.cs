using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Notices;

public class KeepSentenceTests
{
    private static string Sentence(string language, string rule) =>
        Notice.Of(Policy(rule, "contact: at most 4 emails per event"), language).Find("keep.events.ticket")!.Text;

    private static PolicyFile Policy(string rule, string contact)
    {
        var text = Sample.Minimal[..Sample.Minimal.IndexOf("people:", StringComparison.Ordinal)].Replace("languages: [en]", "languages: [en, sv]", StringComparison.Ordinal);
        return Sample.Read(text + $$"""
            people:
              guest: { en: Guests, sv: Gäster }
            kinds:
              ticket: { one: { en: ticket, sv: biljett }, many: { en: tickets, sv: biljetter }, clocks: { closed: { en: the fair, sv: mässan } } }
            purposes:
              events:
                why: { en: We hold fairs., sv: Vi ordnar mässor. }
                basis: contract
                people: guest
                data: [name, email]
                from: person
                {{contact}}
                keep: { ticket: "{{rule}}" }
            rights: { answer-within: 1 month, fee: none }
            """);
    }

    [Theory]
    [InlineData("at most 2 years after closed; then delete", "Tickets are kept for at most 2 years after the fair, and are then deleted.", "Biljetter sparas i högst 2 år efter mässan och raderas sedan.")]
    [InlineData("12 to 24 months after closed; then anonymise", "Tickets are kept for 12 to 24 months after the fair. They are then counted, and only the count stays.", "Biljetter sparas i 12 till 24 månader efter mässan. Sedan räknas de, och bara antalet finns kvar.")]
    [InlineData("6 months to 2 years after closed; then delete", "Tickets are kept for 6 months to 2 years after the fair, and are then deleted.", "Biljetter sparas i 6 månader till 2 år efter mässan och raderas sedan.")]
    [InlineData("at least 1 year after closed; then delete", "Tickets are kept for at least 1 year after the fair. We then check whether we still need them, and delete them when we do not.", "Biljetter sparas i minst 1 år efter mässan. Sedan ser vi efter om vi fortfarande behöver dem och raderar dem när vi inte gör det.")]
    [InlineData("1 year after closed; then review", "Tickets are kept for 1 year after the fair. We then check whether we still need them.", "Biljetter sparas i 1 år efter mässan. Sedan ser vi efter om vi fortfarande behöver dem.")]
    [InlineData("1 year after closed; then blank", "Tickets are kept with your details for 1 year after the fair. Your details are then removed, and the rest stays.", "Biljetter sparas med dina uppgifter i 1 år efter mässan. Sedan tas dina uppgifter bort, och resten finns kvar.")]
    [InlineData("while active; then delete", "Tickets are kept while the service runs, and are then deleted.", "Biljetter sparas så länge tjänsten pågår och raderas sedan.")]
    [InlineData("as long as uk-vat requires; then delete", "Tickets are kept as long as VAT law asks for them, and are then deleted.", "Biljetter sparas så länge brittisk momslag kräver det och raderas sedan.")]
    [InlineData("5 years after closed, unless requested otherwise; then delete", "Tickets are kept for 5 years after the fair, and are then deleted. If you ask us for something else, we note it with the date on which it ends.", "Biljetter sparas i 5 år efter mässan och raderas sedan. Om du ber oss om något annat antecknar vi det med den dag då det upphör.")]
    [InlineData("while needed; review every 1 year; then delete", "Tickets are kept while we need them, and are then deleted. We check every year whether we still need them.", "Biljetter sparas så länge vi behöver dem och raderas sedan. Vi ser varje år efter om vi fortfarande behöver dem.")]
    [InlineData("ask every 12 months, unanswered for 1 month: delete and keep suppression; then delete", "Tickets are kept as long as you agree to it, and are then deleted. We ask you every 12 months whether we may go on keeping them. If you do not answer within 1 month, they are deleted. Only a coded mark of your address then stays, so that we do not write to you again.", "Biljetter sparas så länge du går med på det och raderas sedan. Vi frågar dig var 12:e månad om vi får fortsätta att spara dem. Om du inte svarar inom 1 månad raderas de. Då finns bara ett kodat märke för din adress kvar, så att vi inte skriver till dig igen.")]
    public void Every_form_reads_in_plain_words_in_both_languages(string rule, string english, string swedish)
    {
        Sentence("en", rule).ShouldBe(english);
        Sentence("sv", rule).ShouldBe(swedish);
    }

    [Theory]
    [InlineData("at most 4 emails per event", "You get at most 4 e-mails from us for each event.", "Du får högst 4 mejl från oss per evenemang.")]
    [InlineData("at most 1 text per week", "You get at most 1 text message from us within 1 week.", "Du får högst 1 sms från oss inom 1 vecka.")]
    public void A_limit_of_contact_is_a_promise_of_the_notice(string limit, string english, string swedish)
    {
        var policy = Policy("until closed; then delete", $"contact: {limit}");

        Notice.Of(policy, "en").Find("contact.events.0").ShouldNotBeNull().ShouldSatisfyAllConditions(s => s.Text.ShouldBe(english), s => s.IsPromise.ShouldBeTrue());
        Notice.Of(policy, "sv").Find("contact.events.0")!.Text.ShouldBe(swedish);
    }

    [Fact]
    public void The_number_that_can_be_changed_is_marked_once_in_every_form()
    {
        var spans = Notice.Of(Policy("12 to 24 months after closed, or at least 1 year after starts; review every 1 year; then delete", ""), "en").Find("keep.events.ticket")!.Spans;

        spans.Where(s => s.Period is not null).Select(s => (s.Text, s.Term)).ShouldBe([("24 months", 0), ("1 year", 1)]);
    }

    [Fact]
    public void Every_state_and_every_channel_has_its_words_in_both_languages()
    {
        foreach (var words in new[] { Words.In("en"), Words.In("sv") })
        {
            Vocabulary.States.Keys.ShouldAllBe(s => words.Find($"state.{s}") != null);
            Vocabulary.Channels.ShouldAllBe(c => words.Find($"contact.{c}.1") != null && words.Find($"contact.{c}.n") != null);
        }
    }
}
