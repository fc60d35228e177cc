using Avow.Policy.Model;

namespace Avow.Policy.Notices;

/// <summary>Who answers for the data, and where to reach them (Art. 13(1)(a) and (b)).</summary>
internal static class WhoSection
{
    public static NoticeSection Of(PolicyFile policy, Brand? brand, Words words)
    {
        var who = policy.Controller;
        var name = brand?.Name ?? who.Name;
        List<Sentence> sentences =
        [
            Notice.Fact("who.controller", words, "who.controller", ("name", name), ("legal", who.LegalName), ("address", who.Address)),
            .. Brands(policy, brand, words),
            who.Phone is { } phone
                ? Notice.Fact("who.contact", words, "who.contact.phone", ("contact", who.PrivacyContact), ("phone", phone))
                : Notice.Fact("who.contact", words, "who.contact", ("contact", who.PrivacyContact)),
            .. Optional(who, words),
            Notice.Fact("who.version", words, "who.version", ("version", policy.Version.ToString()), ("date", words.Date(policy.Version.Date))),
        ];
        return new("who", words["section.who"], 2, sentences);
    }

    private static IEnumerable<Sentence> Brands(PolicyFile policy, Brand? brand, Words words)
    {
        if (brand is not null && brand.Name != policy.Controller.Name)
        {
            yield return Notice.Fact("who.brand", words, "who.brand", ("brand", brand.Name), ("name", policy.Controller.Name), ("site", brand.Site));
        }
        else if (policy.Brands.Count > 1)
        {
            yield return Notice.Fact("who.brands", words, "who.brands", ("names", words.List(policy.Brands.Select(b => b.Name))));
        }
    }

    private static IEnumerable<Sentence> Optional(Controller who, Words words)
    {
        (string Key, string? Value, string Place)[] all =
        [
            ("who.number", who.CompanyNumber, "number"), ("who.fee", who.FeeRegistration, "number"),
            ("who.dpo", who.DataProtectionOfficer, "name"), ("who.representative", who.Representative, "name"),
        ];
        return all.Where(o => o.Value is not null).Select(o => Notice.Fact(o.Key, words, o.Key, (o.Place, o.Value!)));
    }
}
