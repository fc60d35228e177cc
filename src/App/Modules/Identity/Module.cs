using Avow.Holdings;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Identity;

/// <summary>Who of the staff signs in, and what each may do.</summary>
internal sealed class IdentityModule : IModule
{
    public void Tables(ModelBuilder model) =>
        model.Entity<Account>().HasIndex(a => new { a.OrganisationId, a.EmailKey }).IsUnique();

    public void Holds(HoldingRegister holds) =>
        holds.Record<Account>("staff-account").OfOnePerson().Purpose("employing-staff")
            .Facts(a => new Known(a.Id, null, null) { { "recorded", a.CreatedAt }, { "left", a.LeftAt } });
}
