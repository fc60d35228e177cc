using Avow.Policy.Prose;

namespace Avow.Policy.Tests.Prose;

/// <summary>Texts made to be slow. What counts is the processor's time, with no other test beside it: how busy the machine is says nothing of the reader.</summary>
[CollectionDefinition(nameof(HostileTextTests), DisableParallelization = true)]
[Collection(nameof(HostileTextTests))]
public class HostileTextTests
{
    public static TheoryData<string, string> Hostile() => new()
    {
        { "deep pages", string.Concat(Enumerable.Repeat("<div><p>", 400_000)) + "</p></div></div>" },
        { "one sentence", string.Concat(Enumerable.Repeat("we keep your data with and for the period or ", 70_000)) },
        { "open tags", string.Concat(Enumerable.Repeat("<a", 1_500_000)) + "</p></p></li>" },
        { "open links", string.Concat(Enumerable.Repeat("[", 3_000_000)) },
        { "one row", string.Concat(Enumerable.Repeat("a|", 1_500_000)) },
        { "empty lines", new string('\n', 3_000_000) },
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Three_million_hostile_characters_are_read_in_seconds_of_work(string name, string text)
    {
        var before = Environment.CpuUsage.TotalTime;
        ProseReader.Read(text, "en");
        (Environment.CpuUsage.TotalTime - before).TotalSeconds.ShouldBeLessThan(30, name);
    }
}
