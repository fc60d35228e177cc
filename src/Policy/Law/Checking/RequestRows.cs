using Avow.Policy.Deadlines;
using Avow.Policy.Holidays;
using Avow.Policy.Reading;
using NodaTime;

namespace Avow.Policy.Law.Checking;

/// <summary>Requests of people.</summary>
internal static class RequestRows
{
    private static readonly (string Key, RequestEventKind Kind)[] Events =
    [
        ("idAsked", RequestEventKind.IdentityAsked), ("idReceived", RequestEventKind.IdentityReceived),
        ("identityAsked", RequestEventKind.IdentityAsked), ("identityReceived", RequestEventKind.IdentityReceived),
        ("authorityAsked", RequestEventKind.AuthorityAsked), ("authorityReceived", RequestEventKind.AuthorityReceived),
        ("feeAsked", RequestEventKind.FeeAsked), ("feePaid", RequestEventKind.FeePaid), ("feeReceived", RequestEventKind.FeePaid),
        ("clarifyAsked", RequestEventKind.ClarificationAsked), ("clarifyReceived", RequestEventKind.ClarificationReceived),
        ("clarificationAsked", RequestEventKind.ClarificationAsked), ("clarificationReceived", RequestEventKind.ClarificationReceived),
        ("answered", RequestEventKind.Answered),
    ];

    private static readonly Dictionary<string, PersonRight> Rights = new()
    {
        ["access"] = PersonRight.Access,
        ["rectification"] = PersonRight.Rectification,
        ["erasure"] = PersonRight.Erasure,
        ["restriction"] = PersonRight.Restriction,
        ["portability"] = PersonRight.Portability,
        ["objection"] = PersonRight.Objection,
        ["automated-decision"] = PersonRight.AutomatedDecision,
    };

    public static Computed Due(LawBook law, VectorInput input)
    {
        var due = Of(law, input);
        return new Computed().With("due", due.DueOn).With("target", due.TargetOn).With("by", due.ExtensionNoticeBy).With("start", due.StartedOn)
            .With("paused", due.PausedDays.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .With("waits", due.WaitsFor?.ToString().ToLowerInvariant() ?? "none").With("extended", due.IsExtended);
    }

    public static Computed ExtensionNoticeBy(LawBook law, VectorInput input) => new Computed().With("by", Of(law, input).ExtensionNoticeBy);

    public static Computed Target(LawBook law, VectorInput input)
    {
        var target = Of(law, input).TargetOn;
        return new Computed().With("target", target).With("by", target).With("due", target);
    }

    /// <summary>The calendar that a row names, else that of its jurisdiction.</summary>
    public static HolidayCalendar Holidays(LawBook law, VectorInput input, string jurisdiction)
    {
        var isNone = input.Text("holidays") is null && input.IsGiven("holidays");
        return isNone ? law.FindHolidays("none")!
            : input.Text("holidays") is not { } name ? law.HolidaysOf(jurisdiction)
            : law.FindHolidays(name.ToLowerInvariant()) ?? throw new RowSkipped($"{Quote.Word(name)} is no calendar that is known");
    }

    private static RequestDue Of(LawBook law, VectorInput input)
    {
        var jurisdiction = VectorRules.JurisdictionOf(input.Jurisdiction);
        var received = input.Date("received");
        var log = new List<RequestEvent> { new(RequestEventKind.Received, received) };
        log.AddRange(Events.SelectMany(e => input.DatesNamed(e.Key).Select(on => new RequestEvent(e.Kind, on))));
        if (ExtendedOn(input, received) is { } extended)
        {
            log.Add(new(RequestEventKind.Extended, extended));
        }

        return log.Exists(e => e.On < received)
            ? throw new RowSkipped("something happened before the request was received")
            : RequestClock.Of(RequestRule.Of(law, jurisdiction, received), input.Word("right", Rights, PersonRight.Access), log, Holidays(law, input, jurisdiction));
    }

    /// <summary>A day, or a bare yes: told in time, such as on the day of receipt.</summary>
    private static LocalDate? ExtendedOn(VectorInput input, LocalDate received) => input.Text("extended", "extensionNotice") switch
    {
        null => null,
        [_, _, _, _, '-', ..] text => VectorInput.ReadDate(text),
        _ => input.YesNo("extended", "extensionNotice") == true ? received : null,
    };
}
