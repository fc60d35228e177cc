using System.Text.Json;
using Avow.Policy.Findings;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Samples;

namespace Avow.Policy.Tests.Findings;

/// <summary>The structure that SARIF 2.1.0 asks for: its required properties, references that lead somewhere, and allowed words.</summary>
public class SarifTests
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    [Fact]
    public void A_report_has_what_the_standard_requires()
    {
        var broken = PolicyReader.Read(Sample.Minimal.Replace("regimes: [uk]", "regimes: [ukk]", StringComparison.Ordinal));
        var report = JsonDocument.Parse(Sarif.Write(
        [
            new("policies/one.yaml", [], PolicyFindings.Of(Sample.Read(CodeTests.Sound.Replace("country: GB", "country: US", StringComparison.Ordinal)))),
            new("policies/two.yaml", broken.Faults, []),
        ])).RootElement;
        report.GetProperty("version").GetString().ShouldBe("2.1.0");
        var run = report.GetProperty("runs").EnumerateArray().ShouldHaveSingleItem();
        run.GetProperty("tool").GetProperty("driver").GetProperty("name").GetString().ShouldBe("avow");
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        rules.Select(r => r.GetProperty("id").GetString()).ShouldBeUnique();
        var results = run.GetProperty("results").EnumerateArray().ToList();
        results.Count.ShouldBeGreaterThan(2);
        foreach (var result in results)
        {
            result.GetProperty("message").GetProperty("text").GetString().ShouldNotBeNullOrWhiteSpace();
            Levels.ShouldContain(result.GetProperty("level").GetString());
            rules[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().ShouldBe(result.GetProperty("ruleId").GetString());
            var place = result.GetProperty("locations")[0].GetProperty("physicalLocation");
            Uri.IsWellFormedUriString(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute).ShouldBeTrue();
            place.GetProperty("region").GetProperty("startLine").GetInt32().ShouldBeGreaterThan(0);
            place.GetProperty("region").GetProperty("startColumn").GetInt32().ShouldBeGreaterThan(0);
        }

        results.ShouldContain(r => r.GetProperty("ruleId").GetString() == "MISSING-TRANSFERS" && r.GetProperty("level").GetString() == "error");
        results.ShouldContain(r => r.GetProperty("ruleId").GetString() == "unknown-word");
    }

    [Fact]
    public void Without_findings_the_report_is_still_one()
    {
        var report = JsonDocument.Parse(Sarif.Write([new("a.yaml", [], [])])).RootElement;
        report.GetProperty("runs")[0].GetProperty("results").GetArrayLength().ShouldBe(0);
    }
}
