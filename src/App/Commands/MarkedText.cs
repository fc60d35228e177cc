using System.Net;
using System.Text;
using Avow.Policy.Prose;

namespace Avow.Commands;

/// <summary>The text with each promise marked in place.</summary>
internal static class MarkedText
{
    public static string Page(string text, ProseReading reading)
    {
        var page = new StringBuilder($"<!doctype html>\n<html lang=\"{reading.Language}\"><meta charset=\"utf-8\"><title>Promises</title><style>body{{font:1rem/1.5 sans-serif;max-width:45rem;margin:2rem auto;white-space:pre-wrap}}mark b{{font-size:.8em}}</style>\n");
        var at = 0;
        foreach (var promise in reading.Promises.Where(p => p.Quote.Length > 0))
        {
            if (promise.Start >= at)
            {
                page.Append(WebUtility.HtmlEncode(text[at..promise.Start]))
                    .Append($"<mark title=\"{WebUtility.HtmlEncode(string.Join("; ", promise.Value.Where(v => v.Value is not null).Select(v => $"{v.Key}: {v.Value}")))}\"><b>{promise.Type}</b> ")
                    .Append(WebUtility.HtmlEncode(promise.Quote)).Append("</mark>");
                at = promise.End;
            }
        }

        return page.Append(WebUtility.HtmlEncode(text[at..])).ToString();
    }
}
