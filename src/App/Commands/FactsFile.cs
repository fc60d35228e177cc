using System.Text.Json;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Commands;

/// <summary>The facts of one record as a JSON file; every fault is one line.</summary>
internal static class FactsFile
{
    private const int MostBytes = 1024 * 1024;
    private static readonly string[] Keys = ["record", "clocks", "holds", "restricted", "instruction", "blanked", "removed"];
    private static readonly string[] HoldKeys = ["reason", "from", "until"];

    public static Facts Read(string file)
    {
        try
        {
            if (new FileInfo(file).Length > MostBytes)
            {
                throw new CommandRefused($"{file} is larger than 1 MB; it should hold the facts of one record");
            }

            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return Facts(new Reader(file), json.RootElement);
        }
        catch (JsonException e)
        {
            throw new CommandRefused($"{file}:{(e.LineNumber ?? 0) + 1}:{(e.BytePositionInLine ?? 0) + 1}: this is not JSON");
        }
    }

    private static Facts Facts(Reader reader, JsonElement root)
    {
        reader.Object(root, "the file", Keys);
        var facts = new Facts(reader.Text(root, "record", "record"))
        {
            Holds = [.. reader.Items(root, "holds").Select((h, i) => Hold(reader, h, $"holds[{i}]"))],
            Restriction = Restriction(reader, root),
            Instruction = reader.Find(root, "instruction") is { } told ? Instruction(reader, told) : null,
            RemovedAt = reader.InstantOrNull(root, "removed", "removed"),
            Blanked = [.. reader.Items(root, "blanked").Select((b, i) => reader.Text(b, $"blanked[{i}]"))],
        };
        if (reader.Find(root, "clocks") is { } clocks)
        {
            reader.Object(clocks, "clocks", null);
            foreach (var clock in clocks.EnumerateObject())
            {
                facts.Add(clock.Name, reader.InstantOrNull(clocks, clock.Name, $"clocks.{clock.Name}"));
            }
        }

        return facts;
    }

    private static Hold Hold(Reader reader, JsonElement hold, string path)
    {
        reader.Object(hold, path, HoldKeys);
        return new(
            reader.Text(hold, "reason", $"{path}.reason"),
            reader.InstantOrNull(hold, "from", $"{path}.from") ?? Instant.MinValue,
            reader.InstantOrNull(hold, "until", $"{path}.until"));
    }

    private static Restriction? Restriction(Reader reader, JsonElement root) => reader.Find(root, "restricted") switch
    {
        null or { ValueKind: JsonValueKind.False } => null,
        { ValueKind: JsonValueKind.True } => new("restricted", ReviewAt: null),
        _ => throw reader.Refuse("restricted must be true or false"),
    };

    private static Instruction Instruction(Reader reader, JsonElement told)
    {
        reader.Object(told, "instruction", ["keep"]);
        var text = reader.Text(told, "keep", "instruction.keep");
        return KeepPeriod.TryParse(text, out var period)
            ? new(period)
            : throw reader.Refuse($"instruction.keep {JsonSerializer.Serialize(text)} is no period; write it like \"30 days\"");
    }

    private sealed class Reader(string file)
    {
        public CommandRefused Refuse(string message) => new($"{file}: {message}");

        public void Object(JsonElement element, string path, string[]? keys)
        {
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw Refuse($"{path} must be an object");
            }

            var seen = new HashSet<string>();
            foreach (var property in element.EnumerateObject())
            {
                if (!seen.Add(property.Name))
                {
                    throw Refuse($"{path} has the key {JsonSerializer.Serialize(property.Name)} twice");
                }

                if (keys?.Contains(property.Name) == false)
                {
                    throw Refuse($"{path} has no key {JsonSerializer.Serialize(property.Name)}; it has {string.Join(", ", keys)}");
                }
            }
        }

        public JsonElement? Find(JsonElement element, string key) =>
            element.TryGetProperty(key, out var found) && found.ValueKind != JsonValueKind.Null ? found : null;

        public IEnumerable<JsonElement> Items(JsonElement element, string key) => Find(element, key) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            _ => throw Refuse($"{key} must be a list"),
        };

        public string Text(JsonElement element, string key, string path) =>
            Find(element, key) is { } found ? Text(found, path) : throw Refuse($"{path} is missing");

        public string Text(JsonElement element, string path) =>
            element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text ? text : throw Refuse($"{path} must be a text");

        public Instant? InstantOrNull(JsonElement element, string key, string path)
        {
            if (Find(element, key) is not { } found)
            {
                return null;
            }

            var text = Text(found, path);
            var parsed = InstantPattern.ExtendedIso.Parse(text);
            return parsed.Success ? parsed.Value : throw Refuse($"{path} {JsonSerializer.Serialize(text)} is no instant; write it like 2026-01-05T09:30:00Z");
        }
    }
}
