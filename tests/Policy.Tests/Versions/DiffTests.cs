using System.Text;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Findings;
using Avow.Policy.Tests.Samples;
using Avow.Policy.Versions;

namespace Avow.Policy.Tests.Versions;

public class DiffTests
{
    private static PolicyDiff Diff(string passage, string other, string language = "en")
    {
        CodeTests.Sound.ShouldContain(passage);
        return PolicyDiff.Between(Sample.Read(CodeTests.Sound), Sample.Read(CodeTests.Sound.Replace(passage, other, StringComparison.Ordinal).Replace("version: 2026-11-01", "version: 2026-12-01", StringComparison.Ordinal)), language);
    }

    [Fact]
    public void A_shorter_period_is_told_in_the_words_of_the_notice()
    {
        var newer = Sample.Read(Sample.BureauText.Replace("phone-message: 100 days after received", "phone-message: 90 days after received", StringComparison.Ordinal).Replace("version: 2026-11-01", "version: 2026-12-01", StringComparison.Ordinal));
        var change = PolicyDiff.Between(Sample.Bureau, newer, "en").Changes.ShouldHaveSingleItem();
        change.Code.ShouldBe("period-shorter");
        change.Sentence.ShouldStartWith("Messages are kept for 90 days instead of 100 days.");
        (change.Obligation, change.Kinds).ShouldBe((Obligation.Tell, change.Kinds));
        change.Kinds.ShouldBe(["phone-message"]);
        change.People.ShouldBe(["caller", "client-contact"]);
        change.Reason.ShouldNotBeEmpty();
        change.Source.ShouldContain("28(3)");
    }

