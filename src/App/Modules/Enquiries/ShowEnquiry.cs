using Avow.Holdings;
using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Modules.Enquiries;

/// <summary>One thing that was said, as the page tells it.</summary>
/// <param name="By">Who of us wrote it, or null.</param>
/// <param name="Mail">How far the mail came that carried it, or null.</param>
public sealed record SaidLine(EnquiryEntry Entry, string? By, MailState? Mail);

/// <summary>An answer as it was typed.</summary>
/// <param name="Then">What becomes of a first contact with the answer: <c>close</c> or <c>take-on</c>; empty for an enquiry.</param>
public sealed record ReplyDraft(string Words, bool Invites, string Then)
{
    public static readonly ReplyDraft Blank = new("", false, "close");
}

/// <summary>Everything of one enquiry.</summary>
/// <param name="Newsletter">The purpose about which an answer may still ask; null when it was asked, or may not be.</param>
/// <param name="YesOn">When the person said yes to the newsletter, or null.</param>
/// <param name="NoReply">Why it cannot be answered by e-mail, in words; null when it can.</param>
public sealed record EnquiryFile(
    KnownEnquiry Known, Kept Kept, EnquiryRule Rule, EnquiryState State, Instant Since, IReadOnlyList<SaidLine> Said, Purpose? Newsletter, Instant? YesOn, string? NoReply)
{
    public bool IsOpen => Known.ClosedAt is null;
}

/// <summary>One enquiry with what was said, how long it is held and what can be done. Each look is written down.</summary>
internal sealed class ShowEnquiry(HoldingRegister holds, PolicyShelf shelf, ReadLog reads)
{
    public async Task<IResult> Show(Visit visit, Pages pages, PageContext page, Guid id)
    {
        if (await Open(visit, page.Say, id) is not { } file)
        {
            return Results.NotFound();
        }

        await reads.WriteAlone(visit, file.Known.PersonId);
        return Page(visit, pages, file, ReplyDraft.Blank, "", Faults.None);
    }

    /// <summary>The page, with what was typed.</summary>
    public static IResult Page(Visit visit, Pages pages, EnquiryFile file, ReplyDraft reply, string note, Faults faults) => pages.Show<EnquiryPage>(
        file.Known.Name,
        new { File = file, Reply = reply, Note = note, Faults = faults, visit.Policy, visit.Now },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    public async Task<EnquiryFile?> Open(Visit visit, Say say, Guid id)
    {
        if (await EnquiryShelf.Find(visit, holds, shelf, id) is not var (known, kept) || EnquiryRule.Find(visit.Policy, known.Kind) is not { } rule)
        {
            return null;
        }

        var entries = await visit.Db.Set<EnquiryEntry>().AsNoTracking().Where(e => e.EnquiryId == id).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync();
        var mails = await visit.Db.Set<OutgoingMail>().AsNoTracking().Where(m => m.AboutId == id).ToDictionaryAsync(m => m.Id, m => m.State);
        var names = await StaffNames.Of(visit.Db, entries.Select(e => e.WrittenBy).OfType<Guid>());
        var (state, since) = EnquiryList.StateOf(visit, known, entries.ConvertAll(e => (e.IsOurs, e.At)));
        var said = entries.ConvertAll(e => new SaidLine(e, e.WrittenBy is { } by ? names.GetValueOrDefault(by) : null, e.MailId is { } mail && mails.TryGetValue(mail, out var far) ? far : null));
        return new(known, kept, rule, state, since, said, await Newsletter(visit, known), await YesOn(visit, id), NoReply(say, known));
    }

    private static string? NoReply(Say say, KnownEnquiry known) =>
        known.IsRestricted ? say["people.refused.restricted"] : known.Email is null ? say["enquiry.reply.no-address"] : null;

    /// <summary>Asked once: not again in this enquiry, and in no other from the same address.</summary>
    private static async Task<Purpose?> Newsletter(Visit visit, KnownEnquiry known)
    {
        if (EnquiryRule.Newsletter(visit.Policy) is not { } purpose || known.Email is not { } email)
        {
            return null;
        }

        var same = await EnquiryShelf.WithAddress(visit.Db, email);
        return await visit.Db.Set<EnquiryEntry>().AnyAsync(e => same.Contains(e.EnquiryId) && e.Invites) ? null : purpose;
    }

    private static Task<Instant?> YesOn(Visit visit, Guid id) =>
        visit.Db.Set<GivenConsent>().Where(c => c.SubjectId == id && c.WithdrawnAt == null).OrderBy(c => c.GivenAt).Select(c => (Instant?)c.GivenAt).FirstOrDefaultAsync();
}
