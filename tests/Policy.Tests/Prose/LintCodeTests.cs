using Avow.Policy.Prose;

namespace Avow.Policy.Tests.Prose;

/// <summary>Faults that hang on the whole text: each is told of a text that has it, and not of the nearest that has not.</summary>
public class LintCodeTests
{
    [Theory]
    [InlineData("AI-VAGUE", "Our tutors use Copilot to write lesson notes.", "Our tutors do not use Copilot.")]
    [InlineData("CLICK-TRACKING", "We can tell whether you opened our newsletter.", "We cannot and do not tell whether you opened our newsletter.")]
    [InlineData("COOKIE-BLANKET-CONSENT", "A banner asks you to accept the cookies of this shop.", "A banner asks you to choose which kind of cookies of this shop you accept.")]
    [InlineData("COOKIE-OPTOUT-ADS", "Visit your account to opt out of personalised adverts.", "Adverts are shown only with your consent. Visit your account to opt out of personalised adverts.")]
    [InlineData("DATA-EXCESS", "We keep your card number so that you need not type it twice.", "Our payment provider takes your card; we never keep your card number.")]
    [InlineData("DEFAULT-ON-OPTOUT", "Each rower is automatically listed and included in the club book unless you tell us otherwise.", "Each rower is listed in the club book if you ask for it.")]
    [InlineData("DELETE-NO-DEADLINE", "Waiting lists are erased from time to time.", "Waiting lists are erased 30 days after the term begins.")]
    [InlineData("ERASURE-NARROWED", "## Your rights\n\nYou have the right to:\n\n- Erasure only where we hold the details by mistake", "## Your rights\n\nYou have the right to:\n\n- Erasure of your details")]
    [InlineData("ERASURE-VAGUE", "The portal has tools to change or remove details.", "The portal has tools to change or remove details. You are entitled to erasure.")]
    [InlineData("NATIONAL-ID", "Backhult AB hyr ut lokaler.\n\n## What we collect\n\nWe collect:\n\n- Organisation number", "## What we collect\n\nWe collect:\n\n- Registration of your car")]
    [InlineData("OUTDATED-TERM", "We are entered in the data protection register.", "We pay the data protection fee.")]
    [InlineData("PROFILING-UNDISCLOSED", "We segment our guests and score your visits.", "We count our guests.")]
    [InlineData("RESTRICTION-NARROWED", "## Your rights\n\nYou have the right to:\n\n- Restrict our use while the accuracy is checked", "## Your rights\n\nYou have the right to:\n\n- Restrict our use, for example while the accuracy is checked")]
    [InlineData("RETENTION-BLANKET", "All information about you is kept for ten years.", "All invoices are kept for ten years.")]
    [InlineData("RETENTION-LAW-MISSTATED", "Tax law requires us to keep invoices for eleven years.", "Tax law requires us to keep invoices for six years.")]
    [InlineData("RETENTION-VAGUE", "We keep payroll records for as long as we find necessary.", "We keep payroll records for as long as is legally required.")]
    [InlineData("RECIPIENT-MISSING", "The list is housed within our Mailchimp database.", "The list is housed within our Mailchimp database.\n\n## Who receives your data\n\nWe share data with:\n\n- Mailchimp (for letters)")]
    [InlineData("SELF-CERTIFIED", "Our school is fully compliant.", "Our school answers within a month.")]
    [InlineData("STALE-RETENTION-SETTING", "Google Analytics holds these figures for 50 months.", "Google Analytics holds these figures for 2 months.")]
    [InlineData("SUBPROCESSOR-UNLISTED", "Our host may engage subcontractors for night work.", "Our host may engage subcontractors for night work. A list of its subcontractors stands on its site.")]
    [InlineData("COMPLAINT-CONTACT-MISSING", "You may complain to the Information Commissioner.", "You may complain to the Information Commissioner at ico.org.uk.")]
    [InlineData("COOKIE-MISDESCRIBED", "We set a cookie called _tend to remember your language.", "The cookie _tend is kept for 30 days.")]
    [InlineData("MISSING-BASIS-MAP", "The legal basis is contract and legitimate interests.", "The legal basis is the performance of a contract (i.e. mending your boat) and our legitimate interests (i.e. keeping our books).")]
    [InlineData("MISSING-BASIS-MAP", "## Legal basis\n\n- Contract: the use is necessary for a contract.", "## Legal basis\n\n- Contract: the use is necessary for a contract. This applies to moorings and repairs.")]
    [InlineData("MISSING-BASIS-MAP", "## Legal basis\n\n| Basis | Article |\n|---|---|\n| Name | 6 |", "## Legal basis\n\n| Purpose | Lawful basis |\n|---|---|\n| Sending invoices | Contract |")]
    [InlineData("COOKIE-BROWSER-OPTOUT", "You can set your browser to refuse cookies.", "Before any are set, we ask you to accept or refuse each kind of cookie. You can also set your browser to refuse cookies.")]
    [InlineData("TRANSFER-MECHANISM", "Data may be transferred outside the UK under appropriate safeguards.", "Data may be transferred outside the UK under appropriate safeguards such as standard contractual clauses.")]
    [InlineData("MISSING-COMPLAINT-PROCEDURE", "Under UK GDPR you may ask for a copy.", "Under UK GDPR you may ask for a copy. If you have a complaint, please raise it with us.")]
    [InlineData("MISSING-STATUTORY-CONTRACTUAL", "We collect your name.", "Your name is required in order for you to enter into an agreement with us.")]
    [InlineData("MISSING-ADM", "We count our guests.", "We use profiling to choose which offers you see.")]
    [InlineData("CONTROLLER-ENTITY", "Controller: Lantern Studio.", "Controller: Ada Lind, Lantern Studio.")]
    [InlineData("CHANGE-NO-NOTICE", "If we change this policy we will post the changes to our website.", "If we change this policy we will post the changes to our website and give notice to our clients.")]
    [InlineData("MISSING-RIGHTS", "You have these rights:\nThe right of access\nThe right to rectification\nThe right to erasure", "You have these rights:\nThe right of access\nThe right to rectification\nThe right to erasure\nThe right to restrict (i.e. stop) the processing\nThe right to data portability\nThe right to object to our use of your data")]
    [InlineData("RECIPIENT-MISSING", "Minutes come out of Microsoft Teams.", "Minutes come out of Microsoft Teams.\n\n## Who receives your data\n\nWe share data with suppliers (Microsoft, Visma).")]
    [InlineData("RECIPIENT-MISSING", "Our newsletter goes out by Mailchimp.", "We collect details about you from publicly available sources such as LinkedIn.")]
    [InlineData("NEVER-SHARED-CONFLICT", "We never share your details with any third party.\n\nThe diary is run for us by Slatewick.", "We share your details with nobody else.\n\nThe diary is run for us by Slatewick.")]
    [InlineData("RETENTION-CONFLICT", "## Mooring records\n\nMooring records are kept for eight years.\n\nMooring records are kept for three months.", "## Mooring records\n\nMooring records are kept for eight years.\n\nReminders and the texts we send are removed after three months.")]
    [InlineData("DELETE-VS-STATUTE", "We send invoices. If you ask us we delete your details.", "We send invoices. If you ask us we delete your picture.")]
    [InlineData("PURPOSE-MISSING", "## What we collect\n\nWe collect:\n\n- Name\n- Shoe size", "## What we collect\n\nWe collect:\n\n- Name\n- Shoe size\n\nWe use your data to fit your boots.")]
    public void A_fault_is_told_and_its_mended_text_is_not(string code, string faulty, string mended)
    {
        Codes(faulty).ShouldContain(code);
        Codes(mended).ShouldNotContain(code);
    }

