using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Notices;

public class NoticeTests
{
    private static readonly NoticeText Bureau = Notice.Of(Sample.Bureau, "en");

    [Theory]
    [InlineData("keep.message-taking.phone-message", "Messages are kept for 100 days after the call, or for 100 days after the service ends, whichever comes first, and are then deleted.")]
    [InlineData("keep.signing-up.sign-up", "Sign-up forms are kept for 7 days after the service ends, and are then deleted.")]
    [InlineData("keep.newsletter.subscription", "Your details on the newsletter list are kept until you unsubscribe, and are then deleted at once. Only a coded mark of your address stays, so that we do not write to you again.")]
    [InlineData("keep.website-statistics.analytics-event", "Records of page views are kept for 26 months after the visit, and are then deleted.")]
    [InlineData("keep.accounts.invoice", "Invoices and payment records are kept for 6 years after the end of our financial year, and as long as company tax law asks for them, and are then deleted.")]
    [InlineData("rights.answer", "Write to privacy@bellweather.example. We answer within 1 month, and it costs nothing.")]
    [InlineData("recipient.mailchimp", "The Rocket Science Group LLC (Mailchimp) holds the newsletter list and sends the newsletter. It holds the data in the United States. The transfer is protected by the EU-US Data Privacy Framework and the UK Extension to the EU-US Data Privacy Framework; we last checked that on 1 October 2026.")]
    [InlineData("location.GB", "Our records, our files, our backups and our encryption keys stand in the United Kingdom.")]
    public void Each_sentence_reads_in_plain_words(string id, string text) => Bureau.Find(id)!.Text.ShouldBe(text);

    [Fact]
    public void A_policy_without_words_for_its_kinds_still_reads() =>
        Notice.Of(Sample.Read(Sample.Minimal), "en").Find("keep.message-taking.phone-message")!.Text
            .ShouldBe("Phone message records are kept for 100 days after we receive them, and are then deleted.");

    [Fact]
    public void Every_rule_has_its_sentence_with_its_periods_marked()
    {
        foreach (var (purpose, rule) in Sample.Bureau.Purposes.SelectMany(p => p.Keep.Select(k => (p, k))))
        {
            var sentence = Bureau.Find($"keep.{purpose.Id}.{rule.Kind}").ShouldNotBeNull();
            sentence.Rule.ShouldBe($"{purpose.Id}.{rule.Kind}");
            sentence.IsPromise.ShouldBeTrue();
            sentence.Spans.Where(s => s.Period is not null).Select(s => (s.Period, s.Term))
                .ShouldBe(rule.Terms.Select((t, i) => (t.Period, i)).Where(t => t.Period is not null));
        }
    }

    [Fact]
    public void Ids_stand_once_and_stay_when_a_period_changes()
    {
        var ids = Bureau.Sections.SelectMany(s => s.Sentences).Select(s => s.Id).ToList();
        var changed = Avow.Policy.Reading.PolicyText.WithPeriod(
            Sample.BureauText, "message-taking", "phone-message", 0, new(90, PeriodUnit.Days), Sample.Bureau.Version.Next(new(2027, 1, 1)));
        var next = Notice.Of(Sample.Read(changed), "en");

        ids.ShouldBeUnique();
        next.Sections.SelectMany(s => s.Sentences).Select(s => s.Id).ShouldBe(ids);
        next.Find("keep.message-taking.phone-message")!.Text.ShouldContain("90 days after the call");
    }

    [Fact]
    public void The_promises_of_the_policy_are_told_with_their_headings()
    {
        Bureau.Promises.ShouldAllBe(p => p.Sentence.IsPromise);
        Bureau.Promises.Single(p => p.Sentence.Id == "promise.message-taking.own-log-in").Section.ShouldBe("Messages we take for our clients");
        Bureau.Promises.Select(p => p.Sentence.Id).ShouldContain("promise.never-sold");
        Bureau.Promises.Select(p => p.Sentence.Id).ShouldNotContain("who.controller");
    }

    [Fact]
    public void A_language_that_the_policy_lacks_is_a_clear_error() =>
        Should.Throw<ArgumentException>(() => Notice.Of(Sample.Bureau, "sv")).Message.ShouldStartWith("The policy has no texts in `sv`; it has en.");

