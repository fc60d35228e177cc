using System.CommandLine;
using System.Text.Json;
using Avow.Policy.Findings;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Policy.Reading;
using NodaTime;
using NodaTime.Text;

namespace Avow.Commands;

/// <summary><c>avow policy check|notice|diff|register|schema|read|lint|draft|export|import</c>: no web host, no database.</summary>
internal static class PolicyCommands
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build() => new("policy", "Checks a policy file, writes its notice, or reads a published policy. Example: avow policy check policies/call-answering.yaml")
    {
        Check(),
        Notice(),
        DiffCommand.Build(),
        RegisterCommand.Build(),
        Schema(),
        ProseCommands.Read(),
        ProseCommands.Lint(),
        ProseCommands.Draft(),
        ExchangeCommands.Export(),
        ExchangeCommands.Import(),
    };

    /// <summary>Reads a file no further than the limit; a file that cannot be opened is refused in one line.</summary>
    public static ReadResult Read(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return PolicyReader.Read(stream);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return new(null, [new(1, 1, "unreadable", $"The file cannot be read: {e.Message.ReplaceLineEndings(" ")}")]);
        }
    }

    private static Command Check()
    {
        var files = new Argument<string[]>("FILE") { Description = "One or more policy files.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--format") { Description = "text, json or sarif (SARIF 2.1.0).", DefaultValueFactory = _ => "text" }.Among("text", "json", "sarif");
        var today = Today();
        var command = new Command("check", "Tells every fault and finding as file:line:column: code: message. Exit 1 when a policy cannot be used. Example: avow policy check policies/call-answering.yaml --format json")
        {
            files, format, today,
        };
        command.SetAction(parsed =>
        {
            var day = ReadDate(parsed.GetValue(today));
            var checks = parsed.GetValue(files)!.Select(file => new FileCheck(file, Read(file), day)).ToList();
            switch (parsed.GetValue(format))
            {
                case "json":
                    Console.Out.WriteLine(JsonSerializer.Serialize(new { files = checks.Select(c => c.ToJson()) }, Readable));
                    break;
                case "sarif":
                    Console.Out.Write(Sarif.Write(checks.ConvertAll(c => c.ToReport())));
                    break;
                default:
                    checks.ForEach(c => c.Say(Console.Out, Console.Error));
                    break;
            }

            return checks.TrueForAll(c => c.IsUsable) ? 0 : 1;
        });
        return command;
    }

    private static Command Notice()
    {
        var file = new Argument<string>("FILE") { Description = "A policy file." };
        var language = Language();
        var format = new Option<string>("--format") { Description = "html or markdown.", DefaultValueFactory = _ => "markdown" }.Among("html", "markdown");
        var brand = new Option<string?>("--brand") { Description = "The id of a brand: its own copy; everything when left out." };
        var command = new Command("notice", "Writes the notice of a policy. Example: avow policy notice policies/three-brands.yaml --brand students --format html > notice.html")
        {
            file, language, format, brand,
        };
        command.SetAction(parsed =>
        {
            var path = parsed.GetValue(file)!;
            var policy = Good(path);
            var wanted = LanguageOf(policy, path, parsed.GetValue(language));
            var name = parsed.GetValue(brand);
            if (name is not null && policy.BrandOf(name) is null)
            {
                throw new CommandRefused($"{path} has no brand {name}; it has {string.Join(", ", policy.Brands.Select(b => b.Id))}");
            }

            var notice = Avow.Policy.Notices.Notice.Of(policy, wanted, name);
            Console.Out.Write(parsed.GetValue(format) == "html" ? NoticeHtml.Render(notice) : NoticeMarkdown.Render(notice));
            return 0;
        });
        return command;
    }

    private static Command Schema()
    {
        var command = new Command("schema", "Writes the JSON Schema that editors use for policy files. Example: avow policy schema > docs/policy.schema.json");
        command.SetAction(_ =>
        {
            Console.Out.Write(PolicySchema.Json);
            return 0;
        });
        return command;
    }

    /// <summary>The policy of a file, or a refusal that names its first fault.</summary>
    public static PolicyFile Good(string file)
    {
        var read = Read(file);
        return read.Policy ?? throw new CommandRefused(
            $"{file}:{read.Faults[0]}{(read.Faults.Count > 1 ? $" ({read.Faults.Count - 1} more; avow policy check tells all)" : "")}");
    }

    public static Option<string?> Language() =>
        new Option<string?>("--lang") { Description = "en or sv; the policy's first language when left out." }.AcceptingLanguages();

    /// <summary>The language asked for, if the policy stands in it; its first one when none was.</summary>
    public static string LanguageOf(PolicyFile policy, string file, string? asked) => asked is null ? policy.Languages[0]
        : policy.Languages.Contains(asked) ? asked
        : throw new CommandRefused($"{file} has no texts in {asked}; it has {string.Join(", ", policy.Languages)}");

    public static Option<string?> Today() => new("--today") { Description = "A day such as 2026-11-21: what is overdue on it is told too." };

    public static LocalDate? ReadDate(string? text) => text is null ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var date } ? date
        : throw new CommandRefused($"--today {text} is no date; write it like 2026-11-21");

    private static Option<string?> AcceptingLanguages(this Option<string?> option)
    {
        option.AcceptOnlyFromAmong([.. Vocabulary.Languages]);
        return option;
    }
}
