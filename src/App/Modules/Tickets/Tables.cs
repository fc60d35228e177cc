using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Tickets;

internal static class TicketTables
{
    public static void Describe(ModelBuilder model)
    {
        model.Entity<Ticket>(ticket =>
        {
            ticket.HasIndex(t => new { t.OrganisationId, t.Number });
            ticket.HasIndex(t => new { t.OrganisationId, t.RequesterEmail });
            ticket.HasIndex(t => new { t.OrganisationId, t.PersonId });
            ticket.HasIndex(t => new { t.OrganisationId, t.OpenedAt, t.Id });
            ticket.HasMany(t => t.Messages).WithOne().HasForeignKey(m => new { m.OrganisationId, m.TicketId }).OnDelete(DeleteBehavior.Restrict);
        });
    }
}
