using Avow.Holdings;
using Avow.Mail;
using Avow.Modules.People.Public;
using Avow.Permits;

namespace Avow.Modules.Enquiries;

/// <summary>The enquiry itself is a relationship with a person, declared with the people; here is what goes with it.</summary>
internal static class EnquiryHoldings
{
    /// <summary>The kind of calls in policies. No call is ever stored under it: only its count.</summary>
    public const string Calls = "call";

    /// <summary>The word under which calls that became no enquiry are counted.</summary>
    public const string NoEnquiry = "no-enquiry";

    public static void Declare(HoldingRegister holds)
    {
        foreach (var kind in EnquiryShelf.Kinds)
        {
            holds.Follows<EnquiryEntry>(kind, e => e.EnquiryId).Follows<OutgoingMail>(kind, m => m.AboutId).Follows<GivenConsent>(kind, c => c.SubjectId);
        }
    }
}
