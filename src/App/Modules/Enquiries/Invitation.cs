using System.Security.Cryptography;
using Avow.Holdings;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Permits;
using Avow.Policy.Model;
using Avow.Web;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Enquiries;

/// <summary>The page behind the one question about the newsletter. Opening it means nothing; a yes is an act of its own (promise D-03).</summary>
internal sealed class Invitation(IDataProtectionProvider protection, HoldingRegister holds, PolicyShelf shelf, LedgerWriter ledger, EnquiryBook book)
{
    private readonly IDataProtector _seal = protection.CreateProtector("Avow.Enquiries.Invitation");

    /// <summary>A link for one enquiry. It ends in a letter or a figure: programs that show mails leave other signs out of a link.</summary>
    public string Token(Visit visit, Guid enquiry)
    {
        string token;
        do
        {
            token = _seal.Protect($"{visit.Organisation.Id} {enquiry:N}");
        }
        while (!char.IsAsciiLetterOrDigit(token[^1]));
        return token;
    }

    public async Task<IResult> Show(Visit visit, Pages pages, PageContext page, string token) =>
        pages.Show<InvitationPage>(page.Say["enquiry.invitation.title"], await Find(visit, token) is { } found
            ? new { Token = token, found.Newsletter, IsYes = await GivenConsent.Stands(visit.Db, found.Enquiry.Id, found.Newsletter, CancellationToken.None) }
            : new { Token = token });

    public async Task<IResult> SayYes(Visit visit, Pages pages, PageContext page, string token)
    {
        if (await Find(visit, token) is not var (enquiry, newsletter))
        {
            return pages.Show<InvitationPage>(page.Say["enquiry.invitation.title"], new { Token = token }, StatusCodes.Status404NotFound);
        }

        if (!await GivenConsent.Stands(visit.Db, enquiry.Id, newsletter, CancellationToken.None))
        {
            WriteDown(visit, enquiry, newsletter);
            await book.Subscribe(visit, enquiry.Id, newsletter);
        }

        return Pages.Go(visit.At($"enquire/newsletter/{token}"));
    }

    private void WriteDown(Visit visit, KnownEnquiry enquiry, Purpose newsletter)
    {
        visit.Db.Add(new GivenConsent
        {
            Id = Guid.CreateVersion7(), SubjectId = enquiry.Id, Purpose = newsletter.Id, Policy = visit.Policy.Version.ToString(), Words = GivenConsent.DigestOf(newsletter),
            How = "form", GivenAt = visit.Now, RecordedBy = Guid.Empty,
        });
        ledger.Write(visit.Work, new LedgerEntry
        {
            At = visit.Now, Act = "consent-given", Kind = enquiry.Kind, Policy = visit.Policy.Version.ToString(), Subject = enquiry.Id, Detail = $"purpose={newsletter.Id} how=form",
        });
    }

    /// <summary>The enquiry that was asked in, or null: the link is not ours, the enquiry is gone, or the policy no longer asks.</summary>
    private async Task<(KnownEnquiry Enquiry, Purpose Newsletter)?> Find(Visit visit, string token)
    {
        if (Read(visit, token) is not { } id || EnquiryRule.Newsletter(visit.Policy) is not { } newsletter || await EnquiryShelf.Find(visit, holds, shelf, id) is not var (enquiry, _))
        {
            return null;
        }

        return await visit.Db.Set<EnquiryEntry>().AnyAsync(e => e.EnquiryId == id && e.Invites) ? (enquiry, newsletter) : null;
    }

    private Guid? Read(Visit visit, string token)
    {
        try
        {
            return _seal.Unprotect(token).Split(' ') is [var of, var id] && of == visit.Organisation.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) ? Guid.Parse(id) : null;
        }
        catch (CryptographicException)
        {
            return null; // Not a link of ours: the page says so.
        }
    }
}
