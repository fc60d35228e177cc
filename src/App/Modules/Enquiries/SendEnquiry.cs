using Avow.Modules.Identity.Public;
using Avow.Modules.People.Public;
using Avow.Policy.Model;
using Avow.Web;

namespace Avow.Modules.Enquiries;

/// <summary>The public form as its page shows it.</summary>
/// <param name="Action">Where it is sent.</param>
/// <param name="Refused">Why it was not taken, in words, or null.</param>
/// <param name="IsFramed">Whether it stands inside a page of somebody else.</param>
public sealed record FormView(
    EnquiryRule Rule, EnquiryDraft Draft, Brand? Brand, string Action, string Stamp, string? Refused, Faults Faults, string Why, string Keep, bool IsFramed);

/// <summary>The public's form, generated from the policy: the fields that its purpose may hold and no others. Also inside the firm's own web pages.</summary>
internal sealed class SendEnquiry(FormStamp stamps, SpamGuard guard, EnquiryBook book)
{
    public IResult Show(Visit visit, Pages pages, PageContext page, HttpContext http, string? brand, bool framed) =>
        EnquiryRule.OfForm(visit.Policy) is { } rule
            ? Form(visit, pages, page, http, rule, EnquiryDraft.Blank(BrandOf(visit.Policy, brand)?.Id ?? "", "form"), null, Faults.None, framed)
            : Results.NotFound();

    public async Task<IResult> Send(Visit visit, Pages pages, PageContext page, HttpContext http, IFormCollection form, bool framed)
    {
        if (EnquiryRule.OfForm(visit.Policy) is not { } rule)
        {
            return Results.NotFound();
        }

        var draft = EnquiryDraft.Read(form, "form");
        if (guard.Refuse(visit.Organisation.Slug, form) is { } refused)
        {
            return Form(visit, pages, page, http, rule, draft, refused, Faults.None, framed, form["stamp"]);
        }

        var faults = draft.Check(rule, visit.Policy, page.Say, visit.Today, needsEmail: true);
        if (faults.Count > 0 || guard.RefuseMore(http) is not null)
        {
            var tooMany = faults.Count > 0 ? null : new FormRefused("too-many", StatusCodes.Status429TooManyRequests);
            return Form(visit, pages, page, http, rule, draft, tooMany, faults, framed, form["stamp"]);
        }

        var id = await book.Enter(visit, draft.Person(rule));
        visit.Db.Add(new EnquiryEntry { Id = Guid.CreateVersion7(), EnquiryId = id, IsOurs = false, Way = "form", Words = draft.Words, At = visit.Now });
        var brand = visit.Policy.Brands.Count > 1 && visit.Policy.BrandOf(draft.Brand) is { } known ? $"?brand={known.Id}" : "";
        return Pages.Go(visit.At(framed ? $"enquire/framed/thanks{brand}" : $"enquire/thanks{brand}"));
    }

    /// <summary>What happens next. The page is the same for everybody: it says nothing of who wrote.</summary>
    public static IResult Thank(Visit visit, Pages pages, PageContext page, HttpContext http, string? brand, bool framed)
    {
        if (EnquiryRule.OfForm(visit.Policy) is not { } rule)
        {
            return Results.NotFound();
        }

        var (_, keep) = rule.Sentences(page.Say.Language);
        var view = new { Rule = rule, Keep = keep, Brand = BrandOf(visit.Policy, brand), visit.Policy, IsFramed = framed };
        if (!framed)
        {
            return pages.Show<ThanksPage>(page.Say["enquiry.thanks.title"], view);
        }

        Frame(visit, http);
        return pages.Show<FramedThanksPage>(page.Say["enquiry.thanks.title"], view);
    }

    private IResult Form(
        Visit visit, Pages pages, PageContext page, HttpContext http, EnquiryRule rule, EnquiryDraft draft, FormRefused? refused, Faults faults, bool framed, string? stamp = null)
    {
        var (why, keep) = rule.Sentences(page.Say.Language);
        var again = stamp is { Length: > 0 } && stamps.Read(visit.Organisation.Slug, stamp) is StampAge.Good or StampAge.TooSoon;
        var said = refused is null ? null : page.Say.T(refused.TextKey, ("count", SpamGuard.MostLinks));
        var action = visit.At(framed ? "enquire/framed" : "enquire") + QueryString.Create("lang", page.Say.Language);
        var view = new FormView(
            rule, draft, visit.Policy.BrandOf(draft.Brand), action, again ? stamp! : stamps.New(visit.Organisation.Slug), said, faults, why, keep, framed);
        var status = refused?.Status ?? (faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
        if (!framed)
        {
            return pages.Show<EnquirePage>(page.Say["enquiry.form.title"], new { View = view }, status);
        }

        Frame(visit, http);
        return pages.Show<FramedEnquirePage>(page.Say["enquiry.form.title"], new { View = view }, status);
    }

    /// <summary>These pages alone may stand inside others: those of the firm's own web sites, as its policy names them.</summary>
    private static void Frame(Visit visit, HttpContext http) => SecurityHeaders.LetFrame(http.Response.Headers, visit.Policy.Brands.Select(b => b.Site));

    private static Brand? BrandOf(PolicyFile policy, string? brand) => (brand is null ? null : policy.BrandOf(brand)) ?? (policy.Brands.Count > 0 ? policy.Brands[0] : null);
}
