using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>What the site stores in a browser, as a table of which each row is a sentence (PECR reg. 6; LEK 9 kap. 28 §).</summary>
internal static class CookiesSection
{
    public static NoticeSection Of(PolicyFile policy, Words words)
    {
        List<Sentence> sentences = [.. policy.Cookies.Select(c => Row(policy, c, words))];
        if (policy.Cookies.Count > 0)
        {
            var isAsked = policy.Cookies.Any(c => c.Purpose != "necessary");
            sentences.Insert(0, isAsked ? Notice.Promise("cookies.asked", words, "cookies.asked") : Notice.Promise("cookies.needed-only", words, "cookies.needed-only"));
        }

        return new("cookies", words["section.cookies"], 2, sentences, [.. new[] { "name", "why", "purpose", "from", "lasts" }.Select(c => words[$"cookie.column.{c}"])]);
    }

    private static Sentence Row(PolicyFile policy, Cookie cookie, Words words)
    {
        var why = cookie.Why.In(words.Language);
        var purpose = words[$"cookie-purpose.{cookie.Purpose}"];
        var from = policy.Recipients.FirstOrDefault(r => r.Id == cookie.Service)?.Name.Split(" (")[0] ?? words["cookie.own"];
        var spans = cookie.Lasts is { } lasts
            ? words.Fill("cookie", ("name", cookie.Name), ("why", why), ("purpose", purpose), ("period", new Span(words.Period(lasts), lasts)))
            : words.Fill("cookie.session", ("name", cookie.Name), ("why", why), ("purpose", purpose));
        return new($"cookie.{cookie.Name}", spans, IsPromise: false, Cells:
        [
            cookie.Name, KeepSentence.Capital(why), KeepSentence.Capital(purpose), from,
            cookie.Lasts is { } period ? words.Period(period) : words["cookie.until-closed"],
        ]);
    }
}
