using Avow.Modules.Identity.Public;
using Avow.Web;

namespace Avow.Modules.Enquiries;

/// <summary>The lines to copy into the firm's own web site, for one brand and language.</summary>
/// <param name="Address">The page itself, for a link.</param>
/// <param name="Frame">One line that puts the form inside a page.</param>
public sealed record FormLines(string Brand, string Language, string Address, string Link, string Frame, string Site);

/// <summary>Shows how the public form comes onto the firm's web site: a plain link, or one line that puts it inside a page.</summary>
internal static class ShowFormLines
{
    public static IResult Show(Visit visit, Pages pages, PageContext page, HouseAddress address)
    {
        if (EnquiryRule.OfForm(visit.Policy) is not { } rule)
        {
            return Results.NotFound();
        }

        var lines = visit.Policy.Brands.SelectMany(b => visit.Policy.Languages.Select(l => Lines(visit, page.Say, address, b, l))).ToList();
        return pages.Show<FormLinesPage>(page.Say["enquiry.lines.title"], new { Lines = lines, Rule = rule, visit.Policy });
    }

    private static FormLines Lines(Visit visit, Say say, HouseAddress address, Avow.Policy.Model.Brand brand, string language)
    {
        var query = QueryString.Create("brand", brand.Id).Add("lang", language).ToString();
        var plain = address.Of(visit.At("enquire") + query);
        var framed = address.Of(visit.At("enquire/framed") + query);
        var word = say.T("enquiry.lines.word", ("brand", brand.Name));
        return new(
            brand.Name, language, plain, $"<a href=\"{Encoded(plain)}\">{Encoded(word)}</a>",
            $"<iframe src=\"{Encoded(framed)}\" title=\"{Encoded(word)}\" width=\"100%\" height=\"760\" loading=\"lazy\"></iframe>", brand.Site);
    }

    private static string Encoded(string text) => System.Net.WebUtility.HtmlEncode(text);
}
