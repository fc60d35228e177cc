using Avow.Modules.People.Public;
using Avow.Policy.Model;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Enquiries;

/// <summary>An enquiry as it was typed, by the person or by one of us on the telephone.</summary>
public sealed record EnquiryDraft(string Name, string Company, string Email, string Phone, string Words, string Brand, string Way)
{
    public const int Longest = 5000;

    public static EnquiryDraft Blank(string brand, string way) => new("", "", "", "", "", brand, way);

    public static EnquiryDraft Read(IFormCollection form, string? way = null) => new(
        Typed(form, "name"), Typed(form, "company"), Typed(form, "email"), Typed(form, "phone"), Typed(form, "words").ReplaceLineEndings("\n"), Typed(form, "brand"), way ?? Typed(form, "way"));

    public NewEnquiry Person(EnquiryRule rule) => new(rule.Kind, Way, Brand, Name, Company, Email, Phone);

    /// <summary>What must be corrected, in the order of the form.</summary>
    /// <param name="needsEmail">Who writes through the form is answered by e-mail; who rings may leave a number alone.</param>
    public Faults Check(EnquiryRule rule, PolicyFile policy, Say say, LocalDate today, bool needsEmail)
    {
        var faults = new Faults();
        foreach (var fault in Person(rule).Check(policy, say, today))
        {
            faults.Add(fault.Field == "source" ? "way" : fault.Field, fault.Text, fault.Rule);
        }

        if (Email.Length == 0 && (needsEmail || Phone.Length == 0))
        {
            faults.Add("email", say[needsEmail ? "enquiry.fault.email" : "enquiry.fault.reach"]);
        }

        if (Words.Length is 0 or > Longest)
        {
            faults.Add("words", say.T("enquiry.fault.words", ("count", Longest)));
        }

        return faults;
    }

    private static string Typed(IFormCollection form, string name) => form[name].ToString().Trim();
}
