namespace Avow.Policy.Prose.Lint;

/// <summary>Findings that single promises give.</summary>
internal static class PromiseFaults
{
    private static readonly string[] Notices = ["email", "e-mail", "communicated", "material change", "we make any", "e-post", "meddela"];

    private static readonly string[] Legal = ["legally required", "required by law", "law requires", "lagen kräver", "enligt lag"];
    private static readonly string[] Needs = ["necess", "need", "nödvänd", "behöv"];

    public static IEnumerable<ProseFinding> In(ProseReading reading) => reading.Promises.SelectMany(p => Of(p, reading));

    private static IEnumerable<ProseFinding> Of(Promise promise, ProseReading reading) => promise.Type switch
    {
        "retention" => Retention(promise),
        "cookie" when promise.Text("purpose") is "control: browser settings" => [FindingTexts.Finding("COOKIE-BROWSER-OPTOUT", promise)],
        "change" when !Notices.Any(n => WithNext(promise, reading).Contains(n, StringComparison.OrdinalIgnoreCase)) && promise.Text("notice") is not "old versions on request" => [FindingTexts.Finding("CHANGE-NO-NOTICE", promise)],
        "transfer" => Transfer(promise),
        "right" when promise.Text("right") is "response-time" && (IsStricter(promise.Text("period")) || IsFree(promise.Quote)) => [FindingTexts.Finding("PROMISE-STRICTER", promise)],
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
        promise.Text("stance") is "yes" && promise.Text("mechanism") is null or "adequate" or "appropriate safeguards" && promise.Rule != "transfer-kept-in" && promise.Text("stance") != "stored-in"
            ? [FindingTexts.Finding("TRANSFER-MECHANISM", promise)]
            : [];

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
