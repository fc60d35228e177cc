using Avow.Policy.Prose;
using Avow.Policy.Prose.Grammar;
using Avow.Policy.Prose.Lint;

namespace Avow.Policy.Tests.Prose;

/// <summary>Every entry of the grammar holds its own examples.</summary>
public class RuleExampleTests
{
    public static TheoryData<string, string, string, bool> Examples()
    {
        var data = new TheoryData<string, string, string, bool>();
        foreach (var rule in ProseGrammar.Default.Rules)
        {
            foreach (var example in rule.Examples)
            {
                data.Add(rule.Id, example.Language, example.Text, example.IsFound);
            }
        }

        return data;
    }

    public static TheoryData<string, string> Faults()
    {
        var data = new TheoryData<string, string>();
        foreach (var rule in Wordings.All)
        {
            foreach (var example in rule.Examples)
            {
                data.Add((string)rule.Value["code"]!, example.Text);
            }
        }

        return data;
    }

    public static TheoryData<string, string, string, bool> Conflicts()
    {
        var data = new TheoryData<string, string, string, bool>();
        foreach (var conflict in Conflict.All)
        {
            foreach (var example in conflict.Examples)
            {
                data.Add(conflict.Code, example.Language, example.Text, example.IsFound);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Conflicts))]
    public void A_fault_of_the_whole_text_is_told_of_its_examples_and_only_those(string code, string language, string text, bool isFound)
    {
        var findings = ProseLint.Of(ProseReader.Read(text, language));
        findings.Any(f => f.Code == code).ShouldBe(isFound);
        findings.Where(f => f.Quote is not null).ShouldAllBe(f => text.Substring(f.Start!.Value, f.Quote!.Length) == f.Quote);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void A_rule_finds_its_examples_and_only_those(string rule, string language, string text, bool isFound)
    {
        var promises = ProseReader.Read(text, language).Promises;
        promises.Any(p => p.Rule == rule).ShouldBe(isFound, $"found: {string.Join(", ", promises.Select(p => p.Rule))}");
        promises.ShouldAllBe(p => text.Substring(p.Start, p.Quote.Length) == p.Quote);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_wording_that_is_faulty_is_told(string code, string text) =>
        ProseLint.Of(ProseReader.Read(text, "en")).ShouldContain(f => f.Code == code);

    [Fact]
    public void Every_rule_has_an_example_unless_it_only_forbids() =>
        ProseGrammar.Default.Rules.Where(r => r.Examples.Count == 0 && r.Value.GetValueOrDefault("take") is not "nothing").Select(r => r.Id).ShouldBeEmpty();

    [Fact]
    public void Every_faulty_wording_has_a_text_that_explains_it() =>
        Wordings.All.Select(r => (string)r.Value["code"]!).Concat(Conflict.All.Select(c => c.Code)).Except(FindingTexts.Codes).ShouldBeEmpty();
}
