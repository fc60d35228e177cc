using Avow.Policy.Prose;

namespace Avow.Commands;

/// <summary>What the commands say about a text that is no privacy policy they can read: what it is, and what to do.</summary>
internal static class MisfitWords
{
    private static readonly Dictionary<string, string> Languages = new()
    {
        ["de"] = "German", ["fr"] = "French", ["es"] = "Spanish", ["it"] = "Italian", ["nl"] = "Dutch", ["da"] = "Danish", ["no"] = "Norwegian", ["fi"] = "Finnish", ["pl"] = "Polish", ["pt"] = "Portuguese",
        ["cyrillic"] = "a language in Cyrillic letters", ["greek"] = "Greek", ["arabic"] = "a language in Arabic letters", ["hebrew"] = "Hebrew", ["hangul"] = "Korean", ["kana"] = "Japanese", ["han"] = "Chinese",
    };

    public static string Of(Misfit misfit) => misfit.Kind switch
    {
        MisfitKind.Empty => "there is no text in it; save the policy's page or its text and give that",
        MisfitKind.Binary when misfit.Detail is "PNG" or "JPEG" or "GIF" or "WebP" => $"this is a picture ({misfit.Detail}), and text in pictures is not read; copy the policy's text into a file and give that",
        MisfitKind.Binary => $"this is no text{(misfit.Detail is "?" or null ? "" : $" but a {misfit.Detail} file")}; save the policy as text, HTML, Markdown or DOCX and give that",
        MisfitKind.PictureOfText => "the page shows a picture where its text should stand, and text in pictures is not read; ask who made the page for the text, or type it into a file",
        MisfitKind.DrawnByScript => "the page holds no text, only a script that fetches it; open it in a browser, copy the text into a file and give that",
        MisfitKind.ForeignLanguage => $"this seems to be {Languages.GetValueOrDefault(misfit.Detail ?? "", misfit.Detail ?? "another language")}; English and Swedish are read: give the English or Swedish version, or name the language with --lang if this is wrong",
        MisfitKind.TermsOfService => "these seem to be terms of service, not a privacy policy; give the page that says what happens to people's data (--anyway reads it all the same)",
        MisfitKind.CookiesOnly => "this seems to be a page about cookies alone; give the privacy policy as well, in one file with it (--anyway reads it all the same)",
        _ => "no promise about personal data was found in it; is it the privacy policy itself, with its text and not only its headings? (--anyway reads it all the same)",
    };
}
