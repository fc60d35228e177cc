using NodaTime;

namespace Avow.Policy.Model;

/// <summary>How often at most people are written to for a purpose.</summary>
/// <param name="Most">From 1 to 1,000.</param>
/// <param name="Channel">The channel that is counted: <c>email</c>, <c>sms</c>, <c>phone</c> or <c>post</c>.</param>
/// <param name="PerEvent">The event that each have their own count, such as <c>event</c> or <c>order</c>; null when it counts per period.</param>
/// <param name="PerPeriod">The period, looking back from now; null when it counts per event.</param>
public sealed record ContactLimit(int Most, string Channel, string? PerEvent, KeepPeriod? PerPeriod)
{
    private static readonly string[] Words = ["emails", "texts", "calls", "letters"];

    /// <summary>Whether one more may be sent.</summary>
    /// <param name="sent">When earlier ones went out on the channel to this person for this purpose, UTC, in any order; where the limit
    /// is per event, only those about this event. May be empty.</param>
    /// <param name="now">UTC.</param>
    /// <param name="zone">The organisation's zone, whose civil days are counted.</param>
    /// <remarks>Per 1 month on 15 May, those of 16 April and later count: one month after 15 April that day no longer does.</remarks>
    public bool Allows(IEnumerable<Instant> sent, Instant now, DateTimeZone zone)
    {
        var today = now.InZone(zone).Date;
        return sent.Count(s => PerPeriod is not { } period || period.After(s.InZone(zone).Date) > today) < Most;
    }

    /// <summary>The canonical words: <c>at most 4 emails per event</c>, <c>at most 1 text per 2 weeks</c>.</summary>
    public override string ToString()
    {
        var word = Words[Channels.IndexOf(Channel)];
        return $"at most {Most} {(Most == 1 ? word[..^1] : word)} per {PerEvent ?? (PerPeriod is { Count: 1 } one ? one.ToString()[2..] : PerPeriod.ToString())}";
    }

    /// <summary>The word of the policy file for each channel: <c>emails</c> counts the channel <c>email</c>.</summary>
    internal static string? ChannelOf(string word) =>
        Array.IndexOf(Words, word.EndsWith('s') ? word : word + "s") is >= 0 and var i ? Channels[i] : null;

    internal static IReadOnlyList<string> AllWords => Words;

    private static readonly List<string> Channels = ["email", "sms", "phone", "post"];
}
