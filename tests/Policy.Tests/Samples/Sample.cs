using System.Text;
using Avow.Policy.Model;
using Avow.Policy.Reading;

namespace Avow.Policy.Tests.Samples;

/// <summary>Policies for tests: the smallest one and the bureau's own, as they are or with something changed.</summary>
internal static class Sample
{
    public static string Minimal { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", "minimal.yaml"));

    public static string BureauText { get; } = File.ReadAllText(PathOf("call-answering.yaml"));

    public static PolicyFile Bureau { get; } = Read(BureauText);

    /// <summary>One of the policies that come with the program: <c>hosting</c>.</summary>
    public static PolicyFile FileOf(string name) => Read(File.ReadAllText(PathOf($"{name}.yaml")));

    public static string PathOf(string file) => Path.Combine(AppContext.BaseDirectory, "policies", file);

    /// <summary>The minimal policy with one passage exchanged.</summary>
    public static string With(string passage, string other)
    {
        Minimal.ShouldContain(passage);
        return Minimal.Replace(passage, other, StringComparison.Ordinal);
    }

    /// <summary>The minimal policy with another rule for its one kind, and perhaps another version or zone.</summary>
    public static PolicyFile WithRule(string rule, string version = "2026-11-01", string zone = "Europe/London") =>
        Read(Minimal
            .Replace("100 days after received; then delete", rule, StringComparison.Ordinal)
            .Replace("version: 2026-11-01", $"version: {version}", StringComparison.Ordinal)
            .Replace("Europe/London", zone, StringComparison.Ordinal));

    /// <summary>A controller's policy whose purposes each have one rule for <c>phone-message</c>.</summary>
    /// <param name="purposes">Id, rule and categories of each.</param>
    public static PolicyFile Controller(string version, params (string Id, string Rule, string Data)[] purposes)
    {
        var text = new StringBuilder(Minimal[..Minimal.IndexOf("purposes:", StringComparison.Ordinal)])
            .Replace("version: 2026-11-01", $"version: {version}")
            .AppendLine("purposes:");
        foreach (var (id, rule, data) in purposes)
        {
            text.AppendLine($$"""
                  {{id}}:
                    why: { en: Because. }
                    basis: contract
                    people: caller
                    data: [{{data}}]
                    from: phone
                    keep: { phone-message: "{{rule}}" }
                """);
        }

        return Read(text.Append(Minimal[Minimal.IndexOf("promises:", StringComparison.Ordinal)..]).ToString());
    }

    public static PolicyFile Read(string text)
    {
        var result = PolicyReader.Read(text);
        result.Faults.ShouldBeEmpty();
        return result.Policy.ShouldNotBeNull();
    }
}
