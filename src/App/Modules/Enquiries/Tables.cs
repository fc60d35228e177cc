using Avow.Modules.People.Public;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Enquiries;

internal static class EnquiryTables
{
    public static void Describe(ModelBuilder model)
    {
        EnquiryFollowers.Under<EnquiryEntry>(model, e => new { e.OrganisationId, e.EnquiryId });
        model.Entity<EnquiryEntry>().HasIndex(e => new { e.OrganisationId, e.EnquiryId, e.At });
    }
}
