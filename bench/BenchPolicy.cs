using System.Reflection;

namespace Avow.Bench;

/// <summary>The policy of the decision bench: one kind, three purposes, three clocks, a statute.</summary>
internal static class BenchPolicy
{
    public static string Text { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "bench-policy.yaml"));
}
