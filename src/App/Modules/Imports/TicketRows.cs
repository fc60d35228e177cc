using System.Text.Json;
using Avow.Modules.Imports.Formats;
using Avow.Modules.Tickets.Public;
using NodaTime;

namespace Avow.Modules.Imports;

/// <summary>Tickets of a list as the module of tickets takes them.</summary>
internal static class TicketRows
{
    public static TicketBatch Batch(ImportDay day) => new(
        day.Work, day.Batch.Policy, day.Batch.Around, day.File.Origin, day.File.PeopleGroup, day.File.Brand, day.File.Source, day.Batch.By, day.Batch.Now);

    public static TicketArrival Of(MappedRow mapped, DateTimeZone zone)
    {
        var ticket = mapped.Arrival;
        var messages = ticket.Of("words") is { } words ? JsonSerializer.Deserialize<List<WrittenWord>>(words)! : [];
        return new(
            ticket.Of("number") ?? "", ticket.Of("subject") ?? "", ticket.Of("text") ?? "", ticket.Of("given-name"), ticket.Of("email"), ticket.Of("phone"), ticket.Since, mapped.Ended,
            [.. messages.Select(m => new TicketMessageArrival(WrittenDay.Read(m.At, zone), m.Text.Replace("\0", "", StringComparison.Ordinal), m.Inside))]);
    }
}
