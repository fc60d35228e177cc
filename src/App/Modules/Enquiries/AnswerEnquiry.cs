using Avow.Mail;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Permits;
using Avow.Policy.Notices;
using Avow.Promises;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Enquiries;

/// <summary>Answers by e-mail, with the gate's permit; and writes down what was said on other ways.</summary>
internal sealed class AnswerEnquiry(ShowEnquiry show, EnquiryBook book, Gate gate, Mailer mailer, Texts texts, HouseAddress address, Invitation invitation)
{
    public async Task<IResult> Send(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form)
    {
        if (await show.Open(visit, page.Say, id) is not { IsOpen: true } file)
        {
            return Results.NotFound();
        }

        var draft = new ReplyDraft(Words(form), form["invite"].ToString() == "yes", form["then"].ToString());
        var faults = Check(page.Say, draft.Words, "reply");
        if (file.NoReply is { } why)
        {
            faults.Add("reply", why);
        }

        if (faults.Count > 0)
        {
            return ShowEnquiry.Page(visit, pages, file, draft, "", faults);
        }

        var (permit, refused) = await gate.Ask(visit.Work, new Use(file.Rule.Purpose.Id, file.Known.Kind, id, Channel: "email"));
        if (permit is null)
        {
            faults.Add("reply", Sentence(visit, page.Say, refused!), refused!.Sentence);
            return ShowEnquiry.Page(visit, pages, file, draft, "", faults);
        }

        return await Write(visit, file, draft, permit);
    }

    /// <summary>Writes down what they said, or what we said, on another way than our mail.</summary>
    public async Task<IResult> Note(Visit visit, Pages pages, PageContext page, Guid id, IFormCollection form)
    {
        if (await show.Open(visit, page.Say, id) is not { IsOpen: true } file)
        {
            return Results.NotFound();
        }

        var (words, way) = (Words(form), form["way"].ToString());
        var faults = Check(page.Say, words, "note");
        if (file.Known.IsRestricted)
        {
            faults.Add("note", page.Say["people.refused.restricted"]);
        }

        if (!file.Rule.Ways.Contains(way))
        {
            faults.Add("way", page.Say["people.fault.source"]);
        }

        if (faults.Count > 0)
        {
            return ShowEnquiry.Page(visit, pages, file, ReplyDraft.Blank, words, faults);
        }

        visit.Db.Add(new EnquiryEntry { Id = Guid.CreateVersion7(), EnquiryId = id, IsOurs = form["who"] == "us", Way = way, Words = words, At = visit.Now, WrittenBy = visit.Staff.Id });
        await book.Heard(visit, id);
        return Pages.Go(visit.At($"enquiries/{id}"), Said.Done("enquiry.noted"));
    }

    private async Task<IResult> Write(Visit visit, EnquiryFile file, ReplyDraft draft, Permit permit)
    {
        var invites = draft.Invites && file.Newsletter is not null;
        var mail = await mailer.Write(visit.Work, permit, file.Known.Email!, file.Known.Name, Subject(visit), Body(visit, file, draft.Words, invites));
        visit.Db.Add(new EnquiryEntry
        {
            Id = Guid.CreateVersion7(), EnquiryId = file.Known.Id, IsOurs = true, Way = "email", Words = draft.Words, At = visit.Now, WrittenBy = visit.Staff.Id, MailId = mail.Id, Invites = invites,
        });
        await book.Heard(visit, file.Known.Id);
        if (!file.Rule.EndsWithAnswer)
        {
            return Pages.Go(visit.At($"enquiries/{file.Known.Id}"), Said.Done("enquiry.answered"));
        }

        if (draft.Then == "take-on")
        {
            var taken = await TakeOnEnquiry.Move(visit, book, file.Known.Id);
            return Pages.Go(visit.At($"enquiries/{taken}"), Said.Done("enquiry.answered-taken"));
        }

        await book.Close(visit, file.Known.Id);
        return Pages.Go(visit.At($"enquiries/{file.Known.Id}"), Said.Done("enquiry.answered-closed").OrUndo(visit.At($"enquiries/{file.Known.Id}/closing/undo")));
    }

    private string Subject(Visit visit) => Voice(visit).T("enquiry.mail.subject", ("organisation", visit.Organisation.Name));

    private string Body(Visit visit, EnquiryFile file, string words, bool invites)
    {
        var say = Voice(visit);
        var body = say.T(
            "enquiry.mail.body", ("name", file.Known.Name), ("words", words), ("organisation", visit.Policy.BrandOf(file.Known.Brand)?.Name ?? visit.Organisation.Name),
            ("keep", file.Rule.Sentences(say.Language).Keep), ("notice", address.Of(visit.At("notice"))));
        return invites
            ? body + "\n\n" + say.T("enquiry.mail.invitation", ("wording", file.Newsletter!.Wording.In(say.Language)), ("link", address.Of(visit.At($"enquire/newsletter/{invitation.Token(visit, file.Known.Id)}"))))
            : body;
    }

    /// <summary>Mails speak the policy's own language.</summary>
    private Say Voice(Visit visit) => texts.For(visit.Policy.Languages[0], visit.Zone);

    private static string Sentence(Visit visit, Say say, UseRefused refused)
    {
        var notice = NoticeShelf.Of(visit.Policy, say);
        var sentence = refused.Sentence is not { } id ? null : notice.Find(id)?.Text ?? notice.Sections.FirstOrDefault(s => s.Id == id)?.Title;
        return sentence is null ? say[refused.TextKey] : say.T("enquiry.refused.by", ("why", say[refused.TextKey]), ("sentence", sentence));
    }

    private static string Words(IFormCollection form) => form["words"].ToString().Trim().ReplaceLineEndings("\n");

    private static Faults Check(Say say, string words, string field)
    {
        var faults = new Faults();
        if (words.Length is 0 or > EnquiryDraft.Longest)
        {
            faults.Add(field, say.T("enquiry.fault.words", ("count", EnquiryDraft.Longest)));
        }

        return faults;
    }
}
