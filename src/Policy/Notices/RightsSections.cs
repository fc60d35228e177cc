using Avow.Policy.Law;
using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>Rights, the right to object (told apart, Art. 21(4)), decisions by computers and complaints.</summary>
internal static class RightsSections
{
    private static readonly string[] Rights = ["access", "rectification", "erasure", "restriction", "portability", "withdraw", "automated"];

    public static IEnumerable<NoticeSection> Of(PolicyFile policy, Words words)
    {
        var contact = ("contact", (Part)policy.Controller.PrivacyContact);
        yield return new("rights", words["section.rights"], 2, [.. Own(policy, words, contact)]);
        yield return new("objection", words["section.objection"], 2,
        [
            Notice.Promise("objection.interests", words, "objection.interests", contact),
            Notice.Promise("objection.marketing", words, "objection.marketing"),
        ], StandsApart: true);
        yield return new("automated", words["section.automated"], 2, [.. Automated(policy, words)]);
        yield return new("complaint", words["section.complaint"], 2, [.. Complaint(policy, words, contact)]);
    }

    private static IEnumerable<Sentence> Own(PolicyFile policy, Words words, (string, Part) contact)
    {
        var within = policy.Rights.AnswerWithin;
        foreach (var right in Rights)
        {
            yield return Notice.Fact($"rights.{right}", words, $"rights.{right}");
        }

        yield return Notice.Promise(
            "rights.answer", words, policy.Rights.Free ? "rights.answer" : "rights.answer.fee", contact, ("period", new Span(words.Period(within), within)));
        if (policy.Purposes.Any(p => p.Role == Role.Processor))
        {
            yield return Notice.Promise("rights.processor", words, "rights.processor");
        }
    }

    private static IEnumerable<Sentence> Automated(PolicyFile policy, Words words)
    {
        if (policy.DecidesNothingAlone)
        {
            yield return Notice.Promise("automated.none", words, "automated.none");
            var profiled = policy.Purposes.Where(p => p.Profiling.Count > 0).Select(p => words.Quote(PurposeSection.Heading(p, words))).ToList();
            yield return profiled.Count == 0
                ? Notice.Promise("automated.profiling", words, "automated.no-profiling")
                : Notice.Promise("automated.profiling", words, "automated.profiling", ("headings", words.List(profiled)));
        }
    }

    private static IEnumerable<Sentence> Complaint(PolicyFile policy, Words words, (string, Part) contact)
    {
        // DPA 2018 s. 164A, in force since 19 June 2026: acknowledge within 30 days, and keep the person informed.
        var thirty = new KeepPeriod(30, PeriodUnit.Days);
        yield return policy.Regimes.Contains("uk")
            ? Notice.Promise("complaint.us", words, "complaint.us.uk", contact, ("period", new Span(words.Period(thirty), thirty)))
            : Notice.Promise("complaint.us", words, "complaint.us", contact);
        foreach (var regime in policy.Regimes)
        {
            yield return Authority(policy, regime) is { } authority
                ? Notice.Fact(
                    $"complaint.regulator.{regime}", words, $"complaint.regulator.{regime}.named", ("name", authority.Name), ("short", authority.Short),
                    ("site", authority.Site.Replace("https://", "", StringComparison.Ordinal)), ("phone", authority.Phone), ("address", authority.Address))
                : Notice.Fact($"complaint.regulator.{regime}", words, "complaint.regulator.eu");
        }
    }

    /// <summary>The authority of the regime on the version's first day; null where only the reader's own country decides which it is.</summary>
    private static Regulator? Authority(PolicyFile policy, string regime)
    {
        var jurisdiction = regime == "uk" ? "GB" : policy.Controller.Jurisdiction;
        return regime == "eu" && jurisdiction.StartsWith("GB", StringComparison.Ordinal) ? null : Regulator.Of(LawInUse.Book, jurisdiction, policy.Version.Date);
    }
}
