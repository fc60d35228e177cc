using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Avow.Modules.Imports.Formats;

/// <summary>Support tickets as Freshdesk exports them: an array of tickets, bare as its interface answers or each wrapped in <c>helpdesk_ticket</c>.</summary>
/// <remarks>One ticket after another is read; of a ticket that is too large nothing is kept. Attachments are links and are read past.</remarks>
public sealed class TicketFile(Stream stream, FileLimits limits) : IRowFile
{
    /// <summary>The headings under which a ticket is shown.</summary>
    public static readonly IReadOnlyList<string> Headings = ["Number", "Subject", "Requester", "E-mail", "Opened", "Changed", "Closed", "Text", "Telephone", "Words"];

    // Deeper than any export; far less than what would exhaust a reader.
    private static readonly JsonSerializerOptions Bounded = new() { MaxDepth = 16 };
    private static readonly string[] Blank = [.. Headings.Select(_ => "")];

    public IReadOnlyList<string> Columns => Headings;

    public FormatFault? Fault => null;

    public static TicketFile Open(Stream stream, FileLimits limits) => new(stream, limits);

    public IEnumerable<FileRow> Rows()
    {
        var began = Stopwatch.GetTimestamp();
        using var tickets = JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(stream, Bounded).ToBlockingEnumerable().GetEnumerator();
        for (var number = 1; ; number++)
        {
            var (more, fault) = Next(tickets);
            fault ??= !more ? null
                : number > limits.Rows ? new("imports.format.rows", number, 1, limits.Rows, true)
                : Stopwatch.GetElapsedTime(began).TotalSeconds > limits.Seconds ? new("imports.format.time", number, 1, limits.Seconds, true)
                : null;
            if (fault is null && !more)
            {
                yield break;
            }

            yield return fault is null ? Read(number, tickets.Current) : new(number, fault.Line, Blank, fault);
            if (fault is { Ends: true })
            {
                yield break;
            }
        }
    }

    public void Dispose() => stream.Dispose();

    private static (bool More, FormatFault? Fault) Next(IEnumerator<JsonElement> tickets)
    {
        try
        {
            return (tickets.MoveNext(), null);
        }
        catch (JsonException broken)
        {
            return (true, new("imports.format.json", (int)Math.Min(int.MaxValue, (broken.LineNumber ?? 0) + 1), (int)Math.Min(int.MaxValue, (broken.BytePositionInLine ?? 0) + 1), Ends: true));
        }
    }

    private FileRow Read(int number, JsonElement element)
    {
        var ticket = element.ValueKind == JsonValueKind.Object && element.TryGetProperty("helpdesk_ticket", out var inner) ? inner : element;
        if (ticket.ValueKind != JsonValueKind.Object)
        {
            return new(number, number, Blank, new("imports.format.ticket", number, 1));
        }

        try
        {
            var cells = Cells(ticket);
            return cells.Take(cells.Length - 1).Any(c => c.Length > limits.Signs) || cells[^1].Length > 40 * limits.Signs
                ? new(number, number, Blank, new("imports.format.long", number, 1, limits.Signs))
                : new(number, number, cells);
        }
        catch (InvalidOperationException)
        {
            // Half of a pair of signs, which no text may hold.
            return new(number, number, Blank, new("imports.format.ticket", number, 1));
        }
    }

    private static string[] Cells(JsonElement ticket)
    {
        var states = Part(ticket, "stats") ?? Part(ticket, "ticket_states") ?? ticket;
        var requester = Part(ticket, "requester") ?? ticket;
        var isOver = Text(ticket, "status") is "4" or "5" || Text(ticket, "status_name").ToLowerInvariant() is "closed" or "resolved";
        var closed = !isOver ? "" : First(Text(states, "closed_at"), Text(states, "resolved_at"), Text(ticket, "updated_at"));
        return
        [
            First(Text(ticket, "display_id"), Text(ticket, "id")), Text(ticket, "subject"),
            First(Text(requester, "name"), Text(ticket, "requester_name")), First(Text(requester, "email"), Text(ticket, "requester_email"), Text(ticket, "email")),
            Text(ticket, "created_at"), Text(ticket, "updated_at"), closed, First(Text(ticket, "description_text"), Text(ticket, "description")),
            First(Text(requester, "phone"), Text(requester, "mobile"), Text(ticket, "requester_phone")), Words(ticket),
        ];
    }

    /// <summary>What was written in the ticket, as an array of time and text.</summary>
    private static string Words(JsonElement ticket)
    {
        var said = new[] { "conversations", "notes" }.Select(n => Part(ticket, n, JsonValueKind.Array)).FirstOrDefault(p => p is not null);
        var words = said?.EnumerateArray().Select(w => Part(w, "helpdesk_note") ?? w).Where(w => w.ValueKind == JsonValueKind.Object)
            .Select(w => new WrittenWord(Text(w, "created_at"), First(Text(w, "body_text"), Text(w, "body")), Text(w, "private") == "true")).Where(w => w.Text.Length > 0).ToList();
        return words is { Count: > 0 } ? JsonSerializer.Serialize(words) : "";
    }

    private static JsonElement? Part(JsonElement of, string name, JsonValueKind kind = JsonValueKind.Object) =>
        of.ValueKind == JsonValueKind.Object && of.TryGetProperty(name, out var part) && part.ValueKind == kind ? part : null;

    private static string Text(JsonElement of, string name) => !of.TryGetProperty(name, out var value) ? "" : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!.Trim(),
        JsonValueKind.Number => value.TryGetInt64(out var number) ? number.ToString(CultureInfo.InvariantCulture) : "",
        JsonValueKind.True => "true",
        _ => "",
    };

    private static string First(params string[] texts) => texts.FirstOrDefault(t => t.Length > 0) ?? "";
}

/// <summary>One message of a ticket, as it stands in the file.</summary>
/// <param name="At">As written; may be empty.</param>
/// <param name="Inside">Whether it was a note among colleagues.</param>
public sealed record WrittenWord(string At, string Text, bool Inside);
