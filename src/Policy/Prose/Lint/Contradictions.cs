using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Promises;
using Avow.Policy.Prose.Structure;

namespace Avow.Policy.Prose.Lint;

/// <summary>Two places of one text that cannot both hold, paragraphs that stand twice, addresses that differ by a slip.</summary>
internal static class Contradictions
{
    private const int ShortestParagraph = 60;

    public static IEnumerable<ProseFinding> In(ProseReading reading) =>
        [.. Cookies(reading), .. Sharing(reading), .. Bases(reading), .. Transfers(reading), .. Deletion(reading), .. Twice(reading), .. Slips(reading), .. Unlisted(reading)];

    private static IEnumerable<ProseFinding> Cookies(ProseReading reading)
    {
        var used = reading.Promises.FirstOrDefault(p => p.Type is "cookie" && p.Text("polarity") is null && p.Text("purpose") is not "control: browser settings" && Tracks(p.Quote))
            ?? reading.Promises.FirstOrDefault(p => p.Type == "recipient" && p.Text("polarity") is null && Follows(p));
        return used is null ? [] : reading.Promises.Where(p => p.Type == "cookie" && p != used && (p.Text("polarity") is "never" or "only" || p.Quote.Contains("only", StringComparison.OrdinalIgnoreCase) && p.Rule == "cookie-used"))
            .Where(p => Says(p.Quote, "cookie", "kak") && (p.Text("polarity") is not "never" || !used.Quote.Contains("third-party", StringComparison.OrdinalIgnoreCase)))
            .Select(p => FindingTexts.Finding("COOKIE-FALSE-CLAIM", p, used.Quote));
    }

