using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Policy.Prose;
using Avow.Policy.Prose.Drafting;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Prose;

public sealed class DraftTests
{
    private const string Studio = """
        # Privacy policy of Marlow Web Ltd

        You can reach us at privacy@marlow.example.

        ## What we keep

        We delete enquiries after 12 months.
        We keep invoices for six years after the end of the financial year because the law requires it.
        We send our newsletter with Mailchimp. If you unsubscribe we delete your details straight away.
        Call recordings are kept for a while.

        ## Your rights

        You have the right to access, correct and delete your data.
        We never share your data with anyone.
        """;

    [Theory]
    [InlineData("enquiries", "enquiry", "12 months after last-interaction; then delete")]
    [InlineData("bookkeeping", "invoice", "6 years after financial-year-ended; then delete")]
    [InlineData("newsletter", "subscription", "until unsubscribed; then delete and keep suppression")]
    public void A_promise_becomes_a_rule(string purpose, string kind, string rule) =>
        Read(Studio).PurposeOf(purpose)!.Keep.Single(k => k.Kind == kind).ToString().ShouldBe(rule);

    [Theory]
    [InlineData("en")]
    [InlineData("sv")]
    public void What_the_house_keeps_gets_a_rule_and_is_asked_about(string language)
    {
        var text = language == "en" ? Studio : "Integritetspolicy\n\nVi sparar förfrågningar i 12 månader. Du har rätt till rättelse.";
        var draft = PolicyDraft.Of(ProseReader.Read(text, language), new(new LocalDate(2026, 11, 22)), withHouse: true);
        var read = PolicyReader.Read(draft.Text);
        read.Faults.ShouldBeEmpty(draft.Text);
        read.Policy!.Purposes.SelectMany(p => p.Keep).Single(k => k.Kind == "staff-account").ToString().ShouldBe("30 days after left; then delete");
        draft.Questions.ShouldContain(q => q.Key == "house");
        PolicyDraft.Of(ProseReader.Read(text, language), new(new LocalDate(2026, 11, 22))).Text.ShouldNotContain("staff-account");
    }

