using Avow.Modules.Palette.Public;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;

namespace Avow.Modules.Enquiries;

/// <summary>The open enquiries that the search of the whole house finds.</summary>
internal sealed class FindEnquiries : IFinds
{
    public int Order => 20;

    public async Task<FoundGroup?> Find(Visit visit, PageContext page, string q, int most)
    {
        if (!Access.Desk.Allows(visit.Staff.Role) || !page.Keeps(EnquiryShelf.Enquiry))
        {
            return null;
        }

        var known = await EnquiryShelf.List(visit, closed: false, q, most);
        return new("enquiry.title", [.. known.Select(k => new FoundItem("inbox", k.Name, k.Company ?? "", $"enquiries/{k.Id}"))]);
    }
}
