using Avow.Database;
using Avow.Holdings;
using NodaTime;

namespace Avow.Modules.People;

/// <summary>Why we know a person: of which kind, for which brand, on which basis, from where, since when. A person is nothing else than the
/// relationships that share a <see cref="PersonId"/>: without one there is no name, no address and no page.</summary>
/// <remarks>One table for all kinds; each kind is a record kind of the policy with a rule of its own. Everything else that is held of the person
/// follows one of the relationships and goes with it, so nothing outlives the reason it was held for (UK GDPR art. 5(1)(b), (e)).</remarks>
public sealed class Relationship : IRemovable
{
    public long OrganisationId { get; set; }

    public Guid Id { get; init; }

    [Plain("opaque id that the relationships of one person share")]
    public required Guid PersonId { get; set; }

    [Plain("a record kind of the policy")]
    public required string Kind { get; init; }

    [Plain("a people's group of the policy")]
    public required string PeopleGroup { get; init; }

    [Plain("a brand of the policy")]
    public required string Brand { get; init; }

    /// <summary>The last entry of the dated series in <see cref="Bases"/>; never empty.</summary>
    [Plain("a lawful basis")]
    public required string Basis { get; set; }

    [Plain("a source of the policy, such as introduction")]
    public required string Source { get; init; }

    [Plain("since when")]
    public required Instant Since { get; init; }

    /// <summary>When it was brought over from another system; null when it was entered here.</summary>
    [Plain("when it was brought over")]
    public Instant? BroughtAt { get; init; }

    /// <summary>Nobody knows since when: <see cref="Since"/> is then the day on which it was brought over, and every page says so.</summary>
    [Plain("whether its first day is unknown")]
    public bool SinceUnknown { get; init; }

    [Plain("opaque id of the account that entered it")]
    public required Guid EnteredBy { get; init; }

    [Personal("name")]
    public required string FullName { get; set; }

    /// <summary>The name as lists sort it: family name first, without accents.</summary>
    [Personal("name")]
    public required string SortName { get; set; }

    [Plain("opaque id that relationships with one company share")]
    public Guid? CompanyId { get; set; }

    [Personal("company")]
    public string? Company { get; set; }

    [Personal("company")]
    public string? CompanyKey { get; set; }

    /// <summary>Digits alone. A sole trader's is that person's own and shown masked.</summary>
    [Personal("organisation-number")]
    public string? CompanyNumber { get; set; }

    [Plain("when we last heard from each other")]
    public Instant? LastInteractionAt { get; set; }

    [Plain("when the last contract ends")]
    public Instant? ContractEndedAt { get; set; }

    [Plain("when the person left")]
    public Instant? LeftAt { get; set; }

    [Plain("when the interest ceased")]
    public Instant? InterestCeasedAt { get; set; }

    [Plain("when the person unsubscribed")]
    public Instant? UnsubscribedAt { get; set; }

    [Plain("when consent was taken back")]
    public Instant? WithdrawnAt { get; set; }

    [Plain("when the person objected")]
    public Instant? ObjectedAt { get; set; }

    [Plain("when the matter was closed")]
    public Instant? ClosedAt { get; set; }

    /// <summary>The earliest end. From then on the data is kept for law only: out of lists, search and use.</summary>
    [Plain("since when it is used for nothing more")]
    public Instant? OverAt { get; set; }

    [Plain("the point of Art. 18(1), or null")]
    public string? RestrictedFor { get; set; }

    [Plain("when somebody looks at the restriction again")]
    public Instant? RestrictionReviewAt { get; set; }

    [Plain("when the person was told where we got the data")]
    public Instant? ToldAt { get; set; }

    [Plain("opaque id of the person it belonged to before a merge")]
    public Guid? MergedFrom { get; set; }

    [Plain("when it was removed on a page; undone until the nightly run")]
    public Instant? RemovedAt { get; set; }

    [Plain("opaque id of the account that removed it; zero when the person did")]
    public Guid? RemovedBy { get; set; }

    [Plain("when the person last said that it is right")]
    public Instant? ConfirmedAt { get; set; }

    [Plain("when the person was last asked whether it is right")]
    public Instant? AskedAt { get; set; }

    public Instant LookAt { get; set; }

    public List<BasisEntry> Bases { get; } = [];

    public List<PersonDetail> Details { get; } = [];

    /// <summary>The words by which the search finds it; said again by <see cref="Spell"/> whenever name or company change.</summary>
    public List<PersonWord> Words { get; } = [];

    public List<PersonNote> Notes { get; } = [];

    public List<PersonInterest> Interests { get; } = [];

    /// <summary>When we came by the data: from then on the month runs in which the person is told (Art. 14(3)).</summary>
    public Instant ObtainedAt => BroughtAt ?? Since;

    /// <summary>Whether it still counts at an instant: not over, not removed.</summary>
    public bool IsLive(Instant now) => RemovedAt is null && (OverAt is not { } over || over > now);

    /// <summary>Writes the words of the search anew; those that are stored must be loaded.</summary>
    public void Spell(AvowDb db)
    {
        var wanted = PersonWord.Of(this);
        if (Words.Count == 0)
        {
            Words.AddRange(wanted.Select(w => new PersonWord { RelationshipId = Id, Word = w }));
            return;
        }

        db.RemoveRange(Words.Where(w => !wanted.Contains(w.Word)).ToList());
        Words.AddRange(wanted.Where(w => Words.TrueForAll(known => known.Word != w)).Select(w => new PersonWord { RelationshipId = Id, Word = w }).ToList());
    }

    /// <summary>When the event of an end happened, or null.</summary>
    public Instant? EndedAt(string clock) => clock switch
    {
        "contract-ended" => ContractEndedAt,
        "left" => LeftAt,
        "interest-ceased" => InterestCeasedAt,
        "unsubscribed" => UnsubscribedAt,
        "withdrawn" => WithdrawnAt,
        "objected" => ObjectedAt,
        "closed" => ClosedAt,
        _ => null,
    };

    /// <summary>Writes down that an end happened, or takes it back.</summary>
    public void End(string clock, Instant? at)
    {
        switch (clock)
        {
            case "contract-ended": ContractEndedAt = at; break;
            case "left": LeftAt = at; break;
            case "interest-ceased": InterestCeasedAt = at; break;
            case "unsubscribed": UnsubscribedAt = at; break;
            case "withdrawn": WithdrawnAt = at; break;
            case "objected": ObjectedAt = at; break;
            case "closed": ClosedAt = at; break;
            default: throw new ArgumentException($"{clock} is not an end of a relationship.", nameof(clock));
        }

        OverAt = Ends.Select(EndedAt).Where(e => e is not null).DefaultIfEmpty(null).Min();
    }

    /// <summary>The clocks that end a relationship.</summary>
    public static readonly IReadOnlyList<string> Ends = ["contract-ended", "left", "interest-ceased", "unsubscribed", "withdrawn", "objected", "closed"];
}
