using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Enquiries;

/// <summary>What was said in a person's enquiries. It goes with each enquiry.</summary>
internal sealed class WordsOfPeople : IKeepsOfPeople
{
    public async Task<IReadOnlyList<PersonRecord>> Of(Visit visit, PersonAsked person)
    {
        var ids = person.Relationships;
        var said = await visit.Db.Set<EnquiryEntry>().AsNoTracking().Where(e => ids.Contains(e.EnquiryId)).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync();
        return [.. said.GroupBy(e => e.EnquiryId).OrderByDescending(g => g.First().At).Select(g => new PersonRecord(
            EnquiryShelf.Enquiry, g.Key, "", $"enquiries/{g.Key}", null, null, null,
            [.. g.Select(e => new PersonWords(e.At, e.IsOurs ? Speaker.Us : Speaker.ThePerson, e.Words))]))];
    }
}
