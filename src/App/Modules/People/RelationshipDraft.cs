using Avow.Mail;
using Avow.Policy.Model;
using Avow.Web;
using NodaTime;
using NodaTime.Text;

namespace Avow.Modules.People;

/// <summary>A relationship with a person as it was typed, before it is one.</summary>
/// <param name="Since">An ISO date, or empty for today.</param>
/// <param name="Values">What was typed in each field, blank lines left out; fields that the kind does not allow are there too, so that they can be refused.</param>
public sealed record RelationshipDraft(
    string Kind, string Group, string Brand, string Basis, string Evidence, string Source, string Since, string Company, string CompanyNumber,
    IReadOnlyList<(string Field, string Value)> Values)
{
    private const int MostOfOne = 5;

    /// <summary>How consent may be shown.</summary>
    public static readonly IReadOnlyList<string> Evidences = ["form", "double-opt-in", "writing", "spoken"];

    public static RelationshipDraft Blank(RelationshipRule rule, PolicyFile policy, string? group) => new(
        rule.Kind, group is not null && rule.Groups.Contains(group) ? group : rule.Groups[0], policy.Brands.Count > 0 ? policy.Brands[0].Id : "", rule.Bases[0], "", "", "", "", "", []);

    public static RelationshipDraft Read(IFormCollection form) => new(
        Typed(form, "kind"), Typed(form, "group"), Typed(form, "brand"), Typed(form, "basis"), Typed(form, "evidence"), Typed(form, "source"), Typed(form, "since"),
        Typed(form, "company"), Typed(form, "company-number"),
        [.. PersonField.All.SelectMany(f => form[f.Name].Select(v => (f.Name, (v ?? "").Trim().ReplaceLineEndings("\n"))).Where(v => v.Item2.Length > 0))]);

    public IEnumerable<string> Of(string field) => Values.Where(v => v.Field == field).Select(v => v.Value);

    public string Name => string.Join(' ', Of(PersonField.GivenName).Concat(Of(PersonField.FamilyName)));

    public string SortName => SearchKey.Words(string.Join(' ', Of(PersonField.FamilyName).Concat(Of(PersonField.GivenName))));

    /// <summary>What must be corrected, in the order of the form.</summary>
    public Faults Check(RelationshipRule rule, PolicyFile policy, Say say, LocalDate today)
    {
        var faults = new Faults();
        CheckReason(faults, rule, policy, say, today);
        CheckDetails(faults, rule, policy, say);
        return faults;
    }

    /// <summary>What is wrong with the details alone, for a correction.</summary>
    public void CheckDetails(Faults faults, RelationshipRule rule, PolicyFile policy, Say say)
    {
        if (Name.Length == 0)
        {
            faults.Add(PersonField.GivenName, say["people.fault.name"]);
        }

        foreach (var field in PersonField.All)
        {
            CheckField(faults, rule, say, field);
        }

        CheckCompany(faults, rule, policy, say);
    }

    /// <summary>The day it began; today when none was typed.</summary>
    public LocalDate SinceOn(LocalDate today) => LocalDatePattern.Iso.Parse(Since) is { Success: true, Value: var day } ? day : today;

    private void CheckReason(Faults faults, RelationshipRule rule, PolicyFile policy, Say say, LocalDate today)
    {
        AddUnless(faults, rule.Groups.Contains(Group), "group", say["people.fault.group"]);
        AddUnless(faults, Brand.Length == 0 ? policy.Brands.Count == 0 : policy.Brands.Any(b => b.Id == Brand), "brand", say["people.fault.brand"]);
        AddUnless(faults, rule.Bases.Contains(Basis), "basis", say["people.fault.basis"]);
        AddUnless(faults, rule.Sources.Contains(Source), "source", say["people.fault.source"]);
        AddUnless(faults, Basis != "consent" || Evidences.Contains(Evidence), "evidence", say["people.fault.evidence"]);
        var isDay = Since.Length == 0 || (LocalDatePattern.Iso.Parse(Since) is { Success: true, Value: var day } && day <= today && day.Year > 1900);
        AddUnless(faults, isDay, "since", say["people.fault.since"]);
    }

    private void CheckField(Faults faults, RelationshipRule rule, Say say, PersonField field)
    {
        var typed = Of(field.Name).ToList();
        if (typed.Count == 0)
        {
            return;
        }

        if (!rule.Allows(field))
        {
            faults.Add(field.Name, say.T("people.fault.not-ours", ("sentence", rule.Refusal(say))), rule.DataSentence);
        }
        else if (typed.Exists(v => v.Length > field.Longest || (field.Type != "textarea" && v.Contains('\n'))) || typed.Count > (field.Many ? MostOfOne : 1))
        {
            faults.Add(field.Name, say.T("people.fault.long", ("count", field.Longest)));
        }
        else if (field.Name == PersonField.Email && typed.Exists(v => Mailbox.Fault(v) is not null))
        {
            faults.Add(field.Name, say["people.fault.email"]);
        }
        else if (field.IsPhone && typed.Exists(v => SearchKey.Phone(v) is not { Length: >= 4 } || v.Any(char.IsLetter)))
        {
            faults.Add(field.Name, say["people.fault.phone"]);
        }
    }

    private void CheckCompany(Faults faults, RelationshipRule rule, PolicyFile policy, Say say)
    {
        if (Company.Length > 0 && !rule.Categories.Contains("company"))
        {
            faults.Add("company", say.T("people.fault.not-ours", ("sentence", rule.Refusal(say))), rule.DataSentence);
        }

        AddUnless(faults, Company.Length <= 100 && !Company.Contains('\n'), "company", say.T("people.fault.long", ("count", 100)));
        if (CompanyNumber.Length == 0)
        {
            return;
        }

        if (People.CompanyNumber.Read(CompanyNumber, policy.Controller.Jurisdiction) is not { } number)
        {
            faults.Add("company-number", say[IsSwedish(policy) ? "people.fault.number-se" : "people.fault.number-gb"]);
        }
        else if (!rule.Allows(number))
        {
            faults.Add("company-number", say.T("people.fault.not-ours", ("sentence", rule.Refusal(say))), rule.DataSentence);
        }

        AddUnless(faults, Company.Length > 0, "company", say["people.fault.company"]);
    }

    private static bool IsSwedish(PolicyFile policy) => policy.Controller.Jurisdiction.StartsWith("SE", StringComparison.Ordinal);

    private static void AddUnless(Faults faults, bool good, string field, string text)
    {
        if (!good)
        {
            faults.Add(field, text);
        }
    }

    private static string Typed(IFormCollection form, string name) => form[name].ToString().Trim();
}