    [Fact]
    public void Signs_that_no_policy_file_may_hold_do_not_reach_the_draft()
    {
        var text = Studio.Replace("data with anyone", "data\u2028 with \u0001anyone\ufeff", StringComparison.Ordinal);
        var draft = PolicyDraft.Of(ProseReader.Read(text), new(new LocalDate(2026, 11, 22)));
        draft.Promises.ShouldContain(p => p.Promise.Quote.Contains('\u0001'), "the quote is that of the text");
        draft.Text.ShouldContain("share your data with anyone");
        PolicyReader.Read(draft.Text).Faults.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1, "months", "closed", "1 months after closed; then delete")]
    [InlineData(0, "months", "closed", null)]
    [InlineData(3, "moons", "closed", null)]
    [InlineData(3, "months", "doomsday", null)]
    public void A_rule_that_is_answered_is_one_that_policies_know(int count, string unit, string clock, string? rule)
    {
        AnswerChoices.Rule(count, unit, clock, anonymise: false).ShouldBe(rule);
        var answers = rule is null ? null : new Dictionary<string, string> { ["purposes.enquiries.keep.enquiry"] = rule };
        var read = PolicyReader.Read(PolicyDraft.Of(ProseReader.Read(Studio), new(new LocalDate(2026, 11, 22)), answers).Text);
        read.Faults.ShouldBeEmpty();
        read.Policy!.PurposeOf("enquiries")!.Keep.Single().ToString().ShouldBe(rule is null ? "12 months after last-interaction; then delete" : "1 month after closed; then delete");
    }

    [Fact]
    public void Each_promise_that_lives_on_names_a_sentence_of_the_notice()
    {
        var draft = PolicyDraft.Of(ProseReader.Read(Studio), new(new LocalDate(2026, 11, 22)));
        var notice = Notice.Of(PolicyReader.Read(draft.Text).Policy!, "en");
        draft.Promises.Where(p => p.Sentence is not null).Count().ShouldBeGreaterThan(4);
        draft.Promises.Where(p => p.Sentence is { } id && notice.Find(id) is null).Select(p => p.Sentence).ShouldBeEmpty();
        draft.Promises.Where(p => p.Fate is Fate.Open or Fate.Dropped).ShouldAllBe(p => p.Sentence == null);
    }

    [Fact]
    public void A_provider_serves_the_purposes_it_works_for()
    {
        var policy = Read(Studio);
        policy.Recipients.ShouldHaveSingleItem().Id.ShouldBe("mailchimp");
        policy.Purposes.Where(p => p.Recipients.Contains("mailchimp")).Select(p => p.Id).ShouldBe(["newsletter"]);
        policy.Controller.LegalName.ShouldBe("Marlow Web Ltd");
        policy.Controller.PrivacyContact.ShouldBe("privacy@marlow.example");
    }

    [Fact]
    public void What_the_text_leaves_open_is_asked_and_nothing_is_invented()
    {
        var draft = Of(Studio);
        draft.Questions.ShouldContain(q => q.At == "purposes.enquiries.keep.enquiry" && q.Asks == "What starts the period? Taken as `last-interaction`.");
        draft.Questions.ShouldContain(q => q.At == "controller.address");
        draft.Questions.ShouldContain(q => q.At == "promises" && q.Quote == "We never share your data with anyone.");
        var policy = Read(Studio);
        policy.Promises.ShouldNotContain(p => p.Words.In("en").Contains("never share"));
        policy.Purposes.Select(p => p.Id).ShouldNotContain("recordings");
        draft.Promises.Single(p => p.Promise.Quote.Contains("never share", StringComparison.Ordinal)).Fate.ShouldBe(Fate.Open);
        draft.Coverage.ShouldBeInRange(.5, .99);
    }

    [Fact]
    public void Two_times_for_the_same_records_are_a_question() =>
        Of("# Retention\n\nWe keep enquiries for 12 months.\n\nEnquiry e-mails are deleted after 2 years.\n").Questions
            .ShouldContain(q => q.Asks.Contains("Two times are given. The draft has `12 months after last-interaction; then delete`"));

    [Theory]
    [InlineData("")]
    [InlineData("Hello.")]
    [InlineData("We keep \"quoted\\ records\" for 12 months: {a}, [b] # c & *d.")]
    [InlineData("We share your data with: Ünïcode & Söner AB.\n\nWe keep invoices for 900000 years.")]
    public void Whatever_the_text_the_draft_reads(string text) => Of(text).Text.ShouldSatisfyAllConditions(d => PolicyReader.Read(d).Faults.ShouldBeEmpty(d));

    /// <summary>The notice of a policy, read back, gives a policy again: with those of its periods whose records are known.</summary>
    [Theory]
    [InlineData("call-answering", "en")]
    [InlineData("web-studio", "en")]
    [InlineData("job-software", "en")]
    [InlineData("three-brands", "en")]
    [InlineData("hosting", "en")]
    [InlineData("hosting", "sv")]
    public void The_notice_of_each_policy_can_be_drafted_from(string policy, string language)
    {
        var notice = NoticeMarkdown.Render(Notice.Of(Sample.FileOf(policy), language));
        var draft = PolicyDraft.Of(ProseReader.Read(notice, language), new VersionId(new LocalDate(2026, 11, 1)));
        PolicyReader.Read(draft.Text).Faults.ShouldBeEmpty(draft.Text);
        draft.Promises.Count(p => p.Promise.Type == "retention" && p.Fate is Fate.Enforced or Fate.Open).ShouldBeGreaterThan(5);
    }

    [Theory]
    [InlineData("Clients whose telephone answering we do, and how their messages are kept and passed on to them by us\nEach client has a log-in.\n\nMessages are sent by text or e-mail.\n\nMessages are stored for 100 days and then deleted.", "phone-message")]
    [InlineData("Write to us through the form. Messages are stored for 100 days and then deleted.", "enquiry")]
    [InlineData("We also offer telephone answering.\n\n## The form\n\nMessages are stored for 100 days and then deleted.", "enquiry")]
    public void Messages_are_what_the_text_around_them_speaks_of(string text, string kind) =>
        Read(text).Purposes.SelectMany(p => p.Keep).ShouldHaveSingleItem().Kind.ShouldBe(kind);

    private const string Denying = "We never share your details with any third party.\n\nWe share your e-mail address with Mailchimp, which sends our newsletter.";

    [Fact]
    public void Never_shared_beside_a_recipient_waits_for_an_answer()
    {
        var draft = Of(Denying);
        var asked = draft.Questions.Single(q => q.Form == AnswerForm.Side);
        asked.Asks.ShouldContain("Mailchimp");
        draft.Promises.Single(p => p.Promise.Text("polarity") is "never").Fate.ShouldBe(Fate.Open);
    }

    [Fact]
    public void The_recipient_holds_and_the_promise_goes()
    {
        var draft = Answered(Denying, "recipients");
        PolicyReader.Read(draft.Text).Policy!.Recipients.Select(r => r.Id).ShouldContain("mailchimp");
        draft.Text.ShouldNotContain("never share");
        var dropped = draft.Promises.Single(p => p.Promise.Text("polarity") is "never");
        (dropped.Fate, dropped.In("en"), dropped.In("sv")).ShouldBe((Fate.Dropped, "the recipients that the text names stand against it", "mottagarna som texten nämner talar emot det"));
        draft.Answered.ShouldContain(q => q.Form == AnswerForm.Side && q.Taken == "recipients");
    }

    [Fact]
    public void The_promise_holds_and_the_recipient_goes()
    {
        var draft = Answered(Denying, "promise");
        var policy = PolicyReader.Read(draft.Text);
        policy.Faults.ShouldBeEmpty(draft.Text);
        policy.Policy!.Recipients.ShouldBeEmpty();
        draft.Text.ShouldContain("We never share your details");
        draft.Text.ShouldNotContain("Mailchimp");
        draft.Promises.Where(p => p.Promise.Text("name") == "Mailchimp").ShouldAllBe(p => p.Fate == Fate.Dropped);
    }

    private static PolicyDraft Answered(string text, string side) =>
        PolicyDraft.Of(ProseReader.Read(text, "en"), new VersionId(new LocalDate(2026, 11, 1)), new Dictionary<string, string> { [Of(text).Questions.Single(q => q.Form == AnswerForm.Side).Key] = side });

    private static PolicyDraft Of(string text) => PolicyDraft.Of(ProseReader.Read(text, "en"), new VersionId(new LocalDate(2026, 11, 1)));

    private static PolicyFile Read(string text) => PolicyReader.Read(Of(text).Text).Policy.ShouldNotBeNull(Of(text).Text);
}
