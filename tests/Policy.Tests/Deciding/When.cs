using Avow.Policy.Deciding;
using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Policy.Tests.Deciding;

/// <summary>Short ways to say instants, facts and verdicts in a test.</summary>
internal static class When
{
    /// <summary>An instant, written in UTC.</summary>
    public static Instant Utc(string text) => InstantPattern.ExtendedIso.Parse(text).Value;

    /// <summary>The instant of a wall clock in a zone: <c>2026-04-15T00:00</c>.</summary>
    public static Instant At(string local, string zone = "Europe/London") =>
        LocalDateTimePattern.GeneralIso.Parse(local + ":00").Value.InZoneStrictly(DateTimeZoneProviders.Tzdb[zone]).ToInstant();

    public static Facts Received(string utc) => new("phone-message") { { "received", Utc(utc) } };

    public static Verdict Decide(PolicyFile policy, Facts facts, Instant now) => Decision.Decide(facts, new([policy]), now);

    public static bool Disposes(this Verdict verdict) => verdict.Outcome is Outcome.Delete or Outcome.Anonymise;
}
