using Avow.Policy.Law;
using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>The part of a notice that tells of one purpose.</summary>
internal static class PurposeSection
{
    public static NoticeSection Of(PolicyFile policy, Purpose purpose, Words words)
    {
        var heading = purpose.Heading.Count > 0 ? purpose.Heading.In(words.Language) : KeepSentence.Capital(KeepSentence.Plain(purpose.Id));
        List<Sentence> sentences =
        [
            new($"why.{purpose.Id}", [new(purpose.Why.In(words.Language))], IsPromise: false),
            .. Basis(purpose, words),
            People(policy, purpose, words),
            .. Data(purpose, words),
            .. purpose.Keep.Select(rule => KeepSentence.Of(policy, purpose, rule, words)),
            .. Instruction(purpose, words),
            .. purpose.Contact.Select((limit, i) => ContactSentence.Of(purpose, limit, i, words)),
            .. Recipients(policy, purpose, words),
            .. purpose.Promises.Select(p => new Sentence($"promise.{purpose.Id}.{p.Id}", [new(p.Words.In(words.Language))], IsPromise: true)),
        ];
        return new($"purpose.{purpose.Id}", heading, 3, sentences);
    }

    private static IEnumerable<Sentence> Basis(Purpose purpose, Words words)
    {
        var id = $"basis.{purpose.Id}";
        switch (purpose.Basis)
        {
            case Model.Basis.Consent:
                yield return Notice.Promise(id, words, "basis.consent", ("wording", purpose.Wording.In(words.Language)));
                break;
            case Model.Basis.LegalObligation:
                yield return Notice.Fact(id, words, "basis.legal-obligation", ("law", LawName(purpose.Law, words)));
                break;
            case Model.Basis.LegitimateInterests when purpose.Assessment is { } test:
                yield return Notice.Fact(id, words, "basis.legitimate-interests.assessed", ("date", words.Date(test.On)), ("every", new Span(words.Every(test.Review), test.Review)));
                break;
            case Model.Basis.LegitimateInterests:
                yield return Notice.Fact(id, words, "basis.legitimate-interests");
                break;
            case Model.Basis.Contract:
                yield return Notice.Fact(id, words, "basis.contract");
                break;
            case Model.Basis.VitalInterests:
                yield return Notice.Fact(id, words, "basis.vital-interests");
                break;
            case Model.Basis.PublicTask:
                yield return Notice.Fact(id, words, "basis.public-task");
                break;
            case Model.Basis.WithTheClient:
                yield return Notice.Fact(id, words, "basis.with-the-client");
                break;
            case Model.Basis.NotStated:
                yield return Notice.Fact(id, words, "basis.not-stated");
                break;
        }
    }

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
        var names = policy.Recipients.Where(r => purpose.Recipients.Contains(r.Id)).Select(r => r.Name).ToList();
        return names.Count == 0 ? [] : [Notice.Fact($"recipients.{purpose.Id}", words, "recipients", ("names", words.List(names)))];
    }

    private static string Small(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
