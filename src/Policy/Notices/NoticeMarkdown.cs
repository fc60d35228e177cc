using System.Text;

namespace Avow.Policy.Notices;

/// <summary>Writes a notice as Markdown: one paragraph a sentence, each with its id as an anchor; rows as a table.</summary>
public static class NoticeMarkdown
{
    private const string Special = @"\`*_{}[]<>#|~";

    /// <summary>The whole notice, ending in a line end.</summary>
    public static string Render(NoticeText notice)
    {
        var text = new StringBuilder().Append("# ").Append(Escape(notice.Title)).Append("\n\n");
        foreach (var section in notice.Sections.Where(s => s.Level == 2))
        {
            text.Append($"- [{Escape(section.Title)}](#section.{section.Id})\n");
        }

        foreach (var section in notice.Sections)
        {
            text.Append($"\n<a id=\"section.{section.Id}\"></a>\n").Append('\n').Append('#', section.Level).Append(' ').Append(Escape(section.Title)).Append('\n');
            foreach (var sentence in section.Sentences.Where(s => s.Cells is null))
            {
                text.Append("\n<a id=\"").Append(sentence.Id).Append("\"></a>").AppendJoin("", sentence.Spans.Select(Render)).Append('\n');
            }

            Table(section, text);
        }

        return text.ToString();
    }

    private static void Table(NoticeSection section, StringBuilder text)
    {
        var rows = section.Sentences.Where(s => s.Cells is not null).ToList();
        if (rows.Count == 0 || section.Columns is not { } columns)
        {
            return;
        }

        text.Append("\n| ").AppendJoin(" | ", columns.Select(Escape)).Append(" |\n|").Append(string.Concat(columns.Select(_ => "---|"))).Append('\n');
        foreach (var row in rows)
        {
            text.Append($"| <a id=\"{row.Id}\"></a>").AppendJoin(" | ", row.Cells!.Select(Escape)).Append(" |\n");
        }
    }

    private static string Render(Span span) => span.Period is null ? Escape(span.Text) : $"**{Escape(span.Text)}**";

    private static string Escape(string text) =>
        string.Concat(text.Select(c => Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));
}
