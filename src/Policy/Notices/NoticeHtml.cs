using System.Text;

namespace Avow.Policy.Notices;

/// <summary>Writes a notice as accessible HTML without script: each sentence an element with its id.</summary>
/// <remarks>End tags that HTML lets go unsaid (of paragraphs, list items, rows and cells) are left out, and the quotes around values that need none:
/// they would be a thirtieth of a long notice, whose whole weight is held under 40 KB. Source: HTML Living Standard, 13.1.2.3 Attributes, 13.1.2.4 Optional tags.</remarks>
public static class NoticeHtml
{
    /// <summary>A whole document that needs nothing else: no script, no file, no font from elsewhere. It prints without its list of contents.</summary>
    public static string Render(NoticeText notice)
    {
        var html = new StringBuilder();
        html.Append($"<!doctype html>\n<html lang=\"{Lang(notice)}\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n")
            .Append($"<title>{Text(notice.Title)}</title>\n<style>\n{NoticeStyle.Sheet}\n</style>\n</head>\n<body>\n<header>\n<h1>{Text(notice.Title)}</h1>\n</header>\n")
            .Append(Contents(notice));
        return html.Append("<main>\n").Append(Fragment(notice)).Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>The sections alone, to stand inside a page that has its own <c>h1</c>.</summary>
    public static string Fragment(NoticeText notice)
    {
        var html = new StringBuilder();
        foreach (var section in notice.Sections)
        {
            html.Append($"<section id={Id("section." + section.Id)}{(section.StandsApart ? " class=\"panel apart\"" : "")}>\n")
                .Append($"<h{section.Level}>{Text(section.Title)}</h{section.Level}>\n");
            Paragraphs([.. section.Sentences.Where(s => s.Cells is null)], html);
            html.Append(Table(section)).Append("</section>\n");
        }

        return html.ToString();
    }

    /// <summary>A sentence is a paragraph; details that follow each other share one.</summary>
    private static void Paragraphs(IReadOnlyList<Sentence> sentences, StringBuilder html)
    {
        for (var i = 0; i < sentences.Count; i++)
        {
            var sentence = sentences[i];
            if (!sentence.IsDetail)
            {
                html.Append($"<p id={Id(sentence.Id)}>").AppendJoin("", sentence.Spans.Select(Render)).Append('\n');
                continue;
            }

            var isFirst = i == 0 || !sentences[i - 1].IsDetail;
            var isLast = i == sentences.Count - 1 || !sentences[i + 1].IsDetail;
            html.Append(isFirst ? "<p class=fine>" : "\n")
                .Append($"<span id={Id(sentence.Id)}>").AppendJoin("", sentence.Spans.Select(Render)).Append("</span>")
                .Append(isLast ? "\n" : "");
        }
    }

    /// <summary>Sentences with cells as rows; the first cell is the row's heading, and the last carries its column's word for narrow screens.</summary>
    private static StringBuilder Table(NoticeSection section)
    {
        var html = new StringBuilder();
        var rows = section.Sentences.Where(s => s.Cells is not null).ToList();
        if (rows.Count == 0 || section.Columns is not { } columns)
        {
            return html;
        }

        html.Append($"<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{Text(section.Title)}\">\n<table class=\"cards\">\n<thead><tr>")
            .AppendJoin("", columns.Select(c => $"<th>{Text(c)}")).Append("\n<tbody>\n");
        foreach (var row in rows)
        {
            html.Append($"<tr id={Id(row.Id)}><th scope=row>{Text(row.Cells![0])}")
                .AppendJoin("", row.Cells.Zip(columns).Skip(1).Select((c, i) => i < columns.Count - 2 ? $"<td>{Text(c.First)}" : $"<td data-l=\"{Text(c.Second)}\">{Text(c.First)}")).Append('\n');
        }

        return html.Append("</table>\n</div>\n");
    }

    private static string Contents(NoticeText notice)
    {
        var links = notice.Sections.Where(s => s.Level == 2).Select(s => $"<li><a href={Id("#section." + s.Id)}>{Text(s.Title)}</a>");
        return $"<nav aria-label=\"{Text(Words.In(notice.Language)["contents"])}\">\n<ol>\n{string.Join("\n", links)}\n</ol>\n</nav>\n";
    }

    private static string Render(Span span) => span.Period is null ? Text(span.Text) : $"<b>{Text(span.Text)}</b>";

    /// <summary>An id as the value of an attribute; with quotes only where its signs ask for them.</summary>
    private static string Id(string id) => id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '#') ? id : $"\"{Text(id)}\"";

    private static string Lang(NoticeText notice) => notice.Language == "en" ? "en-GB" : notice.Language;

    /// <summary>Letters such as å stay letters; the document says that it is UTF-8.</summary>
    private static string Text(string text) =>
        text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\"", "&quot;").Replace("'", "&#39;");
}
