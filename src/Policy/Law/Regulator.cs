using NodaTime;

namespace Avow.Policy.Law;

/// <summary>The authority to which people may complain and breaches are told.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Short">What people call it.</param>
/// <param name="Address">By post, on one line.</param>
/// <param name="Phone">As it is dialled inside its country.</param>
/// <param name="Site">An https address.</param>
/// <param name="Since">The first day it is the authority.</param>
/// <param name="Until">The last day; null while no end is known.</param>
public sealed record Regulator(string Name, string Short, string Address, string Phone, string Site, LocalDate Since, LocalDate? Until)
{
    /// <summary>The authority of a jurisdiction on a civil day; null when the law file names none.</summary>
    public static Regulator? Of(LawBook law, string jurisdiction, LocalDate on) => law.InForce("regulator", jurisdiction, on) is { } rule
        ? new(rule.Text("name")!, rule.Text("short")!, rule.Text("address")!, rule.Text("phone")!, rule.Text("site")!, rule.From, rule.Until)
        : null;
}
