using NodaTime;

namespace Avow.Policy.Law;

/// <summary>What differs between two editions of one rule, in words.</summary>
internal static class LawDifference
{
    public static IReadOnlyList<string> Of(LawRule? before, LawRule? after) => (before, after) switch
    {
        (null, { } added) => [$"new: in force from {added.From:uuuu-MM-dd}"],
        ({ }, null) => ["removed"],
        ({ } old, { } now) => [.. Fields(old, now).Concat(Parameters(old, now))],
        _ => [],
    };

    private static IEnumerable<string> Fields(LawRule old, LawRule now) => new[]
    {
        Became("kind", old.Kind, now.Kind), Became("jurisdiction", old.Jurisdiction, now.Jurisdiction), Became("from", Text(old.From), Text(now.From)),
        Became("until", Text(old.Until), Text(now.Until)), Became("source", old.Source, now.Source),
    }.OfType<string>();

    private static IEnumerable<string> Parameters(LawRule old, LawRule now) =>
        from key in old.Parameters.Keys.Union(now.Parameters.Keys).Order(StringComparer.Ordinal)
        let became = Became(key, Text(old.Texts(key)), Text(now.Texts(key)))
        where became is not null
        select became;

    private static string? Became(string what, string old, string now) => old == now ? null : $"{what}: {old} becomes {now}";

    private static string Text(IReadOnlyList<string> values) => values.Count == 0 ? "nothing" : string.Join(", ", values);

    private static string Text(LocalDate? day) => day is { } known ? $"{known:uuuu-MM-dd}" : "open";
}
