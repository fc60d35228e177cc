using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Notices;

/// <summary>Each element that the law asks of a notice stands in all five notices, in each of their languages. Source: UK GDPR and GDPR art. 13, 14 and 21(4), DPA 2018 s. 164A, PECR reg. 6.</summary>
public class CompleteNoticeTests
{
    private static readonly string[] Files = ["call-answering", "web-studio", "job-software", "three-brands", "hosting"];

    public static TheoryData<string, string> Notices { get; } = Listed();

    [Theory, MemberData(nameof(Notices))]
    public void It_names_the_controller_with_address_and_contact(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        Says(notice, "who.controller", policy.Controller.LegalName, policy.Controller.Address);
        Says(notice, "who.contact", policy.Controller.PrivacyContact, policy.Controller.Phone!);
        Says(notice, "who.number", policy.Controller.CompanyNumber!);
        (notice.Find("who.fee") is not null).ShouldBe(policy.Regimes.Contains("uk"));
    }

    [Theory, MemberData(nameof(Notices))]
    public void Each_purpose_has_its_reason_and_its_lawful_basis_by_article(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        foreach (var purpose in policy.Purposes)
        {
            Says(notice, $"why.{purpose.Id}", purpose.Why[language]);
            var basis = notice.Find($"basis.{purpose.Id}").ShouldNotBeNull().Text;
            basis.ShouldContain(purpose.Role == Role.Processor ? (language == "sv" ? "personuppgiftsbiträde" : "processor") : language == "sv" ? "artikel 6.1" : "Article 6(1)");
        }
    }

    [Theory, MemberData(nameof(Notices))]
    public void Each_legitimate_interest_is_named_and_was_weighed(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        foreach (var purpose in policy.Purposes.Where(p => p.Basis == Basis.LegitimateInterests))
        {
            Says(notice, $"basis.{purpose.Id}", purpose.Interest[language], purpose.Assessment.ShouldNotBeNull().On.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory, MemberData(nameof(Notices))]
    public void Each_recipient_stands_with_its_part_place_and_safeguard(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        foreach (var recipient in policy.Recipients)
        {
            Says(notice, $"recipient.{recipient.Id}", recipient.Name, recipient.Why[language]);
            notice.Find($"recipient.{recipient.Id}")!.Cells.ShouldNotBeNull().ShouldAllBe(cell => cell.Length > 0);
        }
    }

    [Theory, MemberData(nameof(Notices))]
    public void It_says_how_to_get_a_copy_of_what_protects_a_transfer(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        policy.Recipients.ShouldContain(r => r.Safeguards.Count > 0);
        Says(notice, "recipients.copy", policy.Controller.PrivacyContact);
        notice.Find("safeguards.meant").ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Notices))]
    public void Each_kind_of_record_has_a_period_or_the_event_that_ends_it(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        foreach (var (purpose, rule) in policy.Purposes.SelectMany(p => p.Keep.Select(k => (p, k))))
        {
            var sentence = notice.Find($"keep.{purpose.Id}.{rule.Kind}").ShouldNotBeNull();
            sentence.Spans.Any(s => s.Period is not null).ShouldBe(rule.Terms.Any(t => t.Period is not null));
            policy.Kinds.ShouldContain(k => k.Id == rule.Kind, $"{rule.Kind} has no words");
        }
    }

    [Theory, MemberData(nameof(Notices))]
    public void Ledger_journal_and_suppression_list_have_their_lines_too(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        foreach (var kind in new[] { "ledger-entry", "journal-line", "suppression" })
        {
            var purpose = policy.Purposes.Single(p => p.Keep.Any(k => k.Kind == kind));
            notice.Find($"keep.{purpose.Id}.{kind}").ShouldNotBeNull().Spans.ShouldContain(s => s.Period != null);
        }
    }

    [Theory, MemberData(nameof(Notices))]
    public void Every_right_is_told(string file, string language)
    {
        var (_, notice) = Of(file, language);
        foreach (var right in new[] { "access", "rectification", "erasure", "restriction", "portability", "withdraw", "automated", "answer" })
        {
            notice.Find($"rights.{right}").ShouldNotBeNull();
        }
    }

    [Theory, MemberData(nameof(Notices))]
    public void The_right_to_object_is_shown_clearly_and_apart(string file, string language)
    {
        var (_, notice) = Of(file, language);
        var objection = notice.Sections.Single(s => s.Id == "objection");
        (objection.StandsApart, objection.Level, objection.Sentences.Count).ShouldBe((true, 2, 2));
        notice.Sections.Count(s => s.StandsApart).ShouldBe(1);
        NoticeHtml.Fragment(notice).ShouldContain("<section id=section.objection class=\"panel apart\">");
    }

    [Theory, MemberData(nameof(Notices))]
    public void People_can_complain_to_the_firm_and_to_the_regulator(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        var isUk = policy.Regimes.Contains("uk");
        Says(notice, "complaint.us", policy.Controller.PrivacyContact);
        Says(notice, isUk ? "complaint.regulator.uk" : "complaint.regulator.eu", isUk ? "ico.org.uk" : "imy.se");
        if (isUk)
        {
            Says(notice, "complaint.us", "30");
        }
    }