    [Theory]
    [InlineData("BASIS-CONFLICT", "For marketing we rely on consent.", "Offers by post and promotions rest on our legitimate interests.", "Offers are marketing whose legal basis is our legitimate interests.")]
    [InlineData("DATA-UNDERSTATED", "The data we hold is limited to your name and telephone.", "We never record the location of a boat.", "We also record the location of your boat.")]
    [InlineData("LOCATION-CONFLICT", "Our backup server is in Canada.", "Some records are kept in the UK.", "All records are kept exclusively in the UK.")]
    [InlineData("NO-TRACKING-CONFLICT", "We never track your visits.", "We use no analytics.", "We use Matomo and analytics cookies.")]
    [InlineData("PROFILING-CONFLICT", "We do no profiling.", "We do no profiling on the basis of our interests.", "We build profiles of our customers from what they buy.")]
    [InlineData("SOURCE-CONFLICT", "The source of these details is you.", "Nothing is collected from public registers.", "We also collect details from public registers.")]
    [InlineData("RETENTION-CONFLICT", "Door recordings: 20 days, unless otherwise agreed.", "Door recordings are never kept beyond 20 days.", "We may keep some beyond 20 days.")]
    [InlineData("RETENTION-CONFLICT", "Mooring fees are refunded, and then mooring records are deleted within 7 days.", "If a berth is given up, then all records are deleted within 100 days.", "All mooring records are deleted within 100 days.")]
    [InlineData("RETENTION-CONFLICT", "Mooring invoices are kept for two years.", "Tide messages are kept for one year.", "We keep mooring invoices for five years.")]
    [InlineData("NAME-INCONSISTENT", "You can ring Harrow Lock Boats at any hour.", "Everybody at Harrow Lock Boats is glad to help.", "Everybody at HarrowLock Boats is glad to help.")]
    [InlineData("ENTITY-MISMATCH", "Tannenby Ltd, company number 01234567, lets boats.", "Owned by Tannenby Limited, company number 01234567.", "Owned by Tannenby Holdings Ltd, company number 01234567.")]
    public void A_contradiction_shows_both_sides(string code, string one, string harmless, string other)
    {
        var finding = ProseLint.Of(ProseReader.Read($"{one}\n\nWe like rivers.\n\n{other}", "en")).First(f => f.Code == code);
        new[] { finding.Quote, finding.Against }.ShouldBe([one, other], ignoreOrder: true);
        Codes($"{one}\n\nWe like rivers.\n\n{harmless}").ShouldNotContain(code);
    }

    [Fact]
    public void A_use_without_its_data_is_told_beside_the_list()
    {
        const string list = "## What we collect\n\nWe collect:\n\n- Name\n- Postal address";
        Codes($"{list}\n\n## Reminders\n\nWe remind members by SMS.").ShouldContain("DATA-CATEGORY-CONFLICT");
        Codes($"{list}\n- Mobile number\n\n## Reminders\n\nWe remind members by SMS.").ShouldNotContain("DATA-CATEGORY-CONFLICT");
    }

    private static List<string> Codes(string text) => [.. ProseLint.Of(ProseReader.Read(text, "en")).Select(f => f.Code)];
}
