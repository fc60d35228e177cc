using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>Rights, the right to object (told apart, Art. 21(4)) and complaints.</summary>
internal static class RightsSections
{
    private static readonly string[] Rights = ["access", "rectification", "erasure", "restriction", "portability", "withdraw", "automated"];

    public static IEnumerable<NoticeSection> Of(PolicyFile policy, Words words)
    {
        var contact = ("contact", (Part)policy.Controller.PrivacyContact);
        var within = policy.Rights.AnswerWithin;
        List<Sentence> rights =
        [
            .. Rights.Select(right => Notice.Fact($"rights.{right}", words, $"rights.{right}")),
            Notice.Promise("rights.answer", words, "rights.answer", contact, ("period", new Span(words.Period(within), within))),
        ];
        if (policy.Purposes.Any(p => p.Role == Role.Processor))
        {
            rights.Add(Notice.Promise("rights.processor", words, "rights.processor"));
        }

        yield return new("rights", words["section.rights"], 2, rights);
        yield return new("objection", words["section.objection"], 2,
        [
            Notice.Promise("objection.interests", words, "objection.interests", contact),
            Notice.Promise("objection.marketing", words, "objection.marketing"),
        ]);
        yield return new("complaint", words["section.complaint"], 2, [.. Complaint(policy, words, contact)]);
    }

    private static IEnumerable<Sentence> Complaint(PolicyFile policy, Words words, (string, Part) contact)
    {
        if (policy.Regimes.Contains("uk"))
        {
            // DPA 2018 s. 164A, in force since 19 June 2026: acknowledge within 30 days, and keep the person informed.
            var thirty = new KeepPeriod(30, PeriodUnit.Days);
            yield return Notice.Promise("complaint.us", words, "complaint.us.uk", contact, ("period", new Span(words.Period(thirty), thirty)));
            yield return Notice.Fact("complaint.regulator.uk", words, "complaint.regulator.uk");
        }
        else
        {
            yield return Notice.Promise("complaint.us", words, "complaint.us", contact);
        }

        if (policy.Regimes.Contains("eu"))
        {
            yield return Notice.Fact("complaint.regulator.eu", words, words.Find($"complaint.regulator.{policy.Controller.Jurisdiction}") is null ? "complaint.regulator.eu" : $"complaint.regulator.{policy.Controller.Jurisdiction}");
        }
    }
}