    [Theory, MemberData(nameof(Notices))]
    public void It_says_whether_data_must_be_given_for_each_basis_in_use(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        foreach (var basis in policy.Purposes.Where(p => p.Role == Role.Controller).Select(p => p.Basis).Distinct())
        {
            notice.Find($"needed.{Words.Key(basis)}").ShouldNotBeNull();
        }
    }

    [Theory, MemberData(nameof(Notices))]
    public void It_says_whether_computers_decide_and_how_people_are_profiled(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        notice.Find("automated.none").ShouldNotBeNull();
        notice.Find("automated.profiling").ShouldNotBeNull();
        policy.Purposes.Where(p => p.Profiling.Count > 0).ShouldAllBe(p => notice.Find($"profiling.{p.Id}") != null);
    }

    [Theory, MemberData(nameof(Notices))]
    public void Categories_and_sources_stand_with_each_purpose_and_others_data_is_told_within_a_month(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        policy.Purposes.ShouldAllBe(p => notice.Find($"data.{p.Id}") != null && notice.Find($"people.{p.Id}") != null);
        var isFromOthers = policy.Purposes.Any(p => p.Role == Role.Controller && p.Sources.Intersect(Vocabulary.FromOthers).Any());
        (notice.Find("sources.others") is not null).ShouldBe(isFromOthers);
    }

    [Theory, MemberData(nameof(Notices))]
    public void Every_cookie_is_in_the_table_with_what_it_does_and_how_long(string file, string language)
    {
        var (policy, notice) = Of(file, language);
        var table = notice.Sections.Single(s => s.Id == "cookies");
        table.Sentences.Where(s => s.Cells is not null).Select(s => s.Cells![0]).ShouldBe(policy.Cookies.Select(c => c.Name));
        table.Sentences.Where(s => s.Cells is not null).ShouldAllBe(s => s.Cells!.Count == table.Columns!.Count && s.Cells.All(c => c.Length > 0));
        table.Sentences[0].Id.ShouldBe(policy.Cookies.Any(c => c.Purpose != "necessary") ? "cookies.asked" : "cookies.needed-only");
    }

    // So that a sentence more does not break a notice that is published.
    private const int HeadRoom = 1000;

    [Theory, MemberData(nameof(Notices))]
    public void It_is_under_forty_kilobytes_without_script_and_links_to_what_it_has(string file, string language)
    {
        var (_, notice) = Of(file, language);
        var html = NoticeHtml.Render(notice);
        System.Text.Encoding.UTF8.GetByteCount(html).ShouldBeLessThan(40 * 1000 - HeadRoom);
        html.ShouldNotContain("<script");
        html.ShouldContain(language == "sv" ? "<html lang=\"sv\">" : "<html lang=\"en-GB\">");
        notice.Sections[0].Id.ShouldBe("promises", "in short comes first");
        notice.Sections.SelectMany(s => s.Sentences).Select(s => s.Id).Concat(notice.Sections.Select(s => $"section.{s.Id}")).ShouldBeUnique();
        notice.Sections.Where(s => s.Level == 2).ShouldAllBe(s => html.Contains($"href=#section.{s.Id}>", StringComparison.Ordinal));
        NoticeMarkdown.Render(notice).ShouldStartWith($"# {notice.Title}\n");
    }

    [Fact]
    public void Each_brand_has_a_copy_with_what_concerns_it()
    {
        var policy = Sample.FileOf("three-brands");
        var students = Notice.Of(policy, "en", "students");
        var consulting = Notice.Of(policy, "en", "consulting");

        students.Title.ShouldContain("Pupilbeck");
        Says(students, "who.contact", "privacy@pupilbeck.example");
        Says(students, "who.brand", "Hollowbeck Group");
        students.Find("why.licences-and-support").ShouldNotBeNull();
        consulting.Find("why.licences-and-support").ShouldBeNull("it has no licences");
        consulting.Find("why.consulting").ShouldNotBeNull();
        Should.Throw<ArgumentException>(() => Notice.Of(policy, "en", "no-such")).Message.ShouldStartWith("The policy has no brand `no-such`.");
    }

    private static void Says(NoticeText notice, string id, params ReadOnlySpan<string> all)
    {
        foreach (var text in all)
        {
            notice.Find(id).ShouldNotBeNull(id).Text.ShouldContain(text);
        }
    }

    private static (PolicyFile Policy, NoticeText Notice) Of(string file, string language)
    {
        var policy = Sample.FileOf(file);
        return (policy, Notice.Of(policy, language));
    }

    private static TheoryData<string, string> Listed()
    {
        var all = new TheoryData<string, string>();
        foreach (var file in Files)
        {
            Sample.FileOf(file).Languages.ToList().ForEach(language => all.Add(file, language));
        }

        return all;
    }
}
