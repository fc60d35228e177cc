using System.Text.Json;
using App.Tests.Commands;
using App.Tests.Harness;
using Shouldly;
using Xunit;

namespace App.Tests.Promises;

/// <summary>A policy that denies what it does elsewhere is told both sentences: as published prose and as a policy file. Neither needs a database.</summary>
public sealed class ContradictionTests : IDisposable
{
    private const string Never = "Your details are never shared with a third party, whoever you are.";
    private const string Named = "This website uses Google Analytics, which counts visits for us.";
    private readonly string _folder = Directory.CreateTempSubdirectory("avow-contradictions").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact, Promise("D-16")]
    public async Task A_promise_never_to_share_is_shown_beside_the_recipient_that_the_text_names()
    {
        var text = $"# Privacy policy\n\n{Never}\n\n## Statistics\n\n{Named}\n";
        var said = await Lint(text, "json");

        var finding = Of(said.Output, "NEVER-SHARED-CONFLICT").ShouldHaveSingleItem();
        finding.GetProperty("quote").GetString().ShouldBe(Never);
        finding.GetProperty("start").GetInt32().ShouldBe(text.IndexOf(Never, StringComparison.Ordinal));
        Named.ShouldContain(finding.GetProperty("against").GetString()!);
        said.Exit.ShouldBe(1);
        (await Lint(text, "text")).Output.ShouldContain($"privacy.md:3:1: error: NEVER-SHARED-CONFLICT: The promise never to share meets a recipient that the text names. “{Never}” beside “");
    }

    [Fact, Promise("D-16")]
    public async Task Without_the_recipient_there_is_no_contradiction() =>
        Of((await Lint($"# Privacy policy\n\n{Never}\n", "json")).Output, "NEVER-SHARED-CONFLICT").ShouldBeEmpty();

    [Fact, Promise("D-16")]
    public async Task A_promise_not_to_transfer_is_shown_beside_the_provider_abroad()
    {
        const string stays = "Your data is not transferred outside the UK.";
        var said = await Lint($"# Privacy policy\n\n{stays}\n\n## Newsletter\n\nWe share your e-mail address with Mailchimp, who send the newsletter for us.\n", "json");

        var finding = Of(said.Output, "TRANSFER-CONFLICT").ShouldHaveSingleItem();
        finding.GetProperty("quote").GetString().ShouldBe(stays);
        finding.GetProperty("against").GetString()!.ShouldContain("Mailchimp");
    }

    [Fact, Promise("D-16")]
    public async Task A_policy_file_with_recipients_cannot_say_that_nothing_is_ever_shared()
    {
        var text = File.ReadAllText(SourceTree.At("policies/call-answering.yaml"));
        const string promise = "promises:\n  never-sold:";
        text.ShouldContain(promise);
        var file = Write("policy.yaml", text.Replace(promise, $"promises:\n  never-shared: {{ en: \"{Never}\" }}\n  never-sold:", StringComparison.Ordinal));

        var said = await Said.By("policy", "check", file);

        said.Exit.ShouldBe(1);
        said.Errors.ShouldContain("NEVER-SHARED-CONFLICT");
        (await Said.By("policy", "check", SourceTree.At("policies/call-answering.yaml"))).Errors.ShouldBeEmpty();
        (await Said.By("policy", "lint", file)).Output.ShouldContain("NEVER-SHARED-CONFLICT");
    }

    private Task<Said> Lint(string text, string format) => Said.By("policy", "lint", Write("privacy.md", text), "--format", format);

    private static List<JsonElement> Of(string json, string code) =>
        [.. JsonDocument.Parse(json).RootElement.GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("code").GetString() == code)];

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
