using System.Net;
using System.Text;

namespace Avow.Policy.Notices;

/// <summary>Writes a notice as accessible HTML without script: each sentence an element with its id.</summary>
public static class NoticeHtml
{
    private const string Style = """
        :root{color-scheme:light dark}body{font:1.0625rem/1.6 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem}
        h1,h2,h3{line-height:1.25}h2{margin-top:2.5rem}nav ol{padding-left:1.25rem}.vow{text-decoration:underline;text-underline-offset:.2em}
        :target{outline:2px solid;outline-offset:.3em}
        """;

    /// <summary>A whole document that needs nothing else: no script, no file, no font from elsewhere.</summary>
    public static string Render(NoticeText notice)
    {
        var html = new StringBuilder();
        html.Append($"<!doctype html>\n<html lang=\"{Lang(notice)}\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append($"<title>{Text(notice.Title)}</title>\n<style>\n{Style}\n</style>\n</head>\n<body>\n<main>\n<h1>{Text(notice.Title)}</h1>\n")
            .Append(Contents(notice));
        return html.Append(Fragment(notice)).Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>The sections alone, to stand inside a page that has its own <c>h1</c>.</summary>
    public static string Fragment(NoticeText notice)
    {
        var html = new StringBuilder();
        foreach (var section in notice.Sections)
        {
            html.Append($"<section id=\"section.{Text(section.Id)}\" aria-labelledby=\"heading.{Text(section.Id)}\">\n")
                .Append($"<h{section.Level} id=\"heading.{Text(section.Id)}\">{Text(section.Title)}</h{section.Level}>\n");
            foreach (var sentence in section.Sentences)
            {
                html.Append($"<p class=\"clause\" id=\"{Text(sentence.Id)}\">").AppendJoin("", sentence.Spans.Select(Render)).Append("</p>\n");
            }

            html.Append("</section>\n");
        }

        return html.ToString();
    }

    private static string Contents(NoticeText notice)
    {
        var links = notice.Sections.Where(s => s.Level == 2).Select(s => $"<li><a href=\"#section.{Text(s.Id)}\">{Text(s.Title)}</a></li>");
        return $"<nav aria-label=\"{Text(Words.In(notice.Language)["contents"])}\">\n<ol>\n{string.Join("\n", links)}\n</ol>\n</nav>\n";
    }

    private static string Render(Span span) => span.Period is null ? Text(span.Text) : $"<span class=\"vow\">{Text(span.Text)}</span>";

    private static string Lang(NoticeText notice) => notice.Language == "en" ? "en-GB" : notice.Language;

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
