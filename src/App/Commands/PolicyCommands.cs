using System.CommandLine;
using System.Text.Json;
using Avow.Policy.Findings;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Policy.Reading;

namespace Avow.Commands;

/// <summary><c>avow policy check|notice|schema</c>: no web host, no database.</summary>
internal static class PolicyCommands
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build() => new("policy", "Checks a policy file, or writes its notice. Example: avow policy check policies/call-answering.yaml")
    {
        Check(),
        Notice(),
        Schema(),
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
        var format = CommandLine.Format();
        var command = new Command("check", "Tells every fault and finding as file:line:column: code: message. Exit 1 when a policy cannot be used. Example: avow policy check policies/call-answering.yaml --format json")
        {
            files, format,
        };
        command.SetAction(parsed =>
        {
            var checks = parsed.GetValue(files)!.Select(file => new FileCheck(file, Read(file))).ToList();
            if (parsed.GetValue(format) == "json")
            {
                Console.Out.WriteLine(JsonSerializer.Serialize(new { files = checks.Select(c => c.ToJson()) }, Readable));
            }
            else
            {
                checks.ForEach(c => c.Say(Console.Out, Console.Error));
            }

            return checks.TrueForAll(c => c.IsUsable) ? 0 : 1;
        });
        return command;
    }

    private static Command Notice()
    {
        var file = new Argument<string>("FILE") { Description = "A policy file." };
        var language = new Option<string?>("--lang") { Description = "en or sv; the policy's first language when left out." }.AcceptingLanguages();
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
            var wanted = parsed.GetValue(language) ?? policy.Languages[0];
            if (!policy.Languages.Contains(wanted))
            {
                throw new CommandRefused($"{path} has no texts in {wanted}; it has {string.Join(", ", policy.Languages)}");
            }

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

    private static Option<string?> AcceptingLanguages(this Option<string?> option)
    {
        option.AcceptOnlyFromAmong([.. Vocabulary.Languages]);
        return option;
    }
}
