using Avow.Database;
using Avow.Modules.Organisations;
using Avow.Policy.Deciding;
using Avow.Policy.Model;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Holdings;

/// <summary>What lies around the records of one organisation and bears on their keeping: the policy's versions, holds, instructions.</summary>
public sealed class Surroundings
{
    private static readonly IReadOnlyList<Hold> NoHolds = [];
    private readonly ILookup<Guid, Hold> _holds;
    private readonly Dictionary<Guid, Instruction> _instructions;

    private Surroundings(Policies policies, ILookup<Guid, Hold> holds, Dictionary<Guid, Instruction> instructions)
    {
        Policies = policies;
        _holds = holds;
        _instructions = instructions;
    }

    public Policies Policies { get; }

    public static async Task<Surroundings> Of(AvowDb db, PolicyShelf shelf, CancellationToken cancel = default) =>
        await Of(db, await shelf.PoliciesOf(db, cancel), cancel);

    public static async Task<Surroundings> Of(AvowDb db, Policies policies, CancellationToken cancel = default)
    {
        var holds = await db.Set<PlacedHold>().AsNoTracking().Where(h => h.LiftedAt == null).ToListAsync(cancel);
        var told = await db.Set<ClientInstruction>().AsNoTracking().OrderBy(i => i.GivenAt).ThenBy(i => i.Id).ToListAsync(cancel);
        var latest = told.GroupBy(i => i.ClientId).Select(g => g.Last()).Where(i => i.Keep is not null);
        return new(
            policies,
            holds.ToLookup(h => h.Covers, h => new Hold(h.Reason, h.From, h.Until)),
            latest.ToDictionary(i => i.ClientId, i => new Instruction(PeriodOf(i))));
    }

    /// <summary>The same surroundings under another history of the policy, for a preview.</summary>
    public Surroundings Under(Policies policies) => new(policies, _holds, _instructions);

    /// <summary>The same surroundings as if a hold had been lifted, or all: what would go but for it.</summary>
    public Surroundings WithoutHolds(PlacedHold? only = null)
    {
        var staying = only is null ? [] : _holds.SelectMany(g => g.Select(hold => (g.Key, hold)))
            .Where(h => h.Key != only.Covers || h.hold != new Hold(only.Reason, only.From, only.Until));
        return new(Policies, staying.ToLookup(h => h.Key, h => h.hold), _instructions);
    }

    /// <summary>The same surroundings with another instruction of one client, for a preview.</summary>
    public Surroundings Told(Guid client, Instruction? told)
    {
        var instructions = new Dictionary<Guid, Instruction>(_instructions);
        instructions.Remove(client);
        if (told is not null)
        {
            instructions[client] = told;
        }

        return new(Policies, _holds, instructions);
    }

    public Verdict Decide(Holding holding, Known known, Instant now) => Decision.Decide(FactsOf(holding, known), Policies, now);

    public Facts FactsOf(Holding holding, Known known) => new(holding.Kind, known.Clocks)
    {
        Holds = HoldsOn(known),
        Instruction = known.ClientId is { } client ? _instructions.GetValueOrDefault(client) : null,
        Restriction = known.Person is { RestrictedFor: { } ground } person ? new(ground, person.ReviewAt) : null,
        RemovedAt = known.RemovedAt,
        Blanked = known.Blanked,
    };

    private IReadOnlyList<Hold> HoldsOn(Known known)
    {
        if (_holds.Count == 0)
        {
            return NoHolds;
        }

        var own = _holds[known.Id];
        var whose = known.ClientId ?? known.Person?.Id;
        return whose is { } leader && leader != known.Id ? [.. own, .. _holds[leader]] : [.. own];
    }

    private static KeepPeriod PeriodOf(ClientInstruction told) => KeepPeriod.TryParse(told.Keep!, out var period)
        ? period
        : throw new InvalidOperationException($"Instruction {told.Id} carries no period.");
}
