using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Avow.Policy.Model;
using Avow.Policy.Versions;

namespace Avow.Commands;

/// <summary><c>avow policy diff</c>: what changed between two versions, what follows, and for whom.</summary>
internal static class DiffCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Build()
    {
        var older = new Argument<string>("OLD") { Description = "The older policy file." };
        var newer = new Argument<string>("NEW") { Description = "The newer policy file." };
        var format = new Option<string>("--format") { Description = "text, markdown or json.", DefaultValueFactory = _ => "text" }.Among("text", "markdown", "json");
        var language = PolicyCommands.Language();
        var command = new Command("diff", "Says what changed from one policy to another, and what follows from it. Example: avow policy diff old.yaml new.yaml --format markdown")
        {
            older, newer, format, language,
        };
        command.SetAction(parsed =>
        {
            var (from, to) = (PolicyCommands.Good(parsed.GetValue(older)!), PolicyCommands.Good(parsed.GetValue(newer)!));
            var diff = PolicyDiff.Between(from, to, PolicyCommands.LanguageOf(to, parsed.GetValue(newer)!, parsed.GetValue(language)));
            Console.Out.Write(parsed.GetValue(format) switch
            {
                "json" => Json(diff, from, to),
                "markdown" => DiffText.Markdown(diff, to, from),
                _ => DiffText.Plain(diff, to, from),
            });
            return 0;
        });
        return command;
    }

    private static string Json(PolicyDiff diff, PolicyFile from, PolicyFile to) => JsonSerializer.Serialize(
        new
        {
            older = diff.Older.ToString(),
            newer = diff.Newer.ToString(),
            language = diff.Language,
            obligation = PolicyDiff.Name(diff.Gravest),
            changes = diff.Changes.Select(c => new
            {
                code = c.Code,
                subject = c.Subject,
                purpose = c.Purpose,
                sentence = c.Sentence,
                obligation = PolicyDiff.Name(c.Obligation),
                reason = c.Reason,
                source = c.Source,
                people = c.People.Zip(DiffText.Groups(c, to, from, diff.Language)).Select(g => new { id = g.First, words = g.Second }),
                kinds = c.Kinds,
            }),
        },
        Readable) + "\n";
}
