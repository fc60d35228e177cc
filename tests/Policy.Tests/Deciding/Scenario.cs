using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using Avow.Policy.Tests.Samples;
using NodaTime;

namespace Avow.Policy.Tests.Deciding;

/// <summary>A random history, record and instant: the same for the same seed.</summary>
internal sealed class Scenario
{
    private static readonly PolicyFile Blank = Sample.Read(Sample.Minimal);
    private static readonly Instant Start = When.Utc("2025-06-01T00:00:00Z");
    private static readonly string[] Clocks = ["received", "closed", "recorded", "reviewed", "confirmed"];
    private static readonly string[] Zones = ["Europe/London", "Europe/Stockholm", "America/Santiago"];
    private readonly Random _random;
    private readonly DateTimeZone _zone;

    public Scenario(int seed)
    {
        _random = new(seed);
        _zone = DateTimeZoneProviders.Tzdb[Pick(Zones)];
        var first = new LocalDate(2025, 6, 1).PlusDays(_random.Next(300));
        Versions = [.. Enumerable.Range(0, _random.Next(1, 4)).Select(n => Version(first.PlusDays(150 * n + _random.Next(100))))];
        Now = Moment();
        Clock = [.. Clocks.Where(_ => _random.Next(4) > 0).Select(c => new Clock(c, Moment()))];
        Holds = [.. Enumerable.Range(0, Math.Max(0, _random.Next(-1, 3))).Select(_ => Hold())];
        Removed = _random.Next(8) == 0 ? Moment() : null;
        Instruction = _random.Next(4) == 0 ? new(Period()) : null;
    }

    public IReadOnlyList<PolicyFile> Versions { get; init; }

    public IReadOnlyList<Clock> Clock { get; init; }

    public IReadOnlyList<Hold> Holds { get; init; }

    public Instant Now { get; }

    private Instant? Removed { get; }

    private Instruction? Instruction { get; }

    public Facts Facts(IEnumerable<Hold>? holds = null, IEnumerable<Clock>? clocks = null)
    {
        var facts = new Facts("record") { Holds = [.. holds ?? Holds], RemovedAt = Removed, Instruction = Instruction };
        foreach (var clock in clocks ?? Clock)
        {
            facts.Add(clock.Name, clock.StartedAt);
        }

        return facts;
    }

    public Verdict At(Instant now) => Decision.Decide(Facts(), new(Versions), now);

    /// <summary>An instant of the scenario's years, often at the very edge of a day.</summary>
    public Instant Moment()
    {
        var moment = Start + Duration.FromMinutes(_random.Next(2 * 365 * 24 * 60));
        return _random.Next(3) == 0 ? _zone.AtStartOfDay(moment.InZone(_zone).Date).ToInstant() - Duration.FromTicks(_random.Next(2)) : moment;
    }

    /// <summary>An instant from <paramref name="from"/> on and before <paramref name="to"/>, often at an edge.</summary>
    public Instant Between(Instant from, Instant to)
    {
        var end = Instant.Min(to, from + Duration.FromDays(1_000));
        return _random.Next(3) switch
        {
            0 => from,
            1 => end - Duration.FromTicks(1),
            _ => from + Duration.FromTicks(_random.NextInt64(Math.Max(1, (long)(end - from).TotalTicks))),
        };
    }

    public Hold Hold()
    {
        var from = Moment();
        return new("claim", from, _random.Next(3) == 0 ? null : from + Duration.FromHours(_random.Next(1, 5_000)));
    }

    /// <summary>A purpose with one random rule.</summary>
    public Purpose Purpose(string id) => Purpose(id, KeepRuleReader.Read("record", Rule(), default).Rule!);

    private Purpose Purpose(string id, KeepRule rule) => Blank.Purposes[0] with
    {
        Id = id,
        Role = _random.Next(4) == 0 ? Role.Processor : Role.Controller,
        Data = _random.Next(4) == 0 && rule.Then != Disposal.Blank ? null : [.. new[] { "name", "email", "phone" }.Where(_ => _random.Next(2) == 0)],
        Review = _random.Next(8) == 0 ? Period() : null,
        Keep = [rule],
    };

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private PolicyFile Version(LocalDate date) => Blank with
    {
        Version = new(date),
        Zone = _zone,
        Purposes = [.. new[] { "a", "b", "c" }.Where((_, i) => i == _random.Next(3) || _random.Next(2) == 0).DefaultIfEmpty("a").Select(Purpose)],
    };

    /// <summary>The words of a rule of any form: every kind of term, law, exception, question and end.</summary>
    public string Rule()
    {
        var terms = Enumerable.Range(0, _random.Next(10) == 0 ? 0 : _random.Next(1, 3)).Select(_ => Term()).ToList();
        var which = terms.Count < 2 ? "" : $", whichever is {Pick(["first", "last"])}";
        var law = _random.Next(6) == 0 ? $"{(terms.Count == 0 ? "" : ", and ")}as long as uk-companies-act requires" : "";
        var unless = _random.Next(10) == 0 && terms.Count + law.Length > 0 ? ", unless requested otherwise" : "";
        var keep = string.Join(", or ", terms) + which + law + unless;
        var question = keep.Length == 0 || _random.Next(4) == 0 ? Question() : "";
        string[] ends = terms.Exists(t => t.StartsWith("at least", StringComparison.Ordinal)) ? ["delete", "anonymise", "review"] : ["delete", "anonymise", "delete", "blank", "review"];
        return string.Join("; ", new[] { keep, question, $"then {Pick(ends)}" }.Where(part => part.Length > 0));
    }

    private string Term() => _random.Next(9) switch
    {
        0 => $"until {Pick(Clocks)}",
        1 => Pick(["while open", "while needed"]),
        2 => $"at most {Period()} after {Pick(Clocks)}",
        3 => $"at least {Period()} after {Pick(Clocks)}",
        4 => $"{_random.Next(1, 8)} to {new KeepPeriod(_random.Next(9, 20), Pick(Units))} after {Pick(Clocks)}",
        _ => $"{Period()} after {Pick(Clocks)}",
    };

    private string Question()
    {
        var silence = _random.Next(2) == 0 ? $", unanswered for {Period()}: {Pick(["delete", "anonymise"])}" : "";
        return $"{Pick(["review", "ask"])} every {Period()}{(_random.Next(2) == 0 ? $" after {Pick(Clocks)}" : "")}{silence}";
    }

    private KeepPeriod Period() => new(_random.Next(1, 14), Pick(Units));

    private static readonly PeriodUnit[] Units = [PeriodUnit.Days, PeriodUnit.Weeks, PeriodUnit.Months];
}
