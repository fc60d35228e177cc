using System.Text.Json;
using App.Tests.Harness;
using Shouldly;
using Xunit;

namespace App.Tests.Commands;

public sealed class PolicyLintTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("avow-lint").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_fault_of_a_policy_file_is_quoted_where_it_stands()
    {
        var text = File.ReadAllText(SourceTree.At("policies/call-answering.yaml")).Replace("phone-message: 100 days after received", "phone-message: 100 dayz after received", StringComparison.Ordinal);
        var said = await Said.By("policy", "lint", Write("policy.yaml", text), "--format", "json");

        said.Exit.ShouldBe(1);
        var finding = JsonDocument.Parse(said.Output).RootElement.GetProperty("findings").EnumerateArray().First();
        finding.GetProperty("code").GetString().ShouldBe("keep-rule");
        var quote = finding.GetProperty("quote").GetString()!;
        quote.ShouldStartWith("phone-message: 100 dayz");
        text.Substring(finding.GetProperty("start").GetInt32(), quote.Length).ShouldBe(quote);
        finding.GetProperty("why").GetString()!.ShouldContain("did you mean `100 days`?");
    }

    [Fact]
    public async Task A_finding_that_is_let_stand_keeps_its_reason_and_no_longer_fails_the_build()
    {
        const string Text = "Privacy policy\n\nWe delete telephone messages after 100 days.\nWe keep enquiries as long as necessary.\nWe rely on the EU-US Privacy Shield when we send data to the USA.\n";
        var file = Write("privacy.txt", Text);
        var before = JsonDocument.Parse((await Said.By("policy", "lint", file, "--format", "json")).Output).RootElement.GetProperty("findings").EnumerateArray().ToList();
        before.ShouldContain(f => f.GetProperty("severity").GetString() == "error");
        var list = before.Select(f => new { code = f.GetProperty("code").GetString(), quote = f.GetProperty("quote").GetString(), reason = "Weighed in spring." });
        var dismissed = Write("stands.json", JsonSerializer.Serialize(list.Append(new { code = (string?)"RETENTION-VAGUE", quote = (string?)"for ever", reason = "Gone." })));

        var said = await Said.By("policy", "lint", file, "--format", "json", "--dismissed", dismissed);
        said.Exit.ShouldBe(0, said.Output);
        JsonDocument.Parse(said.Output).RootElement.GetProperty("findings").EnumerateArray().ShouldAllBe(f => f.GetProperty("dismissed").GetString() == "Weighed in spring.");
        said.Errors.ShouldContain("RETENTION-VAGUE is no longer found in “for ever”");
        (await Said.By("policy", "lint", file, "--format", "sarif", "--dismissed", dismissed)).Output.ShouldContain("\"justification\": \"Weighed in spring.\"");

        File.WriteAllText(file, Text.Replace("Privacy Shield", "Privacy  Shield", StringComparison.Ordinal) + "We also rely on the Privacy Shield for our newsletter.\n");
        (await Said.By("policy", "lint", file, "--dismissed", dismissed)).Exit.ShouldBe(1, "a new fault is not covered by an old reason");
    }

    [Theory]
    [InlineData("{", "no list of")]
    [InlineData("[{\"code\": \"RETENTION-VAGUE\"}]", "entry 1 must have a code and a reason")]
    [InlineData("[null]", "entry 1 must have a code and a reason")]
    public async Task A_list_of_dismissals_that_cannot_be_read_is_refused(string list, string why)
    {
        var said = await Said.By("policy", "lint", Write("privacy.txt", "Privacy policy\n\nWe delete telephone messages after 100 days.\n"), "--dismissed", Write("stands.json", list));
        said.Exit.ShouldBe(1);
        said.Errors.ShouldContain(why);
    }

    [Fact]
    public async Task A_policy_file_without_errors_passes_and_is_no_text_to_read_promises_from()
    {
        var file = SourceTree.At("policies/hosting.yaml");
        (await Said.By("policy", "lint", file)).Exit.ShouldBe(0);
        var read = await Said.By("policy", "read", file);
        read.Exit.ShouldBe(1);
        read.Errors.ShouldContain("is a policy file, not a published text");
    }

    [Theory]
    [InlineData("{ \"controller.adress\": \"1 High Street\" }", "nothing is asked under the key controller.adress")]
    [InlineData("{ \"purposes.message-taking.keep.phone-message\": \"some time\" }", "an answer does not fit into the policy file")]
    [InlineData("[1]", "the answers are a JSON object of keys and texts")]
    public async Task Answers_that_do_not_fit_are_refused_in_one_line(string answers, string says)
    {
        var said = await Said.By("policy", "draft", Write("old.txt", "Privacy policy\n\nWe delete telephone messages after 100 days."), "--answers", Write("answers.json", answers));
        said.Exit.ShouldBe(1);
        said.Output.ShouldBeEmpty();
        said.Errors.ShouldContain(says);
        said.Errors.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public async Task An_answer_from_a_file_stands_in_the_draft()
    {
        var said = await Said.By("policy", "draft", Write("old.txt", "Privacy policy\n\nWe delete telephone messages after 100 days."), "--answers", Write("answers.json", "{ \"controller.address\": \"1 High Street\" }"));
        said.Exit.ShouldBe(0);
        said.Output.ShouldContain("address: \"1 High Street\"");
    }

    [Fact]
    public async Task The_answer_to_never_shared_beside_a_recipient_decides_the_draft()
    {
        var old = Write("old.txt", "Privacy policy\n\nWe never share your details with any third party.\n\nWe share your e-mail address with Mailchimp, which sends our newsletter.");
        var shared = await Said.By("policy", "draft", old, "--answers", Write("shared.json", "{ \"denied\": \"recipients\" }"));
        shared.Exit.ShouldBe(0, shared.Errors);
        shared.Output.ShouldContain("mailchimp:");
        shared.Output.ShouldNotContain("never share");
        var kept = await Said.By("policy", "draft", old, "--answers", Write("kept.json", "{ \"denied\": \"promise\" }"));
        kept.Exit.ShouldBe(0, kept.Errors);
        kept.Output.ShouldContain("We never share your details");
        kept.Output.ShouldNotContain("mailchimp:");
        (await Said.By("policy", "draft", old, "--answers", Write("odd.json", "{ \"denied\": \"both\" }"))).ShouldBeRefused("promise or recipients");
    }

    [Fact]
    public async Task Findings_speak_the_language_that_is_asked_for()
    {
        var file = Write("old.md", "# Privacy\n\nBy using this site you consent to this policy. Last updated: 1 May 2099.\n");
        var swedish = (await Said.By("policy", "lint", file, "--lang", "sv")).Output;
        swedish.ShouldContain("CONSENT-BY-BROWSING: Att använda en webbplats är inget samtycke.");
        swedish.ShouldContain("DATE-IN-FUTURE: Texten bär ett datum som ännu inte har varit.");
        (await Said.By("policy", "lint", file)).Output.ShouldContain("CONSENT-BY-BROWSING: Using a website is no consent.");
    }

    [Theory]
    [InlineData("read")]
    [InlineData("lint")]
    public async Task What_is_no_privacy_policy_is_refused_with_what_it_is_and_what_to_do(string command)
    {
        foreach (var (text, says) in new[]
        {
            ("", "there is no text in it; save"),
            ("%PDF-1.7", "but a PDF file; save the policy as text"),
            ("<html><body><img src='a.png'></body></html>", "a picture where its text should stand"),
            ("Wir verarbeiten Ihre Daten nur für die Lieferung und geben sie nicht an andere weiter. Sie werden bald gelöscht.", "this seems to be German; English and Swedish are read"),
            ("Terms of sale\n\nThese terms cover delivery, liability, warranty and refund under the governing law of Wales.", "these seem to be terms of service"),
            ("Cookies\n\nWe use cookies to remember your basket. Analytics cookies count visits.", "a page about cookies alone"),
        })
        {
            (await Said.By("policy", command, Write("old.txt", text))).ShouldBeRefused(says);
        }
    }

    [Fact]
    public async Task A_page_of_cookies_is_read_all_the_same_when_asked()
    {
        var said = await Said.By("policy", "read", Write("cookies.txt", "Cookies\n\nWe use cookies to remember your basket."), "--anyway");
        (said.Exit, said.Errors).ShouldBe((0, ""));
        said.Output.ShouldContain("\"type\": \"cookie\"");
    }

    [Fact]
    public async Task Leaving_a_newsletter_is_no_promise_to_delete_the_invoices()
    {
        const string text = "# Privacy\n\nIf you unsubscribe we delete your details straight away.\n\nWe keep invoices for six years because the law requires it.\n";
        (await Said.By("policy", "lint", Write("a.md", text))).Output.ShouldNotContain("DELETE-VS-STATUTE");
        (await Said.By("policy", "lint", Write("b.md", text.Replace("If you unsubscribe", "If you ask us", StringComparison.Ordinal)))).Output.ShouldContain("DELETE-VS-STATUTE");
    }

    private string Write(string name, string text)
    {
        var file = Path.Combine(_folder, name);
        File.WriteAllText(file, text);
        return file;
    }
}
