using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Avow.Policy.Exchange;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Commands;

/// <summary><c>avow policy export|import</c>: the policy in other tools' words, and theirs in ours.</summary>
internal static class ExchangeCommands
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Export()
    {
        var file = new Argument<string>("FILE") { Description = "The policy file." };
        var format = new Option<string>("--format") { Description = "tilt (JSON) or dpv (JSON-LD).", DefaultValueFactory = _ => "tilt" }.Among("tilt", "dpv");
        var language = new Option<string?>("--lang") { Description = "en or sv; the policy's first language when left out." };
        var command = new Command("export", "Writes a policy for other tools. Example: avow policy export policies/hosting.yaml --format dpv") { file, format, language };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(file)!;
            var read = PolicyCommands.Read(name);
            var policy = read.Policy ?? throw new CommandRefused($"{name}:{read.Faults[0].Line}:{read.Faults[0].Column}: {read.Faults[0].Code}: {read.Faults[0].Message}");
            var lang = parsed.GetValue(language) ?? policy.Languages[0];
            if (!policy.Languages.Contains(lang))
            {
                throw new CommandRefused($"{name} is not written in {lang}; it has {string.Join(", ", policy.Languages)}");
            }

            Console.Out.Write(parsed.GetValue(format) == "dpv" ? DpvJson.Write(policy, lang) : TiltJson.Write(policy, lang));
            return 0;
        });
        return command;
    }

    public static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "TILT JSON, DPV JSON-LD or the YAML of Fides." };
        var format = new Option<string>("--format") { Description = "yaml: the policy file, its questions on stderr; json: file, questions and what was left out.", DefaultValueFactory = _ => "yaml" }.Among("yaml", "json");
        var command = new Command("import", "Drafts a policy file from what another tool knows. Example: avow policy import tilt.json > policy.yaml") { file, format };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(file)!;
            var today = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InUtc().Date;
            var imported = Read(name, new VersionId(today));
            Console.Out.WriteLine(parsed.GetValue(format) == "json" ? JsonSerializer.Serialize(ToJson(imported), Readable) : imported.Text.TrimEnd());
            foreach (var question in imported.Questions)
            {
                Console.Error.WriteLine($"{question.At}: {question.Asks}");
            }

            foreach (var left in imported.LeftOut)
            {
                Console.Error.WriteLine($"left out: {left}");
            }

            Console.Error.WriteLine($"{imported.Format}: {imported.Questions.Count} open questions, {imported.LeftOut.Count} left out");
            return 0;
        });
        return command;
    }

    private static ImportedPolicy Read(string file, VersionId version)
    {
        try
        {
            return new FileInfo(file) is { Exists: true, Length: <= 2 * 1024 * 1024 }
                ? PolicyImport.Read(File.ReadAllBytes(file), version)
                : throw new CommandRefused($"{file}: there is no such file, or it is larger than 2 MB");
        }
        catch (ArgumentException failure)
        {
            throw new CommandRefused($"{file}: {failure.Message}");
        }
    }

    private static object ToJson(ImportedPolicy imported) => new
    {
        format = imported.Format,
        policy = imported.Text,
        questions = imported.Questions.Select(q => new { at = q.At, asks = q.Asks }),
        leftOut = imported.LeftOut,
    };
}
