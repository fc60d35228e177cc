using System.Collections.Concurrent;
using System.Globalization;
using Avow.Jobs;
using NodaTime;

namespace Avow.Modules.Identity.Public;

/// <summary>How much of a minute's calls is left.</summary>
public sealed record ApiLeft(int Most, int Left, int Seconds)
{
    public bool IsOver => Left < 0;

    /// <summary>As the draft on RateLimit header fields of the IETF's HTTPAPI group writes it.</summary>
    public void Put(IHeaderDictionary headers)
    {
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"token\";q={Most};w=60");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"token\";r={Math.Max(Left, 0)};t={Seconds}");
        if (IsOver)
        {
            headers.RetryAfter = Seconds.ToString(CultureInfo.InvariantCulture);
        }
    }
}

/// <summary>How often one token may call in a minute, and how often one address may try tokens that open nothing. Counted in this process.</summary>
public sealed class ApiLimit(BusinessClock clock)
{
    public const int PerMinute = 600;

    private const int MostKept = 10_000;
    private readonly ConcurrentDictionary<string, Minute> _minutes = new();

    /// <summary>Counts one call more.</summary>
    public ApiLeft Take(string who, int most)
    {
        var now = clock.MachineNow;
        if (_minutes.Count > MostKept)
        {
            Forget(now);
        }

        var minute = _minutes.AddOrUpdate(who, _ => new(now, 1), (_, known) => known.IsOver(now) ? new(now, 1) : known with { Used = known.Used + 1 });
        return new(most, most - minute.Used, Math.Max(1, (int)Math.Ceiling((minute.Begins + Duration.FromMinutes(1) - now).TotalSeconds)));
    }

    private void Forget(Instant now)
    {
        foreach (var (who, _) in _minutes.Where(m => m.Value.IsOver(now)))
        {
            _minutes.TryRemove(who, out _);
        }
    }

    private sealed record Minute(Instant Begins, int Used)
    {
        public bool IsOver(Instant now) => now >= Begins + Duration.FromMinutes(1);
    }
}
