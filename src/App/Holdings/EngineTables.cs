using Avow.Jobs;
using Avow.Ledger;
using Avow.Mail;
using Avow.Permits;
using Microsoft.EntityFrameworkCore;

namespace Avow.Holdings;

/// <summary>The tables that the engine itself needs, and the record kinds among them.</summary>
public static class EngineTables
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<WorkItem>().HasKey(w => new { w.Bucket, w.OrganisationId, w.Id });
        model.Entity<WorkItem>().HasIndex(w => new { w.Bucket, w.DueAt });
        model.Entity<RetentionState>();
        model.Entity<RetentionRun>().HasIndex(r => new { r.OrganisationId, r.DecidedFor });
        model.Entity<RunSkip>().HasOne(s => s.Run).WithMany().HasForeignKey(s => new { s.OrganisationId, s.RunId });
        model.Entity<ShadowCount>().HasOne(c => c.Run).WithMany().HasForeignKey(c => new { c.OrganisationId, c.RunId });
        model.Entity<ShadowRecord>().HasOne(r => r.Run).WithMany().HasForeignKey(r => new { r.OrganisationId, r.RunId });
        model.Entity<PlacedHold>().HasIndex(h => new { h.OrganisationId, h.Covers });
        model.Entity<ClientInstruction>().HasIndex(i => new { i.OrganisationId, i.ClientId });
        model.Entity<Tally>().HasKey(t => new { t.OrganisationId, t.Kind, t.Month, t.Label });
        model.Entity<BoardDay>().HasIndex(b => new { b.OrganisationId, b.Sentence, b.Day }).IsUnique();
        model.Entity<GivenConsent>().HasIndex(c => new { c.OrganisationId, c.SubjectId, c.Purpose });
        model.Entity<SaidNo>().HasIndex(n => new { n.OrganisationId, n.RecordId });
        model.Entity<SaidNo>().HasIndex(n => new { n.OrganisationId, n.PersonId });
        model.Entity<Suppression>().HasIndex(s => new { s.OrganisationId, s.Mark });
        model.Entity<DutyDone>().HasIndex(d => new { d.OrganisationId, d.Duty });
        model.Entity<OutgoingMail>().HasIndex(m => new { m.OrganisationId, m.AboutId });
        model.Entity<OutgoingMail>().HasIndex(m => new { m.OrganisationId, m.WrittenAt, m.Id });
        model.Entity<LedgerEntry>(entry =>
        {
            entry.ToTable("ledger");
            entry.HasIndex(e => new { e.OrganisationId, e.Sequence }).IsUnique();
            entry.HasIndex(e => new { e.OrganisationId, e.Act, e.Kind });
        });
        model.Entity<LedgerCheckpoint>().HasKey(c => new { c.OrganisationId, c.Size });
        model.Entity<LedgerPublicKey>().HasKey(k => new { k.OrganisationId, k.KeyId });
    }

    public static void Declare(HoldingRegister holds)
    {
        // A hold that was given an end is over then, whether or not somebody lifts it too.
        holds.Record<PlacedHold>("hold").OfOnePerson().Purpose("keeping-our-word").InEveryHouse()
            .Facts(h => new Known(h.Id, null, null) { { "recorded", h.From }, { "lifted", h.LiftedAt ?? h.Until } });
        holds.Record<Suppression>(Suppression.Kind).OfOnePerson()
            .Facts(s => new Known(s.Id, null, null) { { "recorded", s.RecordedAt }, { "lifted", s.LiftedAt } });
        holds.Record<OutgoingMail>(OutgoingMail.Kind).OfOnePerson().Purpose("running-the-office").InEveryHouse()
            .Facts(m => new Known(m.Id, null, null) { { "recorded", m.WrittenAt }, { "sent", m.SettledAt } });
    }
}
