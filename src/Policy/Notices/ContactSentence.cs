using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>The sentence that says how often people are written to at most.</summary>
internal static class ContactSentence
{
    /// <param name="index">Which of the purpose's limits, from 0.</param>
    public static Sentence Of(Purpose purpose, ContactLimit limit, int index, Words words)
    {
        var count = words.Say($"contact.{limit.Channel}.{(limit.Most == 1 ? "1" : "n")}", ("n", limit.Most.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        var spans = limit.PerPeriod is { } period
            ? words.Fill("contact.period", ("count", count), ("period", words.Period(period)))
            : words.Fill("contact.event", ("count", count), ("event", words.Find($"event.{limit.PerEvent}") ?? KeepSentence.Plain(limit.PerEvent!)));
        return new($"contact.{purpose.Id}.{index}", spans, IsPromise: true);
    }
}
