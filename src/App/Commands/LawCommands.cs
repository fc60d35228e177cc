using System.CommandLine;
using Avow.Policy.Law;
using Avow.Policy.Law.Checking;
using NodaTime;
using NodaTime.Text;

namespace Avow.Commands;

/// <summary><c>avow law check|list|compare</c>: the law as data; no web host, no database.</summary>
internal static class LawCommands
{
    public static Command Build() => new("law", "The law that Avow computes with. Example: avow law check vectors.csv")
    {
        Check(),
        List(),
        Compare(),
    };

    /// <summary>The option of every command that lets another law file stand in for the shipped one.</summary>
    public static Option<string?> File() => new("--law") { Description = "A law file instead of the one that comes with Avow (docs/law.md).", Recursive = true };

    /// <summary>The law of a file, or a refusal that names its first fault.</summary>
    public static LawBook Read(string file)
    {
        using var stream = Open(file);
        var read = LawReader.Read(stream);
        return read.Book ?? throw new CommandRefused($"{file}:{read.Faults[0]}{(read.Faults.Count > 1 ? $" (and {read.Faults.Count - 1} more)" : "")}");
    }

    private static Command Check()
    {
        var file = new Argument<string>("FILE") { Description = "A CSV file with the columns rule, jurisdiction, input, expected and source_title." };
        var command = new Command("check", "Computes worked cases and says pass, fail or skip for each. Exit 1 when one fails. Example: avow law check tests/Policy.Tests/Law/vectors.csv") { file };
        command.SetAction(parsed =>
        {
            var vectors = Vectors(parsed.GetValue(file)!);
            var counts = new int[3];
            foreach (var row in LawCheck.Run(LawInUse.Book, vectors.Rows))
            {
                counts[(int)row.Outcome]++;
                Console.Out.WriteLine(Line(row));
            }

            Console.Out.WriteLine($"{counts[0]} passed, {counts[1]} failed, {counts[2]} skipped");
            return counts[1] == 0 ? 0 : 1;
        });
        return command;
    }

    private static Command List()
    {
        var on = new Option<string?>("--on") { Description = "The day to look from, such as 2027-12-31; today when left out." };
        var command = new Command("list", "Lists every rule with its days, its source and when it was checked; an old check is marked. Example: avow law list") { on };
        command.SetAction(parsed =>
        {
            var day = Day(parsed.GetValue(on));
            foreach (var rule in LawInUse.Book.Rules)
            {
                var until = rule.Until is { } last ? $"{last:uuuu-MM-dd}" : "open";
                Console.Out.WriteLine($"{rule.Id}  {rule.Kind}  {rule.Jurisdiction}  {rule.From:uuuu-MM-dd} to {until}  verified on {rule.VerifiedOn:uuuu-MM-dd}{(rule.IsStale(day) ? " (OLD: check it again)" : "")}  {rule.Source}");
            }

            var stale = LawInUse.Book.StaleOn(day).Count;
            Console.Out.WriteLine($"{LawInUse.Book.Rules.Count} rules, {stale} not checked for more than {LawRule.MonthsFresh} months");
            return 0;
        });
        return command;
    }

    private static Command Compare()
    {
        var old = new Argument<string>("OLD") { Description = "The law file so far; `shipped` for the one that comes with Avow." };
        var changed = new Argument<string>("NEW") { Description = "The law file to come." };
        var policy = new Argument<string>("POLICY") { Description = "The policy file whose purposes and recipients are named." };
        var command = new Command("compare", "Says what differs between two law files and what of a policy it touches. Example: avow law compare shipped law-2027.yaml policies/call-answering.yaml") { old, changed, policy };
        command.SetAction(parsed =>
        {
            var changes = LawChange.Between(Named(parsed.GetValue(old)!), Named(parsed.GetValue(changed)!), PolicyCommands.Good(parsed.GetValue(policy)!));
            foreach (var change in changes)
            {
                Console.Out.WriteLine($"{change.Rule}: {string.Join("; ", change.What)}");
                Console.Out.WriteLine($"  touches {Touched(change)}");
            }

            Console.Out.WriteLine($"{changes.Count} differences, {changes.Count(c => c.TouchesPolicy)} touch this policy");
            return 0;
        });
        return command;
    }

    private static string Touched(LawChange change) => change.TouchesEverybody
        ? "everything that is done under the policy"
        : string.Join("; ", new[] { ("purposes", change.Purposes), ("recipients", change.Recipients), ("cookies", change.Cookies) }
            .Where(t => t.Item2.Count > 0).Select(t => $"{t.Item1} {string.Join(", ", t.Item2)}").DefaultIfEmpty("nothing in this policy"));

    private static LawBook Named(string file) => file == "shipped" ? LawBook.Shipped : Read(file);

    private static VectorFile Vectors(string file)
    {
        using var stream = Open(file);
        var vectors = VectorFile.Read(stream);
        return vectors.Faults.Count == 0 ? vectors : throw new CommandRefused($"{file}:{vectors.Faults[0]}");
    }

    private static FileStream Open(string file)
    {
        try
        {
            return System.IO.File.OpenRead(file);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            throw new CommandRefused($"{file} cannot be read: {e.Message}");
        }
    }

    private static string Line(CheckedRow row)
    {
        var (outcome, actual, reason) = (row.Outcome.ToString().ToLowerInvariant(), row.Actual, row.Reason);
        var tail = row.Outcome switch
        {
            CheckOutcome.Skip => $": {reason}{(actual.Length == 0 ? "" : $" (computed {actual})")}",
            CheckOutcome.Fail => $" -> {actual} (expected {row.Row.Expected})",
            _ => $" -> {actual}",
        };
        return $"{outcome} {row.Row.Line} {row.Row.Rule} {row.Row.Jurisdiction} [{row.Row.Input}]{tail}".ReplaceLineEndings(" ");
    }

    private static LocalDate Day(string? text) => text is null
        ? Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InUtc().Date
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day } ? day : throw new CommandRefused($"--on {text} is no date; write it as 2026-11-01");
}
