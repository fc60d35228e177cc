using Avow.Policy.Model;
using Avow.Web;
using NodaTime;

namespace Avow.Modules.People.Public;

/// <summary>Somebody who asks us something, as it was typed.</summary>
/// <param name="Kind">The record kind of the policy, such as <c>enquiry</c>.</param>
/// <param name="Source">A source of the policy, such as <c>form</c>.</param>
/// <param name="Brand">A brand of the policy; another counts as its first.</param>
/// <param name="Name">The whole name in one field.</param>
/// <param name="Phone">A telephone number; written down as a mobile one where the policy knows no other.</param>
public sealed record NewEnquiry(string Kind, string Source, string Brand, string Name, string Company, string Email, string Phone)
{
    /// <summary>What must be corrected, by the fields <c>name</c>, <c>company</c>, <c>email</c> and <c>phone</c>; what the policy does not list is
    /// refused with its sentence (promise C-03).</summary>
    public Faults Check(PolicyFile policy, Say say, LocalDate today)
    {
        var faults = new Faults();
        foreach (var fault in Draft(policy).Check(RelationshipRule.Find(policy, Kind)!, policy, say, today))
        {
            faults.Add(fault.Field switch { PersonField.GivenName or PersonField.FamilyName => "name", "mobile" => "phone", _ => fault.Field }, fault.Text, fault.Rule);
        }

        return faults;
    }

    internal RelationshipDraft Draft(PolicyFile policy)
    {
        var rule = RelationshipRule.Find(policy, Kind)!;
        var brand = policy.BrandOf(Brand)?.Id ?? (policy.Brands.Count == 0 ? "" : policy.Brands[0].Id);
        return new(Kind, rule.Groups[0], brand, rule.Bases[0], "", Source, "", Company, "", [.. Values(rule)]);
    }

    /// <summary>The last word of a name is taken for the family's.</summary>
    private IEnumerable<(string Field, string Value)> Values(RelationshipRule rule)
    {
        var words = Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        (string Field, string Value)[] typed =
        [
            (PersonField.GivenName, words.Length > 1 ? string.Join(' ', words[..^1]) : Name.Trim()), (PersonField.FamilyName, words.Length > 1 ? words[^1] : ""),
            (PersonField.Email, Email), (rule.Categories.Contains("phone") ? "phone" : "mobile", Phone),
        ];
        return typed.Where(t => t.Value.Length > 0);
    }
}
