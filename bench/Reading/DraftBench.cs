using Avow.Policy.Model;
using Avow.Policy.Prose;
using Avow.Policy.Prose.Drafting;
using Avow.Policy.Reading;
using NodaTime;

namespace Avow.Bench.Reading;

/// <summary>
/// The file drafted from each of the five policies as published, beside the file of policies/ that a person wrote for it: which periods, events and
/// recipients agree, which differ, and why, from seed-differences.tsv.
/// </summary>
internal static class DraftBench
{
    private static readonly (string Seed, string Policy)[] Pairs = [("000", "web-studio"), ("001", "job-software"), ("002", "three-brands"), ("003", "call-answering"), ("004", "hosting")];

    public static void Run(Dictionary<string, string> texts)
    {
        var why = File.Exists(Explanations) ? File.ReadLines(Explanations).Select(l => l.Split('\t')).Where(l => l.Length == 3).ToDictionary(l => (l[0], l[1]), l => l[2]) : [];
        Console.WriteLine("\nDrafted beside hand-written");
        var (agree, differ, open) = (0, 0, 0);
        foreach (var (seed, name) in Pairs)
        {
            var draft = PolicyDraft.Of(ProseReader.Read(texts.First(t => t.Key.StartsWith(seed, StringComparison.Ordinal)).Value), new VersionId(new LocalDate(2026, 11, 22)));
            var drafted = PolicyReader.Read(draft.Text).Policy!;
            var written = PolicyReader.Read(File.ReadAllText(Path.Combine("policies", $"{name}.yaml"))).Policy!;
            var lines = Terms(drafted, written).Concat(Recipients(drafted, written)).ToList();
            Console.WriteLine($"{name}: {lines.Count(l => l.IsAgreed)} agree, {lines.Count(l => !l.IsAgreed)} differ, {draft.Questions.Count} open questions");
            foreach (var (key, isAgreed) in lines)
            {
                Console.WriteLine($"  {(isAgreed ? "agree " : "differ")} {key}{(isAgreed ? "" : why.TryGetValue((name, key), out var known) ? $": {known}" : ": NOT EXPLAINED")}");
                open += isAgreed || why.ContainsKey((name, key)) ? 0 : 1;
            }

            Asked(draft, written);
            (agree, differ) = (agree + lines.Count(l => l.IsAgreed), differ + lines.Count(l => !l.IsAgreed));
        }

        Console.WriteLine($"together: {agree} agree, {differ} differ, {open} of them not explained");
    }

    private static string Explanations => Path.Combine("bench", "Reading", "seed-differences.tsv");

    /// <summary>A term of the draft agrees where the other file has the same period from the same event; of the other file's own terms those that no published sentence gives are left out, for a draft cannot invent them.</summary>
    private static IEnumerable<(string Key, bool IsAgreed)> Terms(PolicyFile drafted, PolicyFile written)
    {
        var known = All(written).ToList();
        foreach (var (kind, term) in All(drafted))
        {
            var same = known.Where(k => Same(k.Term, term)).ToList();
            var nearest = same.Select(s => s.Kind).FirstOrDefault(k => k == kind) ?? same.Select(s => s.Kind).FirstOrDefault();
            yield return ($"{kind}: {term}{(nearest is null || nearest == kind ? "" : $" (there {nearest})")}", same.Count > 0);
        }
    }

    /// <summary>Periods and events of the text that the draft leaves open, with the rules by hand that have the same period.</summary>
    private static void Asked(PolicyDraft draft, PolicyFile written)
    {
        foreach (var drafted in draft.Promises.Where(p => p.Promise.Type == "retention" && p.Fate != Fate.Enforced))
        {
            var (promise, fate, by) = (drafted.Promise, drafted.Fate, drafted.In("en"));
            var same = All(written).Where(k => k.Term.Period is { } period && Iso(period) == promise.Text("period")).Select(k => $"{k.Kind}: {k.Term}").ToList();
            Console.WriteLine($"  {fate.ToString().ToLowerInvariant(),-6} {ReaderBench.Short(promise.Quote)} ({by}); by hand {(same.Count == 0 ? "decided" : string.Join(", ", same))}");
        }
    }

    private static string Iso(KeepPeriod period) => $"P{period.Count}{period.Unit.ToString()[0]}";

    private static bool Same(KeepTerm one, KeepTerm other) => one.Period == other.Period && Event(one) == Event(other) && one.State == other.State;

    /// <summary>Two words of the files for one event: the end of a contract is the end of the service.</summary>
    private static string Event(KeepTerm term) => term.Clock == "service-ceased" ? "contract-ended" : term.Clock;

    private static IEnumerable<(string Kind, KeepTerm Term)> All(PolicyFile policy) =>
        policy.Purposes.SelectMany(p => p.Keep).SelectMany(r => r.Terms.Select(t => (r.Kind, t))).Distinct();

    private static IEnumerable<(string Key, bool IsAgreed)> Recipients(PolicyFile drafted, PolicyFile written)
    {
        foreach (var recipient in drafted.Recipients)
        {
            yield return ($"recipient {recipient.Name}", written.Recipients.Any(w => IsSame(w, recipient)));
        }

        foreach (var recipient in written.Recipients.Where(w => !drafted.Recipients.Any(d => IsSame(w, d))))
        {
            yield return ($"recipient {recipient.Id}, by hand only", false);
        }
    }

    private static bool IsSame(Recipient one, Recipient other) => one.Id == other.Id || Holds(one.Name, other.Name) || Holds(other.Name, one.Name.Split(' ')[0]);

    private static bool Holds(string name, string part) => Letters(part) is { Length: > 2 } letters && Letters(name).Contains(letters, StringComparison.Ordinal);

    /// <summary>A name without legal form, spaces and marks.</summary>
    private static string Letters(string name) =>
        string.Concat(name.Split(' ').Where(w => w is not ("Inc" or "Ltd" or "LLC" or "AB")).SelectMany(w => w).Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
