using System.Diagnostics;
using Avow.Fuzz;

namespace Avow.Policy.Tests.Reading;

/// <summary>The short form of the run in <c>tests/Fuzz</c>, without its counters: the same changes, the same journey, always the same seed.</summary>
public class FuzzTests
{
    private const int Inputs = 3_000;

    [Fact]
    public void No_damaged_policy_breaks_what_the_library_does_with_it_or_takes_two_seconds()
    {
        var seeds = Seeds.In(AppContext.BaseDirectory);
        var random = new Random(20261122);
        var (mutator, journey) = (new Mutator(random, seeds), new Journey());
        var read = new List<byte[]>(seeds.Small);
        for (var i = 0; i < Inputs; i++)
        {
            var input = mutator.Change(read[random.Next(read.Count)], read[random.Next(read.Count)]);
            var before = journey.Before;
            var clock = Stopwatch.StartNew();
            Travel(journey, input, i);
            clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(2));
            if (!ReferenceEquals(journey.Before, before) && input.Length < 8_000)
            {
                read.Add(input);
            }
        }

        read.Count.ShouldBeGreaterThan(seeds.Small.Count + 50, "changes so wild that nothing reads any more would test nothing");
    }

    private static void Travel(Journey journey, byte[] input, int number)
    {
        try
        {
            journey.Take(input);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Input {number} of {Inputs}:\n{System.Text.Encoding.UTF8.GetString(input)}", e);
        }
    }
}
