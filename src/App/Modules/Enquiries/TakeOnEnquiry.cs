using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Enquiries;

/// <summary>A first contact, which is only answered, goes on as an enquiry: by the act of one of us, never by itself.</summary>
internal static class TakeOnEnquiry
{
    public static async Task<IResult> Take(Visit visit, PageContext page, ShowEnquiry show, EnquiryBook book, Guid id)
    {
        if (await show.Open(visit, page.Say, id) is not { IsOpen: true, Rule.EndsWithAnswer: true, Known.IsRestricted: false })
        {
            return Results.NotFound();
        }

        var taken = await Move(visit, book, id);
        return Pages.Go(visit.At($"enquiries/{taken}"), Said.Done("enquiry.taken-on"));
    }

    /// <summary>What was said goes along; the first contact closes and goes with the night.</summary>
    public static async Task<Guid> Move(Visit visit, EnquiryBook book, Guid id)
    {
        var taken = await book.TakeOn(visit, id);
        await visit.Db.SaveChangesAsync();
        foreach (var entry in await visit.Db.Set<EnquiryEntry>().Where(e => e.EnquiryId == id).ToListAsync())
        {
            entry.EnquiryId = taken;
        }

        return taken;
    }
}
