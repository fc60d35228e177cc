using System.Text;

namespace Avow.Policy.Notices;

/// <summary>Writes a notice as Markdown: one paragraph a sentence, each with its id as an anchor.</summary>
public static class NoticeMarkdown
{
    private const string Special = @"\`*_{}[]<>#|~";

    /// <summary>The whole notice, ending in a line end.</summary>
    public static string Render(NoticeText notice)
    {
        var text = new StringBuilder().Append("# ").Append(Escape(notice.Title)).Append("\n");
        foreach (var section in notice.Sections)
        {
            text.Append('\n').Append('#', section.Level).Append(' ').Append(Escape(section.Title)).Append('\n');
            foreach (var sentence in section.Sentences)
            {
                text.Append("\n<a id=\"").Append(sentence.Id).Append("\"></a>").AppendJoin("", sentence.Spans.Select(Render)).Append('\n');
            }
        }

        return text.ToString();
    }

    private static string Render(Span span) => span.Period is null ? Escape(span.Text) : $"**{Escape(span.Text)}**";

    private static string Escape(string text) =>
        string.Concat(text.Select(c => Special.Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));
}
