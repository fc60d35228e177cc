using Avow.Policy.Prose.Grammar;

namespace Avow.Policy.Prose.Lint;

/// <summary>Findings that single promises give.</summary>
internal static class PromiseFaults
{
    private static readonly string[] Notices = ["email", "e-mail", "communicated", "material change", "we make any", "e-post", "meddela", "give notice", "giving notice"];

    private static readonly string[] Legal = ["legally required", "required by law", "law requires", "laws require", "laws may", "lagen kräver", "lagar kräver", "enligt lag"];
    private static readonly string[] Needs = ["necess", "need", "nödvänd", "behöv"];

    public static IEnumerable<ProseFinding> In(ProseReading reading) => reading.Promises.SelectMany(p => Of(p, reading));

    private static IEnumerable<ProseFinding> Of(Promise promise, ProseReading reading) => promise.Type switch
    {
        "retention" => Retention(promise),
        "cookie" when promise.Text("purpose") is "control: browser settings" && IsInsteadOfConsent(promise, reading) => [FindingTexts.Finding("COOKIE-BROWSER-OPTOUT", promise)],
        "change" when !Notices.Any(n => WithNext(promise, reading).Contains(n, StringComparison.OrdinalIgnoreCase)) && promise.Text("notice") is not "old versions on request" => [FindingTexts.Finding("CHANGE-NO-NOTICE", promise)],
        "transfer" => Transfer(promise),
        "right" when promise.Text("right") is "response-time" && (IsStricter(promise.Text("period")) || IsFree(promise.Quote)) && !IsAdvice(promise.Quote) => [FindingTexts.Finding("PROMISE-STRICTER", promise)],
        "complaint" when promise.Text("to") is not "firm" && IsWithoutContact(promise, reading) => [FindingTexts.Finding("COMPLAINT-CONTACT-MISSING", promise)],
        "cookie" when promise.Text("name") is ['_', ..] && promise.Text("period") is null && promise.Text("polarity") is null => [FindingTexts.Finding("COOKIE-MISDESCRIBED", promise)],
        "source" when !TellsSoon(reading) && reading.Promises.First(p => p.Type == "source") == promise => [FindingTexts.Finding("ART14-SOURCE", promise)],
        _ => [],
    };

    /// <summary>The promise and the sentence behind it, which often says who is told.</summary>
    private static string WithNext(Promise promise, ProseReading reading) =>
        reading.Sentences.FirstOrDefault(s => s.Start >= promise.Start)?.After is { } after ? promise.Quote + after.Text : promise.Quote;

    private static IEnumerable<ProseFinding> Retention(Promise promise) => promise.Text("kind") switch
    {
        "criterion" when IsForTheLaw(promise.Quote) => [],
        "criterion" or "range" => [FindingTexts.Finding("RETENTION-VAGUE", promise)],
        "indefinite" when promise.Text("action") is not "publish" => [FindingTexts.Finding("RETENTION-NO-CRITERION", promise)],
        "none-stated" => [FindingTexts.Finding("RETENTION-MISSING", promise)],
        _ => [],
    };

    /// <summary>What the law alone fixes has an end, even where the text does not name it.</summary>
    private static bool IsForTheLaw(string quote) =>
        Array.Exists(Legal, w => quote.Contains(w, StringComparison.OrdinalIgnoreCase)) && !Array.Exists(Needs, w => quote.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<ProseFinding> Transfer(Promise promise) =>
        promise.Text("stance") is "yes" && promise.Text("mechanism") is null or "adequate" or "appropriate safeguards" && !Array.Exists(Instruments, i => promise.Quote.Contains(i, StringComparison.OrdinalIgnoreCase)) && promise.Rule != "transfer-kept-in" && promise.Text("stance") != "stored-in"
            ? [FindingTexts.Finding("TRANSFER-MECHANISM", promise)]
            : [];

    /// <summary>A time that the reader is advised to wait is no promise of the firm.</summary>
    private static bool IsAdvice(string quote) => quote.Contains("recommended", StringComparison.OrdinalIgnoreCase) || quote.Contains("rekommender", StringComparison.OrdinalIgnoreCase);

    /// <summary>Browser settings take the place of consent where nothing asks for it; else they are what the reader can do besides.</summary>
    private static bool IsInsteadOfConsent(Promise promise, ProseReading reading) =>
        Array.Exists(Browsers, b => promise.Quote.Contains(b, StringComparison.OrdinalIgnoreCase)) && !reading.Sentences.Any(s => Asked.Any(p => p.Find(s.Tokens, s.Tags) is not null));

    private static readonly string[] Browsers = ["browser", "webbläsar", "device settings"];

    private static readonly Pattern[] Asked = [.. new[] { "asked|ask|asks|prompted|invited .. consent|approve|accept|choose|agree .. @cookie", "only|not .. set .. @cookie .. consent|accept|agree", "only .. @consent .. @cookie", "@cookie .. only .. @consent", "cookie|consent banner", "accept|acceptera all|alla", "cookie-inställningar|kakinställningar", "ombeds|får .. godkänna .. @cookie", "endast|bara .. samtyck* .. @cookie", "@cookie .. endast|bara .. samtyck*" }.Select(p => new Pattern(p))];

    /// <summary>Safeguards that the law knows by name, as against "appropriate safeguards".</summary>
    private static readonly string[] Instruments = ["contractual clauses", "contract clauses", "model clauses", "data protection clauses", "sccs", "idta", "transfer agreement", "adequacy decision", "adequacy regulations", "binding corporate rules", "data bridge", "data privacy framework", "avtalsklausuler", "modellklausuler", "standardklausuler", "beslut om adekvat", "bindande företagsbestämmelser"];

    /// <summary>The law allows a fee for what is excessive; "free of charge" without that is more than it asks.</summary>
    private static bool IsFree(string quote) =>
        (quote.Contains("free of charge", StringComparison.OrdinalIgnoreCase) || quote.Contains("kostnadsfritt", StringComparison.OrdinalIgnoreCase))
        && !quote.Contains("unless", StringComparison.OrdinalIgnoreCase) && !quote.Contains("om inte", StringComparison.OrdinalIgnoreCase);

    /// <summary>The first mention of the regulator, in a text that never says how to reach it.</summary>
    private static bool IsWithoutContact(Promise promise, ProseReading reading) =>
        reading.Promises.First(p => p.Type == "complaint" && p.Text("to") is not "firm") == promise
        && !Reached.Any(r => reading.Original.Contains(r, StringComparison.OrdinalIgnoreCase));

    private static readonly string[] Reached = ["ico.org", "0303", "wycliffe", "imy.se", "imy@", "08-657", "dataprotection.ie", "edpb.europa"];

    /// <summary>The law gives a calendar month, to be prolonged twice.</summary>
    private static bool IsStricter(string? period) =>
        period is { Length: > 2 } && period.StartsWith('P') && (period.EndsWith('D') && int.TryParse(period[1..^1], out var days) && days <= 30 || period.EndsWith('W'));

    private static bool TellsSoon(ProseReading reading) =>
        reading.Sentences.Any(s => s.Text.Contains("within one month", StringComparison.OrdinalIgnoreCase) && s.Text.Contains("obtain", StringComparison.OrdinalIgnoreCase));
}
