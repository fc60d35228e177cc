using System.Text.RegularExpressions;
using App.Tests.Harness;
using Avow.Modules;
using Avow.Policy.Deciding;
using Shouldly;
using Xunit;

namespace App.Tests.Architecture;

/// <summary>Rules of the house that a machine can see.</summary>
public sealed partial class TidyTests
{
    private const int MostLines = 400;
    private static readonly string[] BadEndings = ["Manager", "Helper", "Helpers", "Service", "Base", "Impl", "Dto", "Utils", "Util"];

    // Put together here, so that this file does not hold what it forbids.
    private static readonly string[] BadWords = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "#reg" + "ion", "NotImplemented" + "Exception"];
    private static readonly string[] BadPaths = ["/ho" + "me/", "/ro" + "ot/", "/wo" + "rk/", "/Use" + "rs/", "C:" + "\\"];

    [Fact]
    public void The_sources_are_tidy() => SourceTree.Files("src", "*.cs").Concat(SourceTree.Files("tests", "*.cs")).Concat(SourceTree.Files("src", "*.razor"))
        .SelectMany(f => Faults(f, File.ReadAllText(SourceTree.At(f)))).ShouldBeEmpty();

    [Fact]
    public void Names_are_nouns_of_the_business() => typeof(AllModules).Assembly.GetTypes().Concat(typeof(Decision).Assembly.GetTypes())
        .Where(t => t.Namespace?.StartsWith("Avow", StringComparison.Ordinal) == true).Select(t => t.Name).Where(IsBadName).ShouldBeEmpty();

    [Fact]
    public void What_is_not_tidy_is_rejected()
    {
        Faults("a.cs", string.Join('\n', Enumerable.Repeat("// line", MostLines + 1))).ShouldHaveSingleItem().ShouldContain("401 lines");
        Faults("b.cs", $"// {BadWords[0]}: later\nvar x = \"{BadPaths[0]}me\";").Count().ShouldBe(2);
        Faults("c.cs", "try { } catch (Exception) {" + " }").ShouldHaveSingleItem().ShouldContain("empty catch");
        new[] { "MailManager", "ClientDto", "IMailService" }.ShouldAllBe(n => IsBadName(n));
        IsBadName("Mailer").ShouldBeFalse();
    }

    private static IEnumerable<string> Faults(string file, string text)
    {
        var lines = text.Split('\n').Length - (text.EndsWith('\n') ? 1 : 0);
        if (lines > MostLines)
        {
            yield return $"{file}: {lines} lines, look for the missing noun";
        }

        foreach (var bad in BadWords.Concat(BadPaths).Where(b => text.Contains(b, StringComparison.Ordinal)))
        {
            yield return $"{file}: {bad}";
        }

        if (EmptyCatch().IsMatch(text))
        {
            yield return $"{file}: an empty catch";
        }
    }

    // To cease a service is what the business calls it.
    private static bool IsBadName(string name) => name != "CeaseService" && BadEndings.Any(e => name.Split('`')[0].EndsWith(e, StringComparison.Ordinal));

    [GeneratedRegex(@"catch\s*(\([^)]*\))?\s*\{\s*\}")]
    private static partial Regex EmptyCatch();
}