    [Fact]
    public void Both_languages_have_the_same_texts_with_the_same_places()
    {
        var english = Words.In("en");
        var swedish = Words.In("sv");

        swedish.Keys.Order().ShouldBe(english.Keys.Order());
        english.Keys.ShouldAllBe(key => Places(english[key]) == Places(swedish[key]));
    }

    private static string Places(string text) =>
        string.Join(" ", System.Text.RegularExpressions.Regex.Matches(text, "{[a-z]+}").Select(m => m.Value).Order());

    [Fact]
    public void Every_word_of_the_vocabulary_has_its_words()
    {
        var words = Words.In("en");

        Vocabulary.Categories.ShouldAllBe(c => words.Find($"category.{c}") != null);
        Vocabulary.Sources.ShouldAllBe(s => words.Find($"source.{s}") != null);
        Vocabulary.Safeguards.ShouldAllBe(s => words.Find($"safeguard.{s}") != null);
        Vocabulary.SpecialConditions.ShouldAllBe(s => words.Find($"special.{s}") != null);
        Vocabulary.Safeguards.ShouldAllBe(s => words.Find($"safeguard.short.{s}") != null);
        Vocabulary.RecipientRoles.ShouldAllBe(r => words.Find($"part.{r}") != null);
        Vocabulary.CookiePurposes.ShouldAllBe(s => words.Find($"cookie-purpose.{s}") != null);
        Vocabulary.Stores.ShouldAllBe(s => words.Find($"store.{s}") != null);
        Avow.Policy.Law.Statutes.All.ShouldAllBe(s => words.Find($"law.{s.Id}") != null);
    }

    [Fact]
    public void A_policy_in_both_languages_is_told_in_Swedish()
    {
        var text = Sample.Minimal.Replace("languages: [en]", "languages: [sv, en]", StringComparison.Ordinal)
            .Replace("one of our clients }", "one of our clients, sv: Personer som ringer en av våra kunder }", StringComparison.Ordinal)
            .Replace("change takes effect. }", "change takes effect., sv: Vi berättar innan en ändring börjar gälla. }", StringComparison.Ordinal)
            .Replace("hand them over. }", "hand them over., sv: Vi tar emot meddelanden åt våra kunder. }", StringComparison.Ordinal)
            .Replace("purposes:\n", "kinds:\n  phone-message: { one: { en: message, sv: meddelande }, many: { en: messages, sv: meddelanden }, clocks: { received: { en: the call, sv: samtalet } } }\npurposes:\n", StringComparison.Ordinal);

        var notice = Notice.Of(Sample.Read(text), "sv");

        notice.Find("keep.message-taking.phone-message")!.Text.ShouldBe("Meddelanden sparas i 100 dagar efter samtalet och raderas sedan.");
        notice.Find("people.message-taking")!.Text.ShouldBe("Detta gäller personer som ringer en av våra kunder.");
    }

    [Fact]
    public void The_document_is_accessible_and_runs_no_script()
    {
        var html = NoticeHtml.Render(Bureau);

        html.ShouldStartWith("<!doctype html>\n<html lang=\"en-GB\">");
        html.ShouldNotContain("<script");
        html.ShouldContain("<p id=keep.signing-up.sign-up>Sign-up forms are kept for <b>7 days</b> after the service ends, and are then deleted.\n");
        System.Text.RegularExpressions.Regex.Count(html, "<h1>").ShouldBe(1);
        NoticeHtml.Fragment(Bureau).ShouldNotContain("<h1");
    }

    [Fact]
    public void Words_of_a_policy_cannot_become_markup()
    {
        var notice = Notice.Of(Sample.Read(Sample.With("{ en: We take messages for our clients and hand them over. }", "{ en: \"<b onload=x>&</b> [a](b) *\" }")), "en");

        NoticeHtml.Render(notice).ShouldContain("&lt;b onload=x&gt;&amp;&lt;/b&gt;");
        NoticeMarkdown.Render(notice).ShouldContain(@"\<b onload=x\>&\</b\> \[a\](b) \*");
    }
}
