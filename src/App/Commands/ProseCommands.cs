using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using Avow.Policy.Findings;
using Avow.Policy.Model;
using Avow.Policy.Prose;
using Avow.Policy.Prose.Drafting;
using Avow.Policy.Reading;
using Avow.SecondReader;
using NodaTime;
using YamlDotNet.Serialization;

namespace Avow.Commands;

/// <summary><c>avow policy read|lint</c>: a published policy in, its promises or its faults out.</summary>
internal static class ProseCommands
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Command Read()
    {
        var file = new Argument<string>("FILE") { Description = "The published policy: text, Markdown, HTML or DOCX." };
        var language = Language();
        var anyway = Anyway();
        var format = new Option<string>("--format") { Description = "json, yaml or html.", DefaultValueFactory = _ => "json" }.Among("json", "yaml", "html");
        var second = new Option<string?>("--second-reader") { Description = "Asks a language model too: the address of an endpoint of the OpenAI kind, such as http://127.0.0.1:11434/v1. Only what the grammar bears out is taken. Its model stands in AVOW_SECOND_READER_MODEL, its key in AVOW_SECOND_READER_KEY." };
        var command = new Command("read", "Finds the promises of a published policy. Example: avow policy read privacy.html --format json")
        {
            file, language, format, anyway, second,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var name = parsed.GetValue(file)!;
            var text = Text(name);
            var reading = Reading(name, text, parsed.GetValue(language), parsed.GetValue(anyway));
            reading = parsed.GetValue(second) is { } address ? await SecondOpinion.Of(reading, text, address, cancel) : reading;
            Console.Out.WriteLine(parsed.GetValue(format) switch
            {
                "html" => MarkedText.Page(text, reading),
                "yaml" => new SerializerBuilder().Build().Serialize(Promises(reading)),
                _ => JsonSerializer.Serialize(Promises(reading), Readable),
            });
            return 0;
        });
        return command;
    }

    public static Command Lint()
    {
        var file = new Argument<string>("FILE") { Description = "A published policy (text, Markdown, HTML or DOCX) or a policy file (YAML)." };
        var words = new Option<string>("--lang") { Description = "The language of the findings' own words: en or sv. Findings on policy files speak English.", DefaultValueFactory = _ => "en" }.Among("en", "sv");
        var language = Language("--text-lang");
        var anyway = Anyway();
        var format = new Option<string>("--format") { Description = "text, json or sarif.", DefaultValueFactory = _ => "text" }.Among("text", "json", "sarif");
        var dismissed = new Option<string?>("--dismissed") { Description = "A JSON file of findings that you let stand: [{ \"code\": …, \"quote\": …, \"reason\": … }]. They are shown with their reason and no longer make the exit code 1." };
        var command = new Command("lint", "Tells what is wrong with a published policy or a policy file. Exit 1 when something must be put right. Example: avow policy lint privacy.md --format sarif")
        {
            file, words, language, format, anyway, dismissed,
        };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(file)!;
            var text = Text(name);
            var found = PolicyFileLint.IsOne(text) ? PolicyFileLint.Of(text) : ProseLint.Of(Reading(name, text, parsed.GetValue(language), parsed.GetValue(anyway)), Today, parsed.GetValue(words)!);
            var findings = LetStand(found, parsed.GetValue(dismissed));
            Console.Out.WriteLine(parsed.GetValue(format) switch
            {
                "json" => JsonSerializer.Serialize(new { findings = findings.Select(ToJson) }, Readable),
                "sarif" => Sarif.Write([new CheckedFile(FileCheck.UriOf(name), [], [.. findings.Select(f => ToFinding(text, f))])]).TrimEnd(),
                _ => string.Join('\n', findings.Select(f => Line(name, text, f))),
            });
            return findings.Any(f => f is { Severity: "error", Dismissed: null }) ? 1 : 0;
        });
        return command;
    }

    public static Command Draft()
    {
        var file = new Argument<string>("FILE") { Description = "The published policy: text, Markdown, HTML or DOCX." };
        var language = Language();
        var anyway = Anyway();
        var format = new Option<string>("--format") { Description = "yaml: the policy file; json: with its open questions and what becomes of each promise.", DefaultValueFactory = _ => "yaml" }.Among("yaml", "json");
        var answers = new Option<string?>("--answers") { Description = "A JSON file of answers to the open questions, by the keys that --format json prints: { \"controller.address\": \"1 High Street\" }." };
        var command = new Command("draft", "Drafts a policy file from a published policy, with what it leaves open. Example: avow policy draft privacy.html > policy.yaml")
        {
            file, language, format, answers, anyway,
        };
        command.SetAction(parsed =>
        {
            var name = parsed.GetValue(file)!;
            var reading = Reading(name, Text(name), parsed.GetValue(language), parsed.GetValue(anyway));
            var draft = Drafted(reading, new VersionId(Today), parsed.GetValue(answers));
            Console.Out.WriteLine(parsed.GetValue(format) == "json" ? JsonSerializer.Serialize(ToJson(draft, reading.Language), Readable) : draft.Text.TrimEnd());
            Console.Error.WriteLine($"{draft.Promises.Count} promises: {draft.Coverage:P0} enforced by the draft; {draft.Questions.Count} open questions");
            return 0;
        });
        return command;
    }

    private static PolicyDraft Drafted(ProseReading reading, VersionId version, string? file)
    {
        if (Answers(file) is not { } answers)
        {
            return PolicyDraft.Of(reading, version, withHouse: true);
        }

        var draft = PolicyDraft.Of(reading, version, answers, withHouse: true);
        if (answers.Keys.Except(draft.Questions.Concat(draft.Answered).Select(q => q.Key)).FirstOrDefault() is { } unknown)
        {
            throw new CommandRefused($"{file}: nothing is asked under the key {unknown}; --format json prints the keys");
        }

        if (draft.Answered.FirstOrDefault(q => q.Form == AnswerForm.Side && q.Taken is not ("promise" or "recipients")) is { } side)
        {
            throw new CommandRefused($"{file}: the answer to {side.Key} is promise or recipients, not {side.Taken}");
        }

        return PolicyReader.Read(draft.Text).Faults is [var fault, ..] ? throw new CommandRefused($"{file}: an answer does not fit into the policy file: {fault.Message}") : draft;
    }

    private static Dictionary<string, string>? Answers(string? file)
    {
        try
        {
            return file is null ? null : JsonSerializer.Deserialize<Dictionary<string, string>>(File.ReadAllText(file));
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new CommandRefused($"{file}: the answers are a JSON object of keys and texts: {e.Message}");
        }
    }

    private static object ToJson(PolicyDraft draft, string language) => new
    {
        policy = draft.Text,
        coverage = Math.Round(draft.Coverage, 3),
        questions = draft.Questions.Select(q => new { key = q.Key, at = q.At, asks = q.Asks, quote = q.Quote, form = q.Form.ToString().ToLowerInvariant(), taken = q.Taken }),
        corrections = draft.Corrections.Select(c => new { key = c.Question.Key, asks = c.Question.Asks, quote = c.Promise.Quote, form = c.Question.Form.ToString().ToLowerInvariant(), taken = c.Question.Taken }),
        promises = draft.Promises.Select(p => new { type = p.Promise.Type, quote = p.Promise.Quote, start = p.Promise.Start, fate = p.Fate.ToString().ToLowerInvariant(), by = p.In(language) }),
    };

    private static LocalDate Today => Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow()).InUtc().Date;

    private static Option<string?> Language(string name = "--lang")
    {
        var option = new Option<string?>(name) { Description = "The language of the text, en or sv; the words tell when left out." };
        option.AcceptOnlyFromAmong("en", "sv");
        return option;
    }

    private static string Text(string file)
    {
        try
        {
            return PublishedFile.Read(file);
        }
        catch (Exception failure) when (failure is InvalidDataException or MisfitFile)
        {
            throw new CommandRefused($"{file}: {failure.Message}");
        }
    }

    private static Option<bool> Anyway() => new("--anyway") { Description = "Reads the text even if it seems to be something other than a privacy policy." };

    private static ProseReading Reading(string file, string text, string? language, bool isAnyway)
    {
        if (PolicyFileLint.IsOne(text))
        {
            throw new CommandRefused($"{file} is a policy file, not a published text: `avow policy check` reads it");
        }

        try
        {
            var reading = ProseReader.Read(text, language);
            var misfit = isAnyway ? null : Misfit.Of(reading);
            return misfit is null || (misfit.Kind == MisfitKind.ForeignLanguage && language is not null) ? reading : throw new CommandRefused($"{file}: {MisfitWords.Of(misfit)}");
        }
        catch (ArgumentException failure)
        {
            throw new CommandRefused($"{file}: {failure.Message}");
        }
    }

    private static Dictionary<string, object> Promises(ProseReading reading) => new()
    {
        ["language"] = reading.Language,
        ["promises"] = reading.Promises.Select(p => new Dictionary<string, object?>
        {
            ["type"] = p.Type,
            ["quote"] = p.Quote,
            ["start"] = p.Start,
            ["value"] = p.Value,
            ["confidence"] = p.Confidence,
            ["rule"] = p.Rule,
        }).ToList(),
    };

    private static object ToJson(ProseFinding finding) => new
    {
        code = finding.Code,
        severity = finding.Severity,
        quote = finding.Quote,
        start = finding.Start,
        why = finding.Why,
        source = finding.Source,
        mend = finding.Mend,
        against = finding.Against,
        dismissed = finding.Dismissed,
    };

    private static Finding ToFinding(string text, ProseFinding finding) => new(
        finding.Code,
        finding.Severity switch { "error" => Severity.Error, "warn" => Severity.Warning, _ => Severity.Note },
        finding.Why + Sides(finding),
        PlaceOf(text, finding),
        finding.Source,
        finding.Mend)
    { Dismissed = finding.Dismissed };

    private static string Line(string file, string text, ProseFinding finding)
    {
        var at = PlaceOf(text, finding);
        return $"{file}:{at.Line}:{at.Column}: {finding.Severity}: {finding.Code}: {finding.Why}{Sides(finding)} {finding.Mend} ({finding.Source}){(finding.Dismissed is { } reason ? $" Let stand: {reason}" : "")}";
    }

    private static IReadOnlyList<ProseFinding> LetStand(IReadOnlyList<ProseFinding> findings, string? file)
    {
        if (file is null)
        {
            return findings;
        }

        try
        {
            var dismissals = Dismissals.Read(Text(file));
            foreach (var gone in dismissals.Beside(findings))
            {
                Console.Error.WriteLine($"{file}: {gone.Code} is no longer found{(gone.Quote is { } quote ? $" in “{quote}”" : "")}");
            }

            return dismissals.Over(findings);
        }
        catch (InvalidDataException fault)
        {
            throw new CommandRefused($"{file}: {fault.Message}");
        }
    }

    /// <summary>The words that are at fault, and those that contradict them.</summary>
    private static string Sides(ProseFinding finding) =>
        (finding.Quote is { } quote ? $" “{OneLine(quote)}”" : "") + (finding.Against is { } against ? $" beside “{OneLine(against)}”" : "");

    private static string OneLine(string quote) => string.Join(' ', quote.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Line and column from 1; the first place of the text for what is absent.</summary>
    private static Place PlaceOf(string text, ProseFinding finding)
    {
        var before = text.AsSpan(0, finding.Start ?? 0);
        return new(before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
