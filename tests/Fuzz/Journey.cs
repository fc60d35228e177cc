using System.Text;
using Avow.Policy.Deciding;
using Avow.Policy.Findings;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Policy.Reading;
using Avow.Policy.Register;
using Avow.Policy.Versions;
using NodaTime;

namespace Avow.Fuzz;

/// <summary>Everything the library does with a file: read, find, compare, tell, list, decide. Whatever breaks its word throws.</summary>
internal sealed class Journey
{
    private static readonly LocalDate Today = new(2026, 11, 21);
    private static readonly Instant[] Moments =
    [
        Instant.FromUtc(2026, 3, 29, 1, 0), Instant.FromUtc(2026, 11, 21, 9, 0), Instant.FromUtc(2028, 2, 29, 23, 59), Instant.FromUtc(2099, 12, 31, 23, 0),
    ];

    /// <summary>The last file that read; the next one is compared with it.</summary>
    public PolicyFile? Before { get; private set; }

    /// <summary>How far a file came: its faults, or its findings.</summary>
    /// <exception cref="BrokenWord">Something that must always hold did not.</exception>
    public IReadOnlyList<string> Take(byte[] input)
    {
        var result = PolicyReader.Read(input);
        Must((result.Policy is null) == (result.Faults.Count > 0), "a policy or faults, never both");
        Must(result.Faults.Count <= ReadResult.MostFaults, "at most 200 faults");
        Must(result.Faults.All(f => f.Line >= 1 && f.Column >= 1 && f.Message.Length < 600 && !f.Message.Any(char.IsControl)), "each fault has a place and one short line");
        return result.Policy is { } policy ? Codes(input, policy) : [.. result.Faults.Select(f => f.Code).Distinct()];
    }

    private string[] Codes(byte[] input, PolicyFile policy)
    {
        var before = Before ?? policy;
        Before = policy;
        var findings = PolicyFindings.Of(policy, null, Today);
        Must(findings.All(f => f.Message.Length > 0 && f.Reason.Length > 0), "each finding says what and why");
        _ = Sarif.Write([new("policy.yaml", [], findings)]);
        Told(policy);
        Compared(before, policy);
        Decided(before, policy);
        Changed(Encoding.UTF8.GetString(input).TrimStart('\ufeff'), policy);
        return [.. findings.Select(f => f.Code).Distinct()];
    }

    private static void Told(PolicyFile policy)
    {
        foreach (var language in policy.Languages)
        {
            foreach (var brand in policy.Brands.Select(b => b.Id).Prepend(null))
            {
                var notice = Notice.Of(policy, language, brand);
                Must(!NoticeHtml.Render(notice).Contains("<script", StringComparison.OrdinalIgnoreCase), "a notice has no script");
                _ = NoticeMarkdown.Render(notice);
            }
        }

        foreach (var language in Vocabulary.Languages)
        {
            var register = ProcessingRegister.Of(policy, language);
            _ = RegisterTable.Csv(register, []);
            _ = RegisterTable.Plain(register);
            _ = RegisterJson.Write(register, ["A client"]);
        }
    }

    private static void Compared(PolicyFile before, PolicyFile policy)
    {
        foreach (var language in Vocabulary.Languages)
        {
            var diff = PolicyDiff.Between(before, policy, language);
            _ = DiffText.Plain(diff, policy, before);
            _ = DiffText.Markdown(diff, policy, before);
        }

        Must(PolicyDiff.Between(policy, policy, policy.Languages[0]).Changes.Count == 0, "a version does not differ from itself");
    }

    private static void Decided(PolicyFile before, PolicyFile policy)
    {
        var policies = before.Version == policy.Version ? new Policies([policy]) : new Policies([before, policy]);
        foreach (var (purpose, rule) in policy.Purposes.SelectMany(p => p.Keep.Select(k => (p, k))).Take(12))
        {
            Decided(policies, rule);
            _ = LaterUse.Of(policies, purpose, rule.Kind, Moments[0]);
        }
    }

    private static void Decided(Policies policies, KeepRule rule)
    {
        var facts = new Facts(rule.Kind, 4);
        foreach (var (term, i) in rule.Terms.Select((t, i) => (t, i)))
        {
            facts.Add(term.Clock, Moments[i % 2]);
        }

        foreach (var (now, i) in Moments.Select((m, i) => (m, i)))
        {
            var explained = Explanation.Of(i % 2 == 0 ? facts : Stopped(facts, i), policies, now);
            Must(explained.Verdict.Outcome != Outcome.Keep || explained.Verdict.LookAt > now, "what is kept is looked at later");
            _ = Decision.Decide(new(rule.Kind), policies, now);
            _ = Decision.Decide(Far(facts), policies, now);
        }
    }

    /// <summary>The same record with an instruction, a removal and a hold; or restricted.</summary>
    private static Facts Stopped(Facts facts, int number) => number == 1
        ? new(facts.Kind, facts.Clocks.ToArray()) { Instruction = new(new(3, PeriodUnit.Months)), RemovedAt = Moments[0], Holds = [new("claim", Moments[0], Moments[2])] }
        : new(facts.Kind, facts.Clocks.ToArray()) { Restriction = new("claims", Moments[3] + Duration.FromDays(1)), Blanked = ["name"] };

    private static Facts Far(Facts facts)
    {
        var far = new Facts(facts.Kind);
        foreach (var clock in facts.Clocks)
        {
            far.Add(clock.Name, Instant.FromUtc(9999, 12, 31, 9, 0));
        }

        return far;
    }

    /// <summary>One period of the text is changed as the page does it; the text must read again, or the change is refused.</summary>
    private static void Changed(string text, PolicyFile policy)
    {
        var later = new VersionId(new LocalDate(2031, 1, 1));
        Must(PolicyReader.Read(PolicyText.WithVersion(text, later)).Policy?.Version == later, "a text can be made another version");
        var found = policy.Purposes.SelectMany(p => p.Keep.Select(k => (p.Id, k))).FirstOrDefault(r => r.k is { IsPlain: true } && r.k.Terms[0].Period is not null);
        if (found.k is null)
        {
            return;
        }

        try
        {
            _ = PolicyText.WithPeriod(text, found.Id, found.k.Kind, 0, new(7, PeriodUnit.Weeks), later);
        }
        catch (ArgumentException e) when (e.Message.Contains("cannot be changed here", StringComparison.Ordinal))
        {
            Refused++;
        }
    }

    /// <summary>How many changes of a period were refused, as rules over several lines may be.</summary>
    public static int Refused { get; private set; }

    private static void Must(bool holds, string what)
    {
        if (!holds)
        {
            throw new BrokenWord(what);
        }
    }
}

/// <summary>Something that must hold for every file did not.</summary>
internal sealed class BrokenWord(string what) : Exception(what);
