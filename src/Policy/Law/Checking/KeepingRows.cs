using System.Text.RegularExpressions;
using Avow.Policy.Deadlines;
using Avow.Policy.Model;
using Avow.Policy.Reading;

namespace Avow.Policy.Law.Checking;

/// <summary>Keeping, limitation and telling people.</summary>
internal static partial class KeepingRows
{
    public static Computed KeepUntil(LawBook law, VectorInput input)
    {
        var kind = input.Text("kind") ?? throw new RowSkipped("`kind` is missing");
        var named = law.OfKind("keeping").FirstOrDefault(r => r.Id == VectorInput.Plain(kind) || r.Texts("names").Contains(VectorInput.Plain(kind)))
            ?? throw new RowSkipped($"{Quote.Word(kind)} is no law of keeping that is known");
        var statute = law.FindStatute(named.Id)!;
        var until = input.DateIfAny("deadline", "filingDeadline", "returnDeadline", "submissionDeadline") is { } deadline
            ? statute.Period.After(deadline)
            : statute.LastDay(input.OnlyDate());
        return new Computed().With("until", until);
    }

    public static Computed DeleteBy(LawBook law, VectorInput input) =>
        new Computed().With("by", Period(input).After(input.Date("start", "from", "anchor", "received")));

    public static Computed LimitationLastDay(LawBook law, VectorInput input)
    {
        var jurisdiction = VectorRules.JurisdictionOf(input.Jurisdiction);
        var breach = input.Date("contractBreach", "breach", "accrual");
        var period = input.NumberIfAny("years") is { } years
            ? new KeepPeriod(years, PeriodUnit.Years)
            : Limitation.PeriodOf(law, jurisdiction, input.IsYes("consumer"), breach) ?? throw new RowSkipped("the law file has no limitation for this jurisdiction");
        input.YesNo("consumer");
        return new Computed().With("last", Limitation.LastDay(breach, period));
    }

    public static Computed InformBy(LawBook law, VectorInput input)
    {
        var jurisdiction = VectorRules.JurisdictionOf(input.Jurisdiction);
        var by = InformingClock.InformBy(law, jurisdiction, input.Date("obtained"), input.DateIfAny("contacted"), input.DateIfAny("disclosed"));
        return new Computed().With("informBy", input.Text("holidays") is null ? by : RequestRows.Holidays(law, input, jurisdiction).Roll(by));
    }

    public static Computed Conflict(LawBook law, VectorInput input)
    {
        var statute = law.FindStatute(input.Text("law") ?? "") ?? throw new RowSkipped("`law` names no law of keeping");
        var beyond = statute.DoesNotCover((input.Text("data") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        return new Computed().Saying(beyond.Count > 0 ? $"warn: the law does not cover {string.Join(", ", beyond)}" : "none", beyond.Count > 0 ? "warn" : "none", ("warn", "warn"), ("none", "none"));
    }

    private static KeepPeriod Period(VectorInput input)
    {
        var text = input.Text("period") ?? throw new RowSkipped("`period` is missing");
        var match = Form().Match(text);
        var unit = match.Groups[2].Value switch { "d" => "days", "w" => "weeks", "m" => "months", _ => "years" };
        return KeepPeriod.TryParse(match.Success ? $"{match.Groups[1].Value} {unit}" : text, out var period)
            ? period
            : throw new RowSkipped($"{Quote.Word(text)} is no period such as 100d, 2w, 26m or 6y");
    }

    [GeneratedRegex("^([0-9]+) ?([dwmy])$")]
    private static partial Regex Form();
}
