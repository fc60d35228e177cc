using Avow.Api;
using Avow.Mail;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.Enquiries;

/// <summary>An enquiry in the work list.</summary>
/// <param name="Since">From when it stands so.</param>
public sealed record ApiEnquiryLine(Guid Id, Guid PersonId, string Kind, string Name, string? Company, EnquiryState State, Instant Since, string Begins);

/// <summary>The work list.</summary>
/// <param name="CallsThisMonth">Calls of this month that became no enquiry.</param>
public sealed record ApiEnquiries(IReadOnlyList<ApiEnquiryLine> Items, string? Next, int CallsThisMonth);

/// <summary>An enquiry with what was said.</summary>
/// <param name="NoReply">Why it cannot be answered by e-mail; null when it can.</param>
/// <param name="MayInvite">Whether an answer may still ask about the newsletter.</param>
public sealed record ApiEnquiry(
    Guid Id, Guid PersonId, string Kind, string Name, string? Company, string? Email, string? Phone, string Brand, string Source, Instant Begun, Instant? ClosedAt, EnquiryState State, Instant StateSince,
    string? NoReply, bool MayInvite, IReadOnlyList<string> Ways, ApiHeld Held, IReadOnlyList<ApiWord> Said);

/// <summary>One thing that was said.</summary>
/// <param name="Mail">How far the mail came that carried it; null when none did.</param>
public sealed record ApiWord(Instant At, bool Ours, string Way, string Words, string? By, MailState? Mail);

/// <summary>What somebody who asks may become.</summary>
/// <param name="Reason">The value to send.</param>
public sealed record ApiBecoming(string Reason, string Word, string Happens);

/// <summary>The enquiries as programs reach them.</summary>
internal static class EnquiryApi
{
    public static void Declare(ApiRegister api)
    {
        api.Get("/enquiries", "The work list: those that have gone quiet first, then who waits longest; show=closed for those that are over").Gives((EnquiriesPage p) => new ApiEnquiries(
            [.. p.Rows.Select(r => new ApiEnquiryLine(r.Known.Id, r.Known.PersonId, r.Known.Kind, r.Known.Name, r.Known.Company, r.State, r.Since, r.Begins))], null, p.Calls));
        api.Get("/enquiries/{id:guid}", "One enquiry with what was said. The look is written down").Gives((EnquiryPage p, PageContext page) => One(p.File, page));
        api.Act("/enquiries", "Enters an enquiry that came by telephone or another way than the public form",
            Takes.Text("name").Must, Takes.Text("company"), Takes.Text("email"), Takes.Text("phone"), Takes.Text("words").Must, Takes.Text("brand"), Takes.Text("way").Must.Meaning("A source of the policy, such as phone."));
        api.Act("/enquiries/calls", "Counts a call that became no enquiry; nothing else stays of it");
        api.Act("/enquiries/{id:guid}/replies", "Answers by e-mail, with the gate's permit", Takes.Text("words").Must, Takes.Flag("invites").As("invite"),
            Takes.One("then", "close", "take-on").Meaning("For a first contact, which ends with its answer."));
        api.Act("/enquiries/{id:guid}/notes", "Writes down what was said on another way", Takes.Text("words").Must, Takes.Text("way").Must, Takes.One("who", "us", "them"));
        api.Act("/enquiries/{id:guid}/taking-on", "Takes a first contact on as an enquiry");
        api.Act("/enquiries/{id:guid}/closing", "Marks an enquiry as one that did not go ahead");
        api.Act("/enquiries/{id:guid}/closing/undo", "Takes that back, until the night has taken it");
        api.Get("/enquiries/{id:guid}/client", "What somebody who asks may become, and what then begins")
            .Gives((BecomePage p) => new Listed<ApiBecoming>([.. p.Reasons.Select(r => new ApiBecoming(r.Id, r.Word, r.Happens))], null));
        api.Act("/enquiries/{id:guid}/client", "Makes a client of somebody who asked", Takes.Text("reason").Must);
    }

    private static ApiEnquiry One(EnquiryFile file, PageContext page)
    {
        var known = file.Known;
        return new(
            known.Id, known.PersonId, known.Kind, known.Name, known.Company, known.Email, known.Phone, known.Brand, known.Source, known.Since, known.ClosedAt, file.State, file.Since,
            file.NoReply, file.Newsletter is not null, file.Rule.Ways, ApiHeld.Of(file.Kept, page),
            [.. file.Said.Select(s => new ApiWord(s.Entry.At, s.Entry.IsOurs, s.Entry.Way, s.Entry.Words, s.By, s.Mail))]);
    }
}