    public static TheoryData<string, Obligation, string, string> Changes() => new()
    {
        { "period-longer", Obligation.Tell, "90 days after recorded", "120 days after recorded" },
        { "rule-changed", Obligation.Tell, "90 days after recorded; then delete }", "\"90 days after recorded, or until closed, whichever is first; then delete\" }" },
        { "rule-added", Obligation.Tell, "keep: { note: 90 days after recorded; then delete }", "keep: { note: 90 days after recorded; then delete, call: 1 day after recorded; then delete }" },
        { "basis-changed", Obligation.Ask, "    basis: contract\n", "    basis: consent\n    wording: { en: \"Yes\", sv: \"Ja\" }\n" },
        { "basis-changed", Obligation.Tell, "    basis: contract\n", "    basis: public-task\n" },
        { "basis-changed", Obligation.Ask, "    basis: consent\n    wording: { en: \"Yes, send me the newsletter. I can stop at any time.\", sv: \"Ja, skicka nyhetsbrevet. Jag kan sluta när som helst.\" }\n", "    basis: contract\n" },
        { "wording-changed", Obligation.AskAgain, "Yes, send me the newsletter. I can", "Yes, send me the newsletter and offers. I can" },
        { "why-changed", Obligation.Tell, "We note what you tell us so that we can do our work.", "We note what you tell us." },
        { "data-added", Obligation.Tell, "data: [name, mobile, note]", "data: [name, mobile, note, email]" },
        { "data-added", Obligation.AskAgain, "data: [name, email]", "data: [name, email, birth-date]" },
        { "data-removed", Obligation.None, "data: [name, mobile, note]", "data: [name, note]" },
        { "channel-added", Obligation.AskAgain, "channels: [email]", "channels: [email, post]" },
        { "source-added", Obligation.Tell, "from: [phone]", "from: [phone, employer]" },
        { "people-added", Obligation.Tell, "    people: [customer]\n    data: [name, mobile", "    people: [customer, subscriber]\n    data: [name, mobile" },
        { "use-recipient-added", Obligation.Tell, "    from: [phone]\n", "    from: [phone]\n    recipients: [mailer]\n" },
        { "use-recipient-removed", Obligation.None, "    recipients: [mailer]\n", "" },
        { "profiling-changed", Obligation.Tell, "    from: [phone]\n", "    from: [phone]\n    profiling: { en: We sort., sv: Vi sorterar. }\n" },
        { "special-changed", Obligation.Ask, "    from: [phone]\n", "    from: [phone]\n    special: explicit-consent\n" },
        { "recipient-renamed", Obligation.Tell, "Tidewater Mail Ltd", "Tidewater Post Ltd" },
        { "country-changed", Obligation.Tell, "    country: GB\n", "    country: FR\n" },
        { "safeguard-changed", Obligation.Tell, "    country: GB\n", "    country: GB\n    safeguard: idta\n" },
        { "recipient-role-changed", Obligation.Tell, "role: processor", "role: controller" },
        { "recipient-added", Obligation.Tell, "cookies:", "  bank: { name: Anchor Bank, role: controller, country: GB, why: { en: takes payments, sv: tar emot betalningar } }\ncookies:" },
        { "cookie-added", Obligation.Ask, "cookies:\n", "cookies:\n  visits: { service: website, purpose: statistics, lasts: 1 month, why: { en: counts, sv: räknar } }\n" },
        { "cookie-purpose-changed", Obligation.AskAgain, "purpose: necessary", "purpose: statistics" },
        { "cookie-lasts-changed", Obligation.Tell, "lasts: 12 months", "lasts: 13 months" },
        { "cookie-lasts-changed", Obligation.None, "lasts: 12 months", "lasts: session" },
        { "controller-changed", Obligation.Tell, "1 Example Street", "2 Example Street" },
        { "law-of-the-house-changed", Obligation.Tell, "regimes: [uk]", "regimes: [uk, eu]" },
        { "place-changed", Obligation.Tell, "backups: GB", "backups: IE" },
        { "security-changed", Obligation.Tell, "travels encrypted", "travels" },
        { "answer-changed", Obligation.Tell, "answer-within: 1 month", "answer-within: 2 months" },
        { "answer-changed", Obligation.None, "answer-within: 1 month", "answer-within: 10 days" },
        { "fee-came", Obligation.Tell, "fee: none", "fee: unfounded-or-excessive" },
        { "automated-open", Obligation.Tell, "automated-decisions: none\n", "" },
        { "bases-narrower", Obligation.None, "automated-decisions: none\n", "automated-decisions: none\nonly-bases: [consent]\n" },
        { "promise-changed", Obligation.Tell, "We keep our word.", "We nearly keep our word." },
        { "promise-removed", Obligation.Tell, "  careful: { en: We keep our word., sv: Vi håller vad vi lovar. }\n", "" },
        { "interest-changed", Obligation.Tell, "    people: [subscriber]\n    data: [email]\n", "    interest: { en: fewer e-mails, sv: färre utskick }\n    people: [subscriber]\n    data: [email]\n" },
        { "cookie-why-changed", Obligation.Tell, "en: remembers what you chose", "en: counts what you chose" },
        { "controller-changed", Obligation.Tell, "  jurisdiction: GB-EAW\n", "  jurisdiction: GB-EAW\n  fee-registration: ZA000001\n" },
        { "brand-added", Obligation.None, "brands:\n", "brands:\n  labs: { name: Studio Labs, site: \"https://labs.studio.example\" }\n" },
        { "brand-removed", Obligation.Tell, "brands:\n  main: { name: Small Studio,", "brands:\n  other: { name: Small Studio," },
        { "brand-renamed", Obligation.Tell, "  main: { name: Small Studio,", "  main: { name: Tall Studio," },
        { "brand-site-changed", Obligation.Tell, "https://www.studio.example", "https://studio.example" },
        { "brand-contact-changed", Obligation.Tell, "site: \"https://www.studio.example\" }", "site: \"https://www.studio.example\", privacy-contact: us@studio.example }" },
        { "heading-changed", Obligation.None, "heading: { en: Newsletter, sv: Nyhetsbrev }", "heading: { en: News, sv: Nyheter }" },
        { "group-changed", Obligation.Tell, "customer: { en: Our customers, sv: Våra kunder }", "customer: { en: Our customers and their staff, sv: Våra kunder och deras personal }" },
        { "rule-changed", Obligation.Tell, "many: { en: notes, sv: anteckningar }", "many: { en: notes and drawings, sv: anteckningar och ritningar }" },
        { "contact-limited", Obligation.None, "    channels: [email]\n", "    channels: [email]\n    contact: at most 2 emails per month\n" },
        { "duty-changed", Obligation.Tell, "policy-review: { every: 1 year", "policy-review: { every: 2 years" },
        { "duty-removed", Obligation.Tell, "  policy-review: { every: 1 year", "  other-review: { every: 1 year" },
        { "duty-added", Obligation.None, "  policy-review: { every: 1 year", "  other-review: { every: 1 year" },
        { "promise-added", Obligation.None, "automated-decisions: none\n", "  more: { en: And more., sv: Och mer. }\nautomated-decisions: none\n" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Each_change_is_told_with_what_follows_and_why(string code, Obligation obligation, string passage, string other)
    {
        foreach (var language in Vocabulary.Languages)
        {
            var change = Diff(passage, other, language).Changes.FirstOrDefault(c => c.Code == code).ShouldNotBeNull(language);
            change.Obligation.ShouldBe(obligation);
            change.Sentence.ShouldNotContain("{");
            change.Reason.ShouldNotContain("{");
            change.Source.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("basis: contract", "Ask", "incompatible")]
    [InlineData("basis: contract\n    compatible-with: [service]", "Tell", "compatible")]
    [InlineData("basis: consent\n    wording: { en: Yes, sv: Ja }", "Ask", "consent-new")]
    [InlineData("basis: legal-obligation\n    law: uk-vat", "Tell", "law-asks")]
    [InlineData("as: processor", "Tell", "client-decides")]
    public void A_new_purpose_waits_for_a_yes_unless_it_is_compatible_or_the_law_asks(string basis, string obligation, string because)
    {
        var added = $"  ratings:\n    why: {{ en: We rate., sv: Vi betygsätter. }}\n    {basis}\n    people: [customer]\n    data: [name]\n    from: [phone]\n    keep: {{ note: 90 days after recorded; then delete }}\nrecipients:\n";
        var change = Diff("recipients:\n  mailer", added + "  mailer").Changes.Single(c => c.Code == "purpose-added");
        change.Obligation.ToString().ShouldBe(obligation);
        change.Reason.ShouldBe(Phrases.Of("Versions", "en").Say($"because.{because}"));
        (change.Purpose, change.People).ShouldBe(("ratings", change.People));
        change.People.ShouldBe(["customer"]);
    }

    [Fact]
    public void The_gravest_obligation_comes_first_and_equal_versions_differ_in_nothing()
    {
        var both = PolicyDiff.Between(Sample.Read(CodeTests.Sound), Sample.Read(CodeTests.Sound
            .Replace("data: [name, mobile, note]", "data: [name, note]", StringComparison.Ordinal)
            .Replace("Yes, send me the newsletter. I", "Yes, send me a newsletter. I", StringComparison.Ordinal)), "en");
        both.Changes.Select(c => c.Obligation).ShouldBe([Obligation.AskAgain, Obligation.None]);
        both.Gravest.ShouldBe(Obligation.AskAgain);
        PolicyDiff.Between(Sample.Bureau, Sample.Bureau, "sv").Changes.ShouldBeEmpty();
        Diff("version: 2026-11-01", "version: 2026-11-01").Changes.ShouldBeEmpty("the version's own id is no news");
        Should.Throw<ArgumentException>(() => PolicyDiff.Between(Sample.Bureau, Sample.Bureau, "xx"));
    }

    [Fact]
    public void A_brand_of_its_own_is_told_of_and_a_consent_does_not_reach_it()
    {
        var two = CodeTests.Sound.Replace("brands:\n", "brands:\n  labs: { name: Studio Labs, site: \"https://labs.studio.example\" }\n", StringComparison.Ordinal);
        var one = Sample.Read(two.Replace("    basis: consent\n", "    brands: [main]\n    basis: consent\n", StringComparison.Ordinal));
        var wider = PolicyDiff.Between(one, Sample.Read(two), "en").Changes.ShouldHaveSingleItem();
        (wider.Code, wider.Obligation, wider.Sentence).ShouldBe(("brand-use-added", Obligation.AskAgain, "“Newsletter” is now also for Studio Labs."));
        PolicyDiff.Between(Sample.Read(two), one, "sv").Changes.ShouldHaveSingleItem().Obligation.ShouldBe(Obligation.None);
        PolicyDiff.Between(Sample.Read(CodeTests.Sound), Sample.Read(two), "en").Changes.ShouldAllBe(c => c.Code == "brand-added");
    }

    [Fact]
    public void Whatever_else_a_notice_says_otherwise_is_told_as_sentences_and_the_days_of_reviews_are_no_news()
    {
        var added = Diff("    why: { en: sends the newsletter", "    notice: \"https://mail.example/privacy\"\n    why: { en: sends the newsletter").Changes.ShouldHaveSingleItem();
        (added.Code, added.Obligation).ShouldBe(("sentence-changed", Obligation.Tell));
        added.Sentence.ShouldContain("mail.example/privacy");
        Diff("last-done: 2026-10-01", "last-done: 2026-11-01").Changes.ShouldBeEmpty();
        Diff("on: 2026-09-01", "on: 2026-10-01").Changes.ShouldBeEmpty();
    }

    [Fact]
    public void Both_languages_have_the_same_sentences()
    {
        foreach (var part in new[] { "Versions", "Register", "Prose.Drafting", "Prose.Lint" })
        {
            Phrases.Of(part, "sv").Keys.Order().ShouldBe(Phrases.Of(part, "en").Keys.Order());
        }
    }

    [Fact]
    public void Text_and_Markdown_tell_every_change_and_carry_no_mark_up_of_the_file()
    {
        var newer = Sample.Read(CodeTests.Sound.Replace("We keep our word.", "\"We keep <b>our</b> word [here](x).\"", StringComparison.Ordinal));
        var older = Sample.Read(CodeTests.Sound);
        var diff = PolicyDiff.Between(older, newer, "en");
        DiffText.Plain(diff, newer, older).ShouldContain("We keep <b>our</b> word");
        var markdown = DiffText.Markdown(diff, newer, older);
        markdown.ShouldStartWith("# One thing changed");
        markdown.ShouldContain(@"\<b\>our\</b\> word \[here\]");
        markdown.ShouldEndWith("\n");
    }

    [Fact]
    public void Whatever_reads_can_be_compared_checked_and_registered_in_both_directions()
    {
        var random = new Random(20261122);
        var seeds = new[] { CodeTests.Sound, Sample.BureauText, Sample.Minimal };
        var readable = seeds.Select(Sample.Read).ToList();
        for (var i = 0; i < 1_200; i++)
        {
            var read = PolicyReader.Read(Encoding.UTF8.GetBytes(Damaged(seeds[i % seeds.Length], random)));
            (read.Policy is null).ShouldBe(read.Faults.Count > 0);
            if (read.Policy is not { } policy)
            {
                continue;
            }

            foreach (var other in readable)
            {
                PolicyDiff.Between(other, policy, "en").Changes.ShouldAllBe(c => c.Sentence.Length > 0);
                DiffText.Markdown(PolicyDiff.Between(policy, other, "sv"), other, policy).ShouldNotBeEmpty();
            }

            _ = Avow.Policy.Findings.PolicyFindings.Of(policy, [], new(2026, 11, 22));
            _ = Avow.Policy.Register.RegisterTable.Csv(Avow.Policy.Register.ProcessingRegister.Of(policy, "sv"), []);
        }
    }

    /// <summary>Words of the file exchanged for others of it, lines dropped or doubled, and now and then a hostile byte.</summary>
    private static string Damaged(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        for (var n = random.Next(1, 4); n > 0; n--)
        {
            var (at, from) = (random.Next(lines.Count), random.Next(lines.Count));
            switch (random.Next(6))
            {
                case 0:
                    lines.RemoveAt(at);
                    break;
                case 1:
                    lines.Insert(at, lines[from]);
                    break;
                case 2:
                    lines[at] = lines[at].Replace("days", "years", StringComparison.Ordinal).Replace("100", random.Next(1, 400).ToString(), StringComparison.Ordinal);
                    break;
                case 3:
                    lines[at] = lines[at].Replace("GB", "US", StringComparison.Ordinal).Replace("[email]", "[sms, post]", StringComparison.Ordinal);
                    break;
                case 4:
                    lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), new[] { "{", "\"", "é", "<", "=", "\0", "'", " " }[random.Next(8)]);
                    break;
                default:
                    var words = lines[at].Split(' ');
                    words[random.Next(words.Length)] = lines[from].Split(' ')[^1];
                    lines[at] = string.Join(' ', words);
                    break;
            }
        }

        return string.Join('\n', lines);
    }
}
