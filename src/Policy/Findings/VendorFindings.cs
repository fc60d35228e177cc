using Avow.Policy.Model;

namespace Avow.Policy.Findings;

/// <summary>Names of firms and products that are out of date.</summary>
internal static class VendorFindings
{
    private static readonly (string Old, string Now, string Code)[] Renamed =
    [
        ("Google Inc", "Google LLC, or Google Ireland Ltd", "STALE-VENDOR"), ("Facebook Inc", "Meta Platforms, Inc.", "STALE-VENDOR"), ("Facebook, Inc", "Meta Platforms, Inc.", "STALE-VENDOR"),
        ("Facebook Ireland", "Meta Platforms Ireland Ltd", "STALE-VENDOR"), ("Twitter Inc", "X Corp.", "STALE-VENDOR"), ("Twitter, Inc", "X Corp.", "STALE-VENDOR"),
        ("Twitter International", "X Internet Unlimited Company", "STALE-VENDOR"), ("TransferWise", "Wise Payments Ltd", "STALE-VENDOR"), ("Square, Inc", "Block, Inc.", "STALE-VENDOR"),
        ("SurveyMonkey Inc", "SurveyMonkey Inc. is Momentive's successor; check the agreement", "STALE-VENDOR"), ("LogMeIn", "GoTo Technologies", "STALE-VENDOR"),
        ("BPM'online", "Creatio", "STALE-RECIPIENT"), ("BPM’online", "Creatio", "STALE-RECIPIENT"), ("Sendinblue", "Brevo", "STALE-RECIPIENT"), ("G Suite", "Google Workspace", "STALE-RECIPIENT"),
        ("Google Universal Analytics", "Google Analytics 4", "STALE-RECIPIENT"), ("Google+", "nothing: it closed in 2019", "STALE-RECIPIENT"), ("Office 365", "Microsoft 365", "STALE-RECIPIENT"), ("Vine", "nothing: it closed in 2017", "STALE-RECIPIENT"),
    ];

    public static IEnumerable<Finding> Of(PolicyFile policy, IReadOnlyList<Passage> passages) =>
        policy.Recipients.Select(r => (Where: $"`{r.Id}`", Words: r.Name, r.At))
            .Concat(passages.Select(p => (Where: $"`{p.Name}`", p.Words, p.At)))
            .SelectMany(text => Renamed.Where(r => Names(text.Words, r.Old) && !text.Words.Contains("formerly", StringComparison.Ordinal) && !text.Words.Contains("tidigare", StringComparison.Ordinal) && (r.Code == "STALE-VENDOR" || !Names(text.Words, r.Now.Split(' ')[0]))).Select(r => Finding.Of(
                r.Code, $"{text.Where} names {r.Old}, which is called {r.Now} by now.", text.At, "Name it as its agreement does, and look whether the agreement is with that firm.")));

    /// <summary>The name as words of their own.</summary>
    private static bool Names(string text, string name)
    {
        var at = text.IndexOf(name, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + name.Length == text.Length || !char.IsLetterOrDigit(text[at + name.Length]));
    }
}
