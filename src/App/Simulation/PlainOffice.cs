using NodaTime;

namespace Avow.Simulation;

/// <summary>The second implementation: what must stay and go in one office, told with lists and dates as a clerk would with a calendar.
/// It shares no code with the policy library or the engine, and is meant to be obviously right rather than fast.</summary>
internal sealed class PlainOffice(DateTimeZone zone, PlainVersion first)
{
    public List<PlainClient> Clients { get; } = [];

    /// <summary>The contacts that are still there, by their client.</summary>
    public HashSet<Guid> Contacts { get; } = [];

    public List<PlainMessage> Messages { get; } = [];

    public List<PlainMail> Mails { get; } = [];

    public List<PlainHold> Holds { get; } = [];

    /// <summary>By date, oldest first.</summary>
    public List<PlainVersion> Versions { get; } = [first];

    /// <summary>What must go in a night; forgets it.</summary>
    public List<PlainGoing> Night(Instant now)
    {
        var going = new List<PlainGoing>();
        Take(going, Holds, h => h.Over is { } over ? Midnight(DayOf(over).PlusYears(1)) : null, _ => false, "hold", "keeping-our-word.hold", h => h.Id, now);
        Take(going, Mails, m => m.SentAt is { } sent ? Midnight(DayOf(sent).PlusDays(30)) : null, _ => false, "outgoing-mail", "running-the-office.outgoing-mail", m => m.Id, now);
        Take(going, Messages, m => DueOf(m, now), m => Held(now, m.Id, m.Client.Id), "phone-message", "message-taking.phone-message", m => m.Id, now);
        Mails.RemoveAll(m => !Messages.Contains(m.About));
        foreach (var client in Clients.Where(c => c.CeasedAt is not null && Contacts.Contains(c.ContactId)).ToList())
        {
            var due = Midnight(DayOf(client.CeasedAt!.Value).PlusDays(100));
            if (due <= now && !Held(now, client.ContactId, client.Id))
            {
                Contacts.Remove(client.ContactId);
                going.Add(new("client-contact", client.ContactId, "client-access.client-contact", Free(due, client.ContactId, client.Id)));
            }
        }

        bool Needed(PlainClient c) => Contacts.Contains(c.ContactId) || Messages.Exists(m => m.Client == c);
        Take(going, Clients, DueOf, c => Needed(c) || Held(now, c.Id), "client-set-up", "message-taking.client-set-up", c => c.Id, now);
        return going;
    }

    private void Take<T>(
        List<PlainGoing> going, List<T> all, Func<T, Instant?> due, Func<T, bool> stays, string kind, string rule, Func<T, Guid> id, Instant now)
    {
        foreach (var record in all.ToList())
        {
            if (due(record) is { } at && at <= now && !stays(record))
            {
                all.Remove(record);
                var client = record is PlainMessage message ? message.Client.Id : id(record);
                going.Add(new(kind, id(record), rule, Free(at, id(record), client)));
            }
        }
    }

    /// <summary>A message: so many days after the call, a hundred after the service ceased, what the client told us, or tonight when it was removed.</summary>
    private Instant DueOf(PlainMessage message, Instant now)
    {
        var received = DayOf(message.ReceivedAt);
        var end = received.PlusDays(DaysFor(received, DayOf(now)));
        end = Sooner(end, received, message.Client.Told);
        if (message.Client.CeasedAt is { } ceased)
        {
            end = LocalDate.Min(end, Sooner(DayOf(ceased).PlusDays(100), DayOf(ceased), message.Client.Told));
        }

        return message.RemovedAt is { } removed && removed < Midnight(end) ? removed : Midnight(end);
    }

    private Instant? DueOf(PlainClient client) =>
        client.CeasedAt is { } ceased ? Midnight(Sooner(DayOf(ceased).PlusDays(100), DayOf(ceased), client.Told)) : null;

    /// <summary>The period in force on the day of the call; a shorter one published later counts as well, a longer one does not.</summary>
    private int DaysFor(LocalDate received, LocalDate today) => Versions
        .Where(v => v.From > received && v.From <= today).Append(Versions.Last(v => v.From <= received || v == Versions[0])).Min(v => v.Days);

    private static LocalDate Sooner(LocalDate end, LocalDate start, (int Count, bool Months)? told) => told is { } by
        ? LocalDate.Min(end, by.Months ? start.PlusMonths(by.Count) : start.PlusDays(by.Count))
        : end;

    private bool Held(Instant now, params Guid[] covered) => Holds.Exists(h => covered.Contains(h.Covers) && h.Covered(now));

    /// <summary>A record that was held when it was due is due at the end of the hold.</summary>
    private Instant Free(Instant due, params Guid[] covered)
    {
        while (Holds.Find(h => covered.Contains(h.Covers) && h.Covered(due)) is { Until: { } until })
        {
            due = until;
        }

        return due;
    }

    private LocalDate DayOf(Instant instant) => instant.InZone(zone).Date;

    private Instant Midnight(LocalDate date) => zone.AtStartOfDay(date).ToInstant();
}
