using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Avow.Web;
using Shouldly;
using Xunit;

namespace Avow.Tests.Web;

/// <summary>Reads the source of pages and modules: each text that is named exists, and none lies there unnamed.</summary>
public sealed partial class TextKeysTests
{
    private static readonly IReadOnlyCollection<string> Known = [.. new Texts(strict: true).All("en").Keys];

    [Fact]
    public void Every_text_that_the_source_names_exists() =>
        Named(Source()).Where(key => !IsKnown(key)).ShouldBeEmpty();

    [Fact]
    public void No_text_lies_unused()
    {
        var source = Source();
        var named = Named(source).ToHashSet();
        var families = Families().Matches(source).Select(m => m.Groups[1].Value).ToArray();
        Known.Where(key => !named.Contains(key) && !families.Any(f => key.StartsWith(f, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""<p>@Say["web.nowhere"]</p>""")]
    [InlineData("""say.T("other.thing", ("count", 3))""")]
    [InlineData("""Said.Done("nowhere.at-all")""")]
    [InlineData("""new("", "web.nowhere", "promise", "", 0, [])""")]
    public void The_reading_finds_a_text_that_is_missing(string source) => Named(source).ShouldContain(key => !IsKnown(key));

    private static bool IsKnown(string key) => Known.Contains(key);

    // Asked for by name, or a string that begins like the texts of a module: "web.", "messages."
    private static IEnumerable<string> Named(string source)
    {
        var modules = Known.Select(key => key.Split('.')[0]).ToHashSet();
        return Asked().Matches(source).Select(m => m.Groups[1].Value)
            .Concat(Dotted().Matches(source).Select(m => m.Groups[1].Value).Where(k => modules.Contains(k.Split('.')[0])))
            .Distinct();
    }

    private static string Source([CallerFilePath] string here = "")
    {
        var app = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/App"));
        var files = new[] { "*.cs", "*.razor" }.SelectMany(kind => Directory.EnumerateFiles(app, kind, SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
        return string.Join('\n', files.Select(File.ReadAllText));
    }

    [GeneratedRegex("""(?:[sS]ay\[|\.T\(|\.Html\(|Said\.Done\()"([a-z][a-z0-9.-]*)"(?=[\],)])""")]
    private static partial Regex Asked();

    [GeneratedRegex("""(?<!\$)"([a-z][a-z0-9-]*(?:\.[a-z0-9-]+)+)"(?! \+)""")]
    private static partial Regex Dotted();

    // A key made from a beginning and a word: "web.language." + language
    [GeneratedRegex("""\$?"([a-z][a-z0-9-]*\.(?:[a-z0-9-]+\.)*)(?:" \+|\{)""")]
    private static partial Regex Families();
}
