using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.People.Public;

/// <summary>Lets another module hang rows of its own under a relationship.</summary>
public static class EnquiryFollowers
{
    /// <param name="key">The organisation and the column that names the relationship.</param>
    public static void Under<T>(ModelBuilder model, Expression<Func<T, object?>> key)
        where T : class => model.Entity<T>().HasOne<Relationship>().WithMany().HasForeignKey(key).OnDelete(DeleteBehavior.Restrict);
}
