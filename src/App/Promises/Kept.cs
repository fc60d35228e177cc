using Avow.Database;
using Avow.Holdings;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Avow.Web;
using Microsoft.AspNetCore.Components;
using NodaTime;

namespace Avow.Promises;

/// <summary>The live verdict on one record, ready to be said: until when it is held, and because of which sentence of the notice.</summary>
public sealed class Kept
{
    private readonly Facts _facts;
    private readonly PolicyFile _policy;

    private Kept(Verdict verdict, Facts facts, PolicyFile policy) => (Verdict, _facts, _policy) = (verdict, facts, policy);

    public Verdict Verdict { get; }

    /// <summary>The local date on which the record goes; null while nothing is due.</summary>
    public LocalDate? GoesOn => Verdict.DueAt?.InZone(_policy.Zone).Date;

    /// <summary>Whether the next night takes it.</summary>
    public bool GoesTonight => Verdict.Outcome != Outcome.Keep;

    /// <summary>Decides on a record in memory; its navigations must be loaded.</summary>
    public static Kept Of(Surroundings around, Holding holding, IRetained record, Instant now) => Of(around, holding, holding.Describe(record), now);

    public static Kept Of(Surroundings around, Holding holding, Known known, Instant now)
    {
        var verdict = around.Decide(holding, known, now);
        var policy = around.Policies.Versions.First(v => v.Version == verdict.Policy);
        return new(verdict, around.FactsOf(holding, known), policy);
    }

    /// <summary>The sentence, with a link to the sentence of the notice that it rests on.</summary>
    /// <param name="notice">The address of the notice.</param>
    public MarkupString Html(Say say, string notice) => say.Html(
        Key,
        ("date", GoesOn is { } date ? say.Date(date) : ""),
        ("duty", Verdict.Duty is { } duty ? say.Date(duty.At.InZone(_policy.Zone).Date) : ""),
        ("rule", Rule(say)),
        ("notice", $"{notice}#{Verdict.Sentence}"));

    private string Key => Verdict switch
    {
        { Outcome: not Outcome.Keep, Ground: Ground.Removed } => "keep.removed",
        { Outcome: not Outcome.Keep } => "keep.due",
        { Ground: Ground.Hold } => "keep.hold",
        { Ground: Ground.Restriction } => "keep.restriction",
        { DueAt: null, Duty: not null } => "keep.duty",
        { DueAt: null } => "keep.open",
        { Ground: Ground.Instruction } => "keep.instruction",
        { Ground: Ground.Statute } => "keep.statute",
        { Ground: Ground.EarlierVersion } => "keep.earlier",
        _ => "keep.until",
    };

    /// <summary>“100 days after the call”.</summary>
    private string Rule(Say say)
    {
        var keep = _policy.Purposes.SelectMany(p => p.Keep.Select(k => (Id: $"{p.Id}.{k.Kind}", Rule: k))).First(k => k.Id == Verdict.Rule).Rule;
        if (Verdict.Ground == Ground.Unanswered || keep.Terms.Count == 0)
        {
            return say[Verdict.Ground == Ground.Unanswered ? "keep.rule.unanswered" : keep.Statute is null ? "keep.rule.needed" : "keep.rule.law"];
        }

        var term = keep.Terms.FirstOrDefault(EndsIt) ?? keep.Terms[0];
        return say.Term(_policy, _facts.Kind, term with { Period = PeriodOf(term) });
    }

    /// <summary>Whether this term is the one that brings the record to its end.</summary>
    private bool EndsIt(KeepTerm term)
    {
        var period = PeriodOf(term);
        foreach (var clock in _facts.Clocks)
        {
            if (clock.Name == term.Clock)
            {
                var end = period is { } length ? _policy.Zone.AtStartOfDay(length.After(clock.StartedAt.InZone(_policy.Zone).Date)).ToInstant() : clock.StartedAt;
                return end == Verdict.DueAt;
            }
        }

        return false;
    }

    private KeepPeriod? PeriodOf(KeepTerm term) => Verdict.Ground == Ground.Instruction ? _facts.Instruction?.Keep : term.Period;
}
