using System.Text.Json;
using App.Tests.Harness;
using Shouldly;
using Xunit;

namespace App.Tests.Commands;

public sealed class PolicyCommandsTests : IDisposable
{
    private static readonly string Bureau = SourceTree.At("policies/call-answering.yaml");
    private readonly string _folder = Directory.CreateTempSubdirectory("avow-policy").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_good_policy_is_good()
    {
        var said = await Said.By("policy", "check", Bureau);

        said.Exit.ShouldBe(0);
        said.Output.ShouldContain("version 2026-11-01 is good");
        said.Errors.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_fault_is_one_line_with_its_place()
    {
        var file = Write("wrong.yaml", File.ReadAllText(Bureau).Replace("regimes: [uk]", "regimes: [ukk]", StringComparison.Ordinal).Replace("duties:", "dutys:", StringComparison.Ordinal));

        var said = await Said.By("policy", "check", file);

        said.Exit.ShouldBe(1);
        said.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        said.Errors.ShouldStartWith($"{file}:18:11: unknown-word: ");
        said.Errors.ShouldContain("did you mean `duties`?");
    }

    [Fact]
    public async Task Faults_and_findings_come_as_json_too()
    {
        var file = Write("finding.yaml", File.ReadAllText(Bureau).Replace("    law: uk-company-tax\n", "", StringComparison.Ordinal));

        var said = await Said.By("policy", "check", file, "--format", "json");

        said.Exit.ShouldBe(1);
        var check = JsonDocument.Parse(said.Output).RootElement.GetProperty("files")[0];
        check.GetProperty("ok").GetBoolean().ShouldBeFalse();
        check.GetProperty("findings").EnumerateArray().Select(f => f.GetProperty("code").GetString()).ShouldContain("NO-LAW");
    }

    [Fact]
    public async Task Sixty_megabytes_of_nothing_are_refused_in_one_line()
    {
        var file = Path.Combine(_folder, "big.yaml");
        await File.WriteAllBytesAsync(file, new byte[60 * 1024 * 1024]);

        (await Said.By("policy", "check", file)).ShouldBeRefused("too-large");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused_in_one_line() =>
        (await Said.By("policy", "check", Path.Combine(_folder, "none.yaml"))).ShouldBeRefused("unreadable");

    [Fact]
    public async Task The_notice_comes_in_the_languages_of_the_policy()
    {
        (await Said.By("policy", "notice", Bureau, "--format", "html")).Output.ShouldContain("id=keep.message-taking.phone-message");
        (await Said.By("policy", "notice", Bureau, "--lang", "sv")).ShouldBeRefused("has no texts in sv; it has en");
    }

    [Theory]
    [InlineData("2026-04-14T22:59:59Z", "keep")]
    [InlineData("2026-04-14T23:00:00Z", "delete")]
    public async Task A_record_is_decided_by_its_facts(string now, string outcome)
    {
        var facts = Write("facts.json", """{"record": "phone-message", "clocks": {"received": "2026-01-05T09:30:00Z"}, "holds": [], "restricted": false, "instruction": null}""");

        var said = await Said.By("decide", Bureau, "--facts", facts, "--now", now, "--explain");

        said.Exit.ShouldBe(0);
        var answer = JsonDocument.Parse(said.Output).RootElement;
        answer.GetProperty("outcome").GetString().ShouldBe(outcome);
        answer.GetProperty("dueAt").GetString().ShouldBe("2026-04-14T23:00:00Z");
        answer.GetProperty("rule").GetString().ShouldBe("message-taking.phone-message");
        answer.GetProperty("policy").GetString().ShouldBe("2026-11-01");
        answer.GetProperty("because").GetString().ShouldNotBeNull().ShouldContain("100 days after the call");
        answer.GetProperty("explanation").GetArrayLength().ShouldBeGreaterThan(3);
    }

    [Theory]
    [InlineData("{", "this is not JSON")]
    [InlineData("[]", "the file must be an object")]
    [InlineData("{}", "record is missing")]
    [InlineData("""{"record": "phone-mesage"}""", "covers the record kind phone-mesage")]
    [InlineData("""{"record": "phone-message", "clock": {}}""", "has no key \"clock\"")]
    [InlineData("""{"record": "phone-message", "clocks": {"received": "yesterday"}}""", "is no instant")]
    [InlineData("""{"record": "phone-message", "holds": [{"from": "2026-01-01T00:00:00Z"}]}""", "holds[0].reason is missing")]
    [InlineData("""{"record": "phone-message", "instruction": {"keep": "a while"}}""", "is no period")]
    [InlineData("""{"record": "phone-message", "restricted": "yes"}""", "restricted must be true or false")]
    public async Task Facts_that_are_none_are_refused_in_one_line(string json, string says) =>
        (await Said.By("decide", Bureau, "--facts", Write("facts.json", json), "--now", "2026-01-01T00:00:00Z")).ShouldBeRefused(says);

    [Fact]
    public async Task An_instant_that_is_none_and_a_version_twice_are_refused()
    {
        var facts = Write("facts.json", """{"record": "phone-message"}""");

        (await Said.By("decide", Bureau, "--facts", facts, "--now", "noon")).ShouldBeRefused("is no instant");
        (await Said.By("decide", Bureau, Bureau, "--facts", facts, "--now", "2026-01-01T00:00:00Z")).ShouldBeRefused("are both version 2026-11-01");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
