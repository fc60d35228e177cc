using Avow.Policy.Deciding;
using Avow.Policy.Tests.Deciding;
namespace Avow.Policy.Tests;
public class Scratch(Xunit.Abstractions.ITestOutputHelper o)
{
    [Fact]
    public void Print()
    {
        File.WriteAllText("/work/wt/language/docs/policy.schema.json", Avow.Policy.Reading.PolicySchema.Json);
        foreach (var seed in Environment.GetEnvironmentVariable("SEEDS")!.Split(','))
        {
            var s = new Scenario(int.Parse(seed));
            foreach (var v in s.Versions) { o.WriteLine($"{v.Version} {v.Zone.Id}"); foreach (var p in v.Purposes) o.WriteLine($"   {p.Id} {p.Role} data={(p.Data is null ? "null" : string.Join(",", p.Data))} review={p.Review}: {p.Keep[0]}"); }
            foreach (var l in Explanation.Of(s.Facts(), new(s.Versions), s.Now).Lines) o.WriteLine(l);
            var verdict = s.At(s.Now);
            o.WriteLine(verdict.ToString());
            for (var i = 0; i < 5; i++) { var at = s.Between(s.Now, verdict.LookAt); if (s.At(at).Outcome != verdict.Outcome) { o.WriteLine($"--- at {at}"); foreach (var l in Explanation.Of(s.Facts(), new(s.Versions), at).Lines) o.WriteLine(l); break; } }
        }
    }
}