    private static bool Tracks(string quote) => new[] { "analytics", "third-party", "marketing", "statistik", "marknadsföring", "advertising" }.Any(w => quote.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static bool Follows(Promise promise) => promise.Text("name") is "Google Analytics" or "Hotjar" or "Google Ads";

    /// <summary>What is never shared, beside a recipient: graver when the text itself names who receives it.</summary>
    private static IEnumerable<ProseFinding> Sharing(ProseReading reading)
    {
        var shared = reading.Promises.Where(p => p.Type == "recipient" && p.Text("polarity") is null && p.Text("role") is not "internal" and not "authority").ToList();
        var named = shared.Find(p => p.Text("name") is [var first, ..] && char.IsUpper(first));
        return shared.Count == 0 ? [] : reading.Promises.Where(DeniesSharing).Select(p => p.Text("polarity") is "never" && named is not null
            ? FindingTexts.Finding("NEVER-SHARED-CONFLICT", p, named.Quote)
            : FindingTexts.Finding("SHARING-CONFLICT", p, (named ?? shared[0]).Quote));
    }

    private static bool DeniesSharing(Promise promise) =>
        promise.Rule is "recipient-confidential" || (promise.Rule is "recipient-never-shared" && promise.Text("polarity") is "never" or "confidential"
            && !Says(promise.Quote, Qualified));

    /// <summary>"To nobody else", "outside these cases", "not to companies": what is told elsewhere does not go against it.</summary>
    private static readonly string[] Qualified = ["unless", "utan", " else", "annan", "andra än", "outside these", "save as", "except", "otherwise", "aforesaid", "apart from", "other than", "om vi inte", "bortsett", "förutom", "utöver", "till företag", "to companies", "advertis", "marketing purposes"];

    private static IEnumerable<ProseFinding> Bases(ProseReading reading)
    {
        var other = reading.Promises.FirstOrDefault(p => p.Type == "basis" && p.Text("basis") is not "consent");
        return other is null ? [] : reading.Promises.Where(p => p.Type == "basis" && p.Text("basis") is "consent" && p.Text("purpose") is "all uses")
            .Select(p => FindingTexts.Finding("BASIS-CONFLICT", p, other.Quote));
    }

    private static IEnumerable<ProseFinding> Transfers(ProseReading reading)
    {
        var isBritish = reading.Original.Contains("ico", StringComparison.OrdinalIgnoreCase) && reading.Original.Contains("Information Commissioner", StringComparison.OrdinalIgnoreCase);
        var american = reading.Promises.FirstOrDefault(IsAmerican);
        return reading.Promises.Where(p => p.Rule == "transfer-never"
                && (american is not null || (isBritish && p.Text("to") is { } to && !to.Contains("UK", StringComparison.OrdinalIgnoreCase))))
            .Select(p => FindingTexts.Finding("TRANSFER-CONFLICT", p, american?.Quote));
    }

    private static bool IsAmerican(Promise promise) =>
        promise.Type == "recipient" && promise.Text("polarity") is null && promise.Text("name") is { } name
        && ProseGrammar.Default.Vendors.TryGetValue(name.ToLowerInvariant(), out var vendor) && vendor["country"] is "US";

    private static readonly string[] Everything = ["data", "information", "detail", "record", "everything", "account", "uppgift", "allt", "konto"];

    /// <summary>"Ask and we delete everything" beside a trade whose invoices the law wants kept. What ends with a newsletter is not everything.</summary>
    private static IEnumerable<ProseFinding> Deletion(ProseReading reading)
    {
        var sells = Says(reading.Original, "invoice", "purchase", "faktura", "köper", "biljett", "beställ");
        return reading.Promises.Where(p => sells && p.Rule == "retention-request" && Says(p.Quote, Everything) && !Says(p.Quote, "law", "legal", " lag", "unsubscrib", "avprenumerera"))
            .Select(p => FindingTexts.Finding("DELETE-VS-STATUTE", p));
    }

    private static bool Says(string text, params string[] words) => Array.Exists(words, w => text.Contains(w, StringComparison.OrdinalIgnoreCase));

    /// <summary>Paragraphs that stand twice. "This data is deleted" under two headings is said of two things.</summary>
    private static IEnumerable<ProseFinding> Twice(ProseReading reading)
    {
        var known = new Dictionary<string, Sentence>();
        return reading.Sentences.Where(s => !s.IsHeading && s.Text.Length >= ShortestParagraph && !known.TryAdd(s.Text, s)).GroupBy(s => s.Block)
            .Where(b => b.Any(s => IsOnOneThing(known[s.Text], s)))
            .Select(b => FindingTexts.Finding("DUPLICATE-PARAGRAPH", reading.Original[b.First().Start..b.Last().End], b.First().Start));
    }

    private static bool IsOnOneThing(Sentence first, Sentence again) =>
        (first.Section.Heading == again.Section.Heading && first.Lead == again.Lead)
        || (!again.IsListed && !Relative.Any(p => p.Find(again.Tokens, again.Tags) is not null));

    private static readonly Pattern[] Relative = [.. new[] { "^ this|these|that|those|it|they", "^ the|all data|details|records|information|service|form", "^ if the service|form|contract", "^ dessa|detta|denna|den|de", "^ uppgifterna|tjänsten" }.Select(p => new Pattern(p))];

    /// <summary>Two e-mail addresses of one length whose letters are the same in another order.</summary>
    private static IEnumerable<ProseFinding> Slips(ProseReading reading)
    {
        var addresses = reading.Sentences.SelectMany(s => s.Tokens.Select((t, i) => (t.Word, At: s.StartOf(i), End: s.EndOf(i + 1)))).Where(t => t.Word.Contains('@') && t.Word.Length > 5).ToList();
        var groups = addresses.GroupBy(a => string.Concat(a.Word.Order())).Where(g => g.DistinctBy(a => a.Word).Count() > 1);
        return groups.Select(g => g.GroupBy(a => a.Word).MinBy(w => w.Count())!.First())
            .Select(a => FindingTexts.Finding("CONTACT-TYPO", reading.Original[a.At..a.End], a.At));
    }

    /// <summary>Providers that sentences name and no recipient does. What stands under a heading on recipients is told; so is a product whose maker is.</summary>
    private static IEnumerable<ProseFinding> Unlisted(ProseReading reading)
    {
        var listed = reading.Promises.Where(p => p.Type is "recipient" or "cookie").Select(p => p.Quote)
            .Concat(reading.Sentences.Where(s => s.Topics.Contains("sharing")).Select(s => s.Text)).ToList();
        return Mentions.In(reading).Where(m => !IsAuthority(m.Name) && !listed.Exists(l => l.Contains(m.Name, StringComparison.OrdinalIgnoreCase) || IsOfMaker(l, m.Name)))
            .Select(m => FindingTexts.Finding("RECIPIENT-MISSING", reading.Original[m.At.Start..m.At.End], m.At.Start, detail: new(m.Name)));
    }

    private static readonly string[] Joints = [" and ", " or ", " och ", " eller "];

    /// <summary>A law that names its authority is no provider.</summary>
    private static bool IsAuthority(string name) => ProseGrammar.Default.Vendors[name.ToLowerInvariant()]["role"] is "authority";

    /// <summary>"Microsoft, Visma" tells of Microsoft Teams; "Google Analytics" does not tell of Google Drive.</summary>
    private static bool IsOfMaker(string listed, string name)
    {
        var maker = name.Split(' ')[0];
        var at = maker.Length < name.Length ? listed.IndexOf(maker, StringComparison.Ordinal) : -1;
        var end = at + maker.Length;
        return at >= 0 && (end == listed.Length || listed[end] is ',' or ';' or ')' or '.' || Array.Exists(Joints, j => string.CompareOrdinal(listed, end, j, 0, j.Length) == 0));
    }
}
