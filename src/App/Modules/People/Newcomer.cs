using Avow.Modules.People.Public;

namespace Avow.Modules.People;

/// <summary>One contact of a list as it is checked and compared, each thing worked out once: there may be hundreds of thousands.</summary>
internal sealed class Newcomer
{
    private const string CompanyField = "company";

    public Newcomer(Arrival arrival)
    {
        Arrival = arrival;
        foreach (var value in arrival.Values)
        {
            if (value.Field == CompanyField)
            {
                Company = Company.Length == 0 ? value.Value : Company;
            }
            else if (!Values.Contains(value))
            {
                Values.Add(value);
            }
        }

        Name = Joined(PersonField.GivenName, PersonField.FamilyName);
        SortName = SearchKey.Words(Joined(PersonField.FamilyName, PersonField.GivenName));
        CompanyKey = Company.Length == 0 ? "" : SearchKey.Words(Company);
        AddressKey = Addresses.Select(PersonField.AddressKey).FirstOrDefault();
    }

    public Arrival Arrival { get; }

    /// <summary>Each field with its value, the company aside; no pair twice.</summary>
    public List<(string Field, string Value)> Values { get; } = [];

    /// <summary>As it was written; may be empty.</summary>
    public string Company { get; } = "";

    public string CompanyKey { get; }

    /// <summary>May be empty.</summary>
    public string Name { get; }

    public string SortName { get; }

    /// <summary>The first e-mail address as it is compared, or null.</summary>
    public string? AddressKey { get; }

    public IEnumerable<string> Addresses => Values.Where(v => v.Field == PersonField.Email).Select(v => v.Value);

    /// <summary>The telephone numbers as they are compared.</summary>
    public IEnumerable<string> Numbers => Values.Where(v => v.Field is "phone" or "mobile").Select(v => SearchKey.Phone(v.Value)).OfType<string>();

    /// <summary>What tells the lines of one list apart: the address, or number and name.</summary>
    public string Telling => AddressKey ?? string.Join('|', Numbers.Append(SortName).Append(CompanyKey));

    private string Joined(string first, string then)
    {
        var (before, after) = (Of(first), Of(then));
        return before.Length == 0 ? after : after.Length == 0 ? before : $"{before} {after}";
    }

    private string Of(string field)
    {
        var all = "";
        foreach (var (name, value) in Values)
        {
            all = name != field ? all : all.Length == 0 ? value : $"{all} {value}";
        }

        return all;
    }
}
