using Avow.Policy.Law;
using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>The part of a notice that tells of one purpose.</summary>
internal static class PurposeSection
{
    public static NoticeSection Of(PolicyFile policy, Purpose purpose, Words words)
    {
        List<Sentence> sentences =
        [
            new($"why.{purpose.Id}", [new(purpose.Why.In(words.Language))], IsPromise: false),
            .. Details(policy, purpose, words).Select(s => s with { IsDetail = true }),
            .. Profiling(purpose, words),
            .. purpose.Keep.Select(rule => KeepSentence.Of(policy, purpose, rule, words)),
            .. Instruction(purpose, words),
            .. purpose.Contact.Select((limit, i) => ContactSentence.Of(purpose, limit, i, words)),
            .. Recipients(policy, purpose, words).Select(s => s with { IsDetail = true }),
            .. purpose.Promises.Select(p => new Sentence($"promise.{purpose.Id}.{p.Id}", [new(p.Words.In(words.Language))], IsPromise: true)),
        ];
        return new($"purpose.{purpose.Id}", Heading(purpose, words), 3, sentences);
    }

    public static string Heading(Purpose purpose, Words words) =>
        purpose.Heading.Count > 0 ? purpose.Heading.In(words.Language) : KeepSentence.Capital(KeepSentence.Plain(purpose.Id));

    private static IEnumerable<Sentence> Details(PolicyFile policy, Purpose purpose, Words words) =>
        [Basis(purpose, words), People(policy, purpose, words), .. Data(purpose, words)];

    private static Sentence Basis(Purpose purpose, Words words)
    {
        var id = $"basis.{purpose.Id}";
        var article = ("article", (Part)words.Article(purpose.Basis));
        return (purpose.Basis, purpose.Assessment) switch
        {
            (Model.Basis.Consent, _) => Notice.Promise(id, words, "basis.consent", article, ("wording", purpose.Wording.In(words.Language))),
            (Model.Basis.LegalObligation, _) => Notice.Fact(id, words, "basis.legal-obligation", article, ("law", LawName(purpose.Law, words))),
            (Model.Basis.LegitimateInterests, { } test) when purpose.Interest.Count > 0 => Notice.Fact(
                id, words, "basis.legitimate-interests.named", article, ("interest", purpose.Interest.In(words.Language)), ("date", words.Date(test.On))),
            (Model.Basis.LegitimateInterests, { } test) => Notice.Fact(
                id, words, "basis.legitimate-interests.assessed", article, ("date", words.Date(test.On))),
            (Model.Basis.WithTheClient or Model.Basis.NotStated, _) => Notice.Fact(id, words, $"basis.{Words.Key(purpose.Basis)}"),
            _ => Notice.Fact(id, words, $"basis.{Words.Key(purpose.Basis)}", article),
        };
    }

    private static IEnumerable<Sentence> Profiling(Purpose purpose, Words words) => purpose.Profiling.Count == 0
        ? []
        : [new($"profiling.{purpose.Id}", [new(purpose.Profiling.In(words.Language))], IsPromise: true)];

    private static string LawName(string? law, Words words) =>
        law is null ? words["law.other"] : Statutes.Find(law) is null ? law : words[$"law.{law}"];

    private static Sentence People(PolicyFile policy, Purpose purpose, Words words)
    {
        var groups = policy.People.Where(g => purpose.People.Contains(g.Id)).Select(g => Small(g.Words.In(words.Language)));
        return Notice.Fact($"people.{purpose.Id}", words, "people", ("people", words.List(groups)));
    }

    private static IEnumerable<Sentence> Data(Purpose purpose, Words words)
    {
        var sources = ("sources", (Part)words.List(purpose.Sources.Select(s => words[$"source.{s}"])));
        yield return purpose.Data is { } data
            ? Notice.Fact($"data.{purpose.Id}", words, "data", ("data", words.List(data.Select(c => words[$"category.{c}"]))), sources)
            : Notice.Fact($"data.{purpose.Id}", words, "data.as-instructed", sources);
        if (purpose.Special is { } special)
        {
            yield return Notice.Fact($"special.{purpose.Id}", words, $"special.{special}");
        }
    }

    private static IEnumerable<Sentence> Instruction(Purpose purpose, Words words) =>
        purpose.Role == Role.Processor ? [Notice.Promise($"instruction.{purpose.Id}", words, "instruction")] : [];

    private static IEnumerable<Sentence> Recipients(PolicyFile policy, Purpose purpose, Words words)
    {
        var names = policy.Recipients.Where(r => purpose.Recipients.Contains(r.Id)).Select(r => r.Name.Split(" (")[0]).ToList();
        return names.Count == 0 ? [] : [Notice.Fact($"recipients.{purpose.Id}", words, "recipients", ("names", words.List(names)))];
    }

    private static string Small(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
