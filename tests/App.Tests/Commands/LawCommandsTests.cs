using App.Tests.Harness;
using Shouldly;
using Xunit;

namespace App.Tests.Commands;

public sealed class LawCommandsTests : IDisposable
{
    private static readonly string Vectors = SourceTree.At("tests/Policy.Tests/Law/vectors.csv");
    private static readonly string Shipped = File.ReadAllText(SourceTree.At("src/Policy/Law/law.yaml"));
    private readonly string _folder = Directory.CreateTempSubdirectory("avow-law").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Our_worked_cases_pass()
    {
        var said = await Said.By("law", "check", Vectors);

        said.Exit.ShouldBe(0);
        said.Output.TrimEnd().ShouldEndWith(" passed, 0 failed, 0 skipped");
        said.Output.ShouldStartWith("pass 2 dsr.due UK [received=2019-09-03] -> due=2019-10-03\n");
    }

    [Fact]
    public async Task A_case_that_comes_out_otherwise_fails_and_shows_both()
    {
        var file = Write("wrong.csv", "rule,jurisdiction,input,expected,source_title\ndsr.due,UK,received=2026-09-03,due=2026-10-03,x\ndsr.fee,UK,prose,must-not-charge,x\n");

        var said = await Said.By("law", "check", file);

        said.Exit.ShouldBe(1);
        said.Output.ShouldBe("fail 2 dsr.due UK [received=2026-09-03] -> due=2026-10-05 (expected due=2026-10-03)\nskip 3 dsr.fee UK [prose]: the input is prose\n0 passed, 1 failed, 1 skipped\n");
    }

    [Fact]
    public async Task Another_law_file_changes_the_answer()
    {
        var law = Write("law.yaml", Shipped.Replace("  uk-requests:\n    kind: request-clock\n    jurisdiction: GB\n    from: 2018-05-25\n", "  uk-requests:\n    kind: request-clock\n    jurisdiction: GB\n    from: 2018-05-25\n    verified-on: 2020-01-01\n", StringComparison.Ordinal)
            .Replace("period: 1 month, extended-period: 3 months, target: 28 days, restarts: [identity, authority, fee]", "period: 2 months, extended-period: 3 months, target: 28 days, restarts: [identity, authority, fee]", StringComparison.Ordinal));

        (await Said.By("--law", law, "law", "check", Vectors)).Output.ShouldContain("fail 2 dsr.due UK [received=2019-09-03] -> due=2019-11-04 (expected due=2019-10-03)");
        (await Said.By("law", "compare", "shipped", law, SourceTree.At("policies/call-answering.yaml"))).Output
            .ShouldBe("uk-requests: period: 1 month becomes 2 months\n  touches everything that is done under the policy\n1 differences, 1 touch this policy\n");
        (await Said.By("--law", law, "law", "list", "--on", "2026-11-22")).Output.ShouldContain("uk-requests  request-clock  GB  2018-05-25 to open  verified on 2020-01-01 (OLD: check it again)");
    }

    [Fact]
    public async Task A_law_file_with_a_fault_stops_every_command_in_one_line()
    {
        var law = Write("law.yaml", "avow-law: 1\nverified-on: 2026-11-21\nrules: { a: { kind: keeping } }\n");

        (await Said.By("policy", "check", SourceTree.At("policies/call-answering.yaml"), "--law", law)).ShouldBeRefused("law.yaml:3:");
        (await Said.By("law", "list", "--law", Path.Combine(_folder, "none.yaml"))).ShouldBeRefused("none.yaml");
    }

    [Fact]
    public async Task A_file_that_is_no_table_is_refused_in_one_line()
    {
        (await Said.By("law", "check", Write("x.csv", "a,b\n"))).ShouldBeRefused("x.csv:1:1: header");
        (await Said.By("law", "check", Path.Combine(_folder, "none.csv"))).ShouldBeRefused("none.csv");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
