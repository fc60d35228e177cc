using System.Text;
using Avow.Policy.Findings;
using Avow.Policy.Model;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Findings;

public class CodeTests
{
    private static readonly LocalDate Today = new(2026, 11, 21);

    public static string Sound { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "sound.yaml"));

    public static TheoryData<int, string> Numbers()
    {
        var data = new TheoryData<int, string>();
        for (var i = 0; i < Fixtures.All.Count; i++)
        {
            data.Add(i, Fixtures.All[i].Code);
        }

        return data;
    }

    [Fact]
    public void In_the_sound_policy_nothing_is_wrong() =>
        PolicyFindings.Of(Sample.Read(Sound), today: Today).Where(f => f.Code != "UNKNOWN-KIND").ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Each_code_has_a_policy_that_triggers_it_and_one_that_does_not(int number, string code)
    {
        var fixture = Fixtures.All[number];
        if (fixture.Passage.Length == 0)
        {
            // These two come from the catalogue of the program, not from the text.
            var bare = Sample.Read(Sound);
            PolicyFindings.Of(bare, [new("call", ["recorded"], [])]).ShouldContain(f => f.Code == code);
            PolicyFindings.Of(bare, [.. bare.Purposes.SelectMany(p => p.Keep).Select(k => new RecordKindInfo(k.Kind, ["recorded", "unsubscribed", "financial-year-ended"], []))]).ShouldNotContain(f => f.Code == code);
            return;
        }

        var also = fixture.Also.Aggregate(Sound, (text, passage) => With(text, passage.Passage, passage.Other));
        var spoilt = PolicyFindings.Of(Sample.Read(With(also, fixture.Passage, fixture.Spoilt)), today: Today).Where(f => f.Code == code).ToList();
        spoilt.ShouldNotBeEmpty();
        spoilt.ShouldAllBe(f => f.Message.Length > 10 && f.Mend.Length > 0 && f.Because.Length > 0 && f.Reason.Length > 0 && f.At.Line >= 1 && !f.Message.Contains('\n'));
        PolicyFindings.Of(Sample.Read(Sound), today: Today).ShouldNotContain(f => f.Code == code, "the sound policy");
        var good = fixture.Good is null ? Sound : With(also, fixture.Passage, fixture.Good);
        PolicyFindings.Of(Sample.Read(good), today: Today).ShouldNotContain(f => f.Code == code, "the one that looks alike");
    }

    [Fact]
    public void Every_code_that_is_checked_has_a_fixture()
    {
        // A missing file is seen by the command, which knows the folder; a dead clock, and what the program cannot do, have tests of their own.
        var covered = Fixtures.All.Select(f => f.Code).Concat(["MISSING-FILE", "DEAD-CLOCK", "CANNOT-ANONYMISE", "CANNOT-BLANK"]).ToHashSet();
        FindingCodes.All.Where(c => c.Standing == CodeStanding.Checked && !covered.Contains(c.Code)).Select(c => c.Code).ShouldBeEmpty();
        covered.Except(FindingCodes.All.Select(c => c.Code)).ShouldBeEmpty();
    }

    [Fact]
    public void The_page_of_findings_is_what_the_code_says()
    {
        var page = Page();
        if (Environment.GetEnvironmentVariable("AVOW_WRITE_DOCS") == "1")
        {
            File.WriteAllText(Path.Combine(SourceRoot(), "docs", "findings.md"), page);
        }

        File.ReadAllText(Path.Combine(SourceRoot(), "docs", "findings.md")).ShouldBe(page, "run this test with AVOW_WRITE_DOCS=1");
    }

    private static string Page()
    {
        var page = new StringBuilder("""
            # Findings
            What `avow policy check` can find in a policy that reads, and what a policy file cannot get wrong. Made from `src/Policy/Findings/Codes` by a test;
            run it with `AVOW_WRITE_DOCS=1` to write this page anew. Errors keep a version from being published; warnings ask a person; notes are worth knowing.
            Faults (a file that does not read) have small letters and tell line, column and the nearest right word.

            | Code | Severity | Why it is a defect | Source | What is looked at |
            |---|---|---|---|---|

            """);
        foreach (var code in FindingCodes.All)
        {
            var how = code.Standing switch
            {
                CodeStanding.Checked => code.How,
                CodeStanding.Refused => $"*cannot happen:* {code.How}",
                _ => $"*cannot happen:* {code.How}",
            };
            page.Append($"| {code.Code} | {code.Severity.ToString().ToLowerInvariant()} | {code.Meaning} | {code.Source} | {how} |\n");
        }

        return page.ToString();
    }

    private static string SourceRoot([System.Runtime.CompilerServices.CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../.."));

    private static string With(string text, string passage, string other)
    {
        text.ShouldContain(passage);
        return text.Replace(passage, other, StringComparison.Ordinal);
    }
}
