using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Avow.Database;

/// <summary>A text that both databases compare sign by sign as it is stored, so that everything that begins with some letters stands in one span of its index.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ComparedByBytesAttribute : Attribute;

internal static class ComparedByBytes
{
    /// <summary>The greatest sign there is: nothing that begins with a prefix comes after the prefix and this.</summary>
    public const string Last = "\U0010FFFF";

    /// <summary>SQLite compares so anyway; PostgreSQL would sort as the language of its server does.</summary>
    public static void CompareByBytes(this ModelBuilder model)
    {
        foreach (var property in model.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.PropertyInfo?.GetCustomAttribute<ComparedByBytesAttribute>() is not null))
        {
            property.SetCollation("C");
        }
    }
}
