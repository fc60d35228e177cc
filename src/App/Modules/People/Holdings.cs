using Avow.Holdings;
using Avow.Modules.People.Public;
using Avow.Permits;

namespace Avow.Modules.People;

/// <summary>The record kinds under which policies keep people. Which of them an organisation has, its policy says.</summary>
internal static class PeopleHoldings
{
    public const string Reads = "access-log";

    /// <summary>Kinds of relationship, each with its own rule.</summary>
    public static readonly IReadOnlyList<string> Kinds =
    [
        "contact-request", "enquiry", "relationship", "contact", "customer-record", "project-record", "named-user", "supplier-contact", "prospect-contact",
        "social-contact", "visit-entry", "interest-form", "event-sign-up", "subscription",
    ];

    public static void Declare(HoldingRegister holds)
    {
        foreach (var kind in Kinds)
        {
            holds.Record<Relationship>(kind)
                .ToldApartBy(r => r.Kind)
                .OfOnePerson(r => r.PersonId)
                .Facts(r => new Known(new KnownPerson(r.PersonId, r.RestrictedFor, r.RestrictionReviewAt), r.Id, r.RemovedAt)
                {
                    { "recorded", r.Since }, { "received", r.Since }, { "last-interaction", r.LastInteractionAt }, { "contract-ended", r.ContractEndedAt }, { "left", r.LeftAt },
                    { "interest-ceased", r.InterestCeasedAt }, { "unsubscribed", r.UnsubscribedAt }, { "withdrawn", r.WithdrawnAt }, { "objected", r.ObjectedAt }, { "closed", r.ClosedAt },
                })
                .Followers<PersonWord>(w => w.RelationshipId)
                .Followers<BasisEntry>(b => b.RelationshipId)
                .Followers<PersonDetail>(d => d.RelationshipId)
                .Followers<PersonNote>(n => n.RelationshipId)
                .Followers<PersonInterest>(i => i.RelationshipId)
                .Followers<PersonLink>(l => l.RelationshipId)
                .Followers<GivenConsent>(c => c.SubjectId)
                .Followers<SaidNo>(n => n.RecordId)
                .Naming(r => r.FullName)
                .Counted(r => new Counted(r.Since, r.PeopleGroup));
        }

        holds.Record<PersonRead>(Reads).OfOnePerson().Purpose("security")
            .Facts(r => new Known(r.Id, null, null) { { "recorded", r.ReadAt } });
    }
}
