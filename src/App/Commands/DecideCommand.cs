using System.CommandLine;
using System.Text.Json;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using NodaTime;
using NodaTime.Text;

namespace Avow.Commands;

/// <summary><c>avow decide</c>: the pure decision on one record, without a database.</summary>
internal static class DecideCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var files = new Argument<string[]>("FILE") { Description = "The policy's versions, in any order.", Arity = ArgumentArity.OneOrMore };
        var facts = new Option<string>("--facts") { Description = "A JSON file: {\"record\": \"phone-message\", \"clocks\": {\"received\": \"2026-01-05T09:30:00Z\"}, \"holds\": [], \"restricted\": false, \"instruction\": {\"keep\": \"30 days\"}}", Required = true };
        var now = new Option<string>("--now") { Description = "The instant to decide for, such as 2026-04-15T00:00:00Z.", Required = true };
        var explain = new Option<bool>("--explain") { Description = "Tell the clocks, the winning rule and what lost." };
        var command = new Command("decide", "Says what happens to one record at an instant. Example: avow decide policies/call-answering.yaml --facts message.json --now 2026-04-15T00:00:00Z --explain")
        {
            files, facts, now, explain,
        };
        command.SetAction(parsed =>
        {
            var policies = History(parsed.GetValue(files)!);
            var record = FactsFile.Read(parsed.GetValue(facts)!);
            if (!policies.Covers(record.Kind))
            {
                throw new CommandRefused($"no purpose of these policies covers the record kind {record.Kind}");
            }

            var explanation = Explanation.Of(record, policies, CommandLine.ReadInstant(parsed.GetValue(now))!.Value);
            Console.Out.WriteLine(Json(explanation, policies, parsed.GetValue(explain)));
            return 0;
        });
        return command;
    }

    private static Policies History(string[] files)
    {
        var versions = files.Select(f => (File: f, Policy: PolicyCommands.Good(f))).ToList();
        return versions.GroupBy(v => v.Policy.Version).FirstOrDefault(g => g.Count() > 1) is { } twice
            ? throw new CommandRefused($"{string.Join(" and ", twice.Select(v => v.File))} are both version {twice.Key}")
            : new(versions.Select(v => v.Policy));
    }

    private static string Json(Explanation explanation, Policies policies, bool isExplained)
    {
        var verdict = explanation.Verdict;
        var answer = new Dictionary<string, object?>
        {
            ["outcome"] = verdict.Outcome.ToString().ToLowerInvariant(),
            ["dueAt"] = Text(verdict.DueAt),
            ["lookAt"] = verdict.LookAt == Instant.MaxValue ? null : Text(verdict.LookAt),
            ["rule"] = verdict.Rule,
            ["policy"] = verdict.Policy.ToString(),
            ["because"] = Because(verdict, policies),
            ["sentence"] = verdict.Sentence,
            ["ground"] = JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.Ground.ToString()),
            ["stoppedBy"] = verdict.StoppedBy,
            ["blanks"] = verdict.Blanks,
            ["duty"] = verdict.Duty is { } duty ? new Dictionary<string, object?>
            {
                ["by"] = JsonNamingPolicy.KebabCaseLower.ConvertName(duty.By.ToString()), ["at"] = Text(duty.At), ["rule"] = duty.Rule, ["owner"] = duty.Owner,
            } : null,
        };
        if (isExplained)
        {
            answer["explanation"] = explanation.Lines;
        }

        return JsonSerializer.Serialize(answer, Readable);
    }

    private static string Because(Verdict verdict, Policies policies)
    {
        var policy = policies.Versions.First(v => v.Version == verdict.Policy);
        var sentence = Notice.Of(policy, policy.Languages[0]).Find(verdict.Sentence)!.Text;
        return verdict.Ground switch
        {
            Ground.Hold => $"A hold stops disposal: {verdict.StoppedBy}. Otherwise: {sentence}",
            Ground.Restriction => $"A restriction stops disposal: {verdict.StoppedBy}. Otherwise: {sentence}",
            Ground.Instruction => $"The client told us to delete it sooner. Otherwise: {sentence}",
            Ground.Removed => $"Somebody entitled removed it. Otherwise: {sentence}",
            _ => sentence,
        };
    }

    private static string? Text(Instant? instant) => instant is { } at ? InstantPattern.ExtendedIso.Format(at) : null;
}
