using Avow.Policy.Law;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Findings;

/// <summary>What is wrong with the rules of keeping taken together, and with how people are answered.</summary>
internal static class KeepingFindings
{
    private const int SameIsBlanket = 3;

    private static readonly LocalDate Anchor = new(2026, 1, 31);

    public static IEnumerable<Finding> Of(PolicyFile policy) => Blanket(policy).Concat(Laws(policy)).Concat(Answers(policy)).Concat(Unnamed(policy));

    private static IEnumerable<Finding> Blanket(PolicyFile policy)
    {
        var rules = policy.Purposes.SelectMany(p => p.Keep).ToList();
        if (rules.DistinctBy(r => r.Kind).Count() >= SameIsBlanket && rules.TrueForAll(r => r.Terms is [{ Period: not null }]) && rules.Select(r => r.Terms[0]).Distinct().Count() == 1)
        {
            yield return Finding.Of("RETENTION-BLANKET", $"All {rules.Count} rules say `{rules[0].Terms[0]}`.", rules[0].At, "Ask of each kind of record how long it is needed.");
        }
    }

    private static IEnumerable<Finding> Laws(PolicyFile policy)
    {
        foreach (var (purpose, rule) in policy.Purposes.SelectMany(p => p.Keep.Select(k => (p, k))))
        {
            if (rule.Statute is { } id && Statutes.Find(id) is { } law)
            {
                if (rule.Terms.Count > 0 && rule.Terms.All(t => t.Clock != law.Clock))
                {
                    yield return Finding.Of("RETENTION-LAW-MISSTATED", $"{purpose.Id}.{rule.Kind} names {law.Source}, which counts from `{law.Clock}`, and counts from `{rule.Terms[0].Clock}`.", rule.At,
                        $"Count from `{law.Clock}`, or leave the law out and say why the record is needed.", Severity.Warning);
                }

                foreach (var finding in Place(policy, purpose, rule, law))
                {
                    yield return finding;
                }
            }
        }
    }

    /// <summary>Swedish accounts stay in Sweden, or elsewhere in the European Union after notice and with immediate access.</summary>
    private static IEnumerable<Finding> Place(PolicyFile policy, Purpose purpose, KeepRule rule, Statute law)
    {
        if (law.Id != "se-bookkeeping")
        {
            yield break;
        }

        foreach (var (store, country) in policy.Locations.Where(l => l.Key != "keys" && l.Value != "SE"))
        {
            var isNear = Adequacy.Covers("eu", country) && country is not ("GB" or "US");
            yield return Finding.Of("STORAGE-PLACE", $"{purpose.Id}.{rule.Kind} is kept under the Swedish Bookkeeping Act, and `{store}` stands in {country}.", rule.At,
                isNear ? "Tell the Swedish Tax Agency and keep immediate access, or keep them in Sweden." : "Keep them in Sweden, or elsewhere in the European Union after notice.", isNear ? Severity.Warning : Severity.Error);
        }
    }

    private static IEnumerable<Finding> Answers(PolicyFile policy)
    {
        var (within, month) = (policy.Rights.AnswerWithin.After(Anchor), Anchor.PlusMonths(1));
        if (within > month && policy.Rights.AnswerWithin is not { Unit: PeriodUnit.Days, Count: <= 31 })
        {
            yield return Finding.Of("ANSWER-TOO-LATE", $"Requests are answered within {policy.Rights.AnswerWithin}, and the law gives one month.", new(1, 1), "Write `answer-within: 1 month` or less.");
        }

        if (within < month)
        {
            yield return Finding.Of("PROMISE-STRICTER", $"Requests are answered within {policy.Rights.AnswerWithin}; the law gives one month. The system keeps the promise.", new(1, 1), "Nothing.");
        }

        if (policy.PromisedBases.Count > 0)
        {
            yield return Finding.Of("PROMISE-STRICTER", "Data is used on fewer bases than the law has. The system keeps the promise.", new(1, 1), "Nothing.");
        }
    }

    private static IEnumerable<Finding> Unnamed(PolicyFile policy)
    {
        foreach (var group in policy.People.Where(g => policy.Purposes.All(p => !p.People.Contains(g.Id))))
        {
            yield return Finding.Of("PURPOSE-MISSING", $"`{group.Id}` stands under `people`, and no purpose is about them.", group.Words.At, "Name the group in a purpose, or take it out.");
        }

        foreach (var cookie in policy.Cookies.Where(c => c.Purpose is "statistics" or "advertising" && policy.Purposes.All(p => !p.Sources.Contains("website"))))
        {
            yield return Finding.Of("PURPOSE-MISSING", $"`{cookie.Name}` collects data on the website, and no purpose says why.", cookie.At, "Write a purpose with `from: [website]`.");
        }
    }
}
