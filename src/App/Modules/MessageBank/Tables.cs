using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.MessageBank;

internal static class MessageBankTables
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<Client>().HasIndex(c => new { c.OrganisationId, c.Name });
        model.Entity<ClientContact>().HasOne(c => c.Client).WithMany(c => c.Contacts).HasForeignKey(c => new { c.OrganisationId, c.ClientId })
            .OnDelete(DeleteBehavior.Restrict);
        model.Entity<PhoneMessage>(message =>
        {
            message.HasOne(m => m.Client).WithMany().HasForeignKey(m => new { m.OrganisationId, m.ClientId }).OnDelete(DeleteBehavior.Restrict);
            message.HasIndex(m => new { m.OrganisationId, m.ReceivedAt, m.Id });
            message.HasIndex(m => new { m.OrganisationId, m.ClientId, m.ReceivedAt, m.Id });
            message.HasIndex(m => new { m.OrganisationId, m.ClientId, m.CallerPhoneKey });
            message.HasIndex(m => new { m.OrganisationId, m.ClientId, m.CallerEmail });
            message.HasIndex(m => new { m.OrganisationId, m.Number });
        });
        model.Entity<Delivery>().HasOne(d => d.Message).WithMany().HasForeignKey(d => new { d.OrganisationId, d.MessageId })
            .OnDelete(DeleteBehavior.Restrict);
        model.Entity<Delivery>().HasIndex(d => new { d.OrganisationId, d.ContactId });
        model.Entity<Delivery>().HasIndex(d => new { d.OrganisationId, d.MailId });
        model.Entity<Delivery>().HasIndex(d => new { d.OrganisationId, d.QueuedAt });
        model.Entity<MessageCounter>().HasKey(c => c.OrganisationId);
        model.Entity<MessageCounter>().Property(c => c.OrganisationId).ValueGeneratedNever();
    }
}
