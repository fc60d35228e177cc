using System.Globalization;
using Avow.Database;
using Avow.Modules.People;
using Avow.Modules.People.Public;
using Avow.Policy.Model;
using NodaTime;
using NodaTime.Text;

namespace Avow.Demo;

/// <summary>Makes up people for a firm: some of each kind that its policy keeps, the same ones for the same seed.</summary>
public sealed class DemoPeople(Store store, PersonBook book)
{
    private const int OfEach = 9;

    /// <summary>Fills one organisation.</summary>
    /// <param name="by">The account that is said to have entered them.</param>
    public async Task Fill(long organisationId, PolicyFile policy, Guid by, Instant now, CancellationToken cancel = default)
    {
        var random = new Random(11 + (int)organisationId);
        var words = DemoPeopleWords.Of(policy);
        await using var work = await store.Write(organisationId, cancel);
        var hand = new Hand(work, policy, by, now);
        AddInterests(work, policy, words);
        var number = 0;
        foreach (var rule in RelationshipRule.Of(policy).Where(r => !EnquiryShelf.Kinds.Contains(r.Kind)))
        {
            for (var i = 0; i < OfEach; i++)
            {
                await Add(hand, rule, words, random, number++, cancel);
            }
        }

        await work.Commit(cancel);
    }

    private async Task Add(Hand hand, RelationshipRule rule, DemoPeopleWords words, Random random, int number, CancellationToken cancel)
    {
        var draft = words.Draft(rule, hand.Policy, random, number, SinceOf(hand, rule, random));
        var made = await book.Enter(hand, draft, Guid.CreateVersion7(), cancel);
        made.ToldAt = RelationshipRule.IsFromOthers(draft.Source) && number % 5 != 0 ? made.Since : null;
        if (rule.Categories.Contains("note") && number % 3 == 0)
        {
            made.Notes.Add(new() { Id = Guid.CreateVersion7(), Text = words.Note(random), WrittenAt = made.Since, WrittenBy = hand.By });
        }

        // Now and then somebody is known for a second reason.
        if (number % 7 == 3 && RelationshipRule.Of(hand.Policy).FirstOrDefault(r => r.Kind != rule.Kind && !EnquiryShelf.Kinds.Contains(r.Kind)) is { } other)
        {
            await book.Enter(hand, words.Draft(other, hand.Policy, random, number, SinceOf(hand, other, random)), made.PersonId, cancel);
        }
    }

    /// <summary>A day on which the person may have become known, inside the shortest period that the rule has.</summary>
    private static string SinceOf(Hand hand, RelationshipRule rule, Random random)
    {
        var most = rule.Kind is "visit-entry" ? 150 : 330;
        var recent = rule.Sources.Any(RelationshipRule.IsFromOthers) ? Math.Min(most, 200) : most;
        return LocalDatePattern.Iso.Format(hand.Now.InZone(hand.Policy.Zone).Date.PlusDays(-1 - random.Next(recent)));
    }

    private static void AddInterests(Work work, PolicyFile policy, DemoPeopleWords words)
    {
        if (RelationshipRule.Of(policy).Any(r => r.Categories.Contains("interest")))
        {
            work.Db.AddRange(words.Interests.Select(i => new Interest { Id = Guid.CreateVersion7(), Word = i }));
        }
    }
}

/// <summary>The words of made-up people, British or Swedish. Numbers are from the ranges kept for drama.</summary>
internal sealed record DemoPeopleWords(
    bool IsSwedish, IReadOnlyList<string> Given, IReadOnlyList<string> Family, IReadOnlyList<string> Companies, IReadOnlyList<string> Titles, IReadOnlyList<string> Interests, IReadOnlyList<string> Notes)
{
    private static readonly DemoPeopleWords British = new(
        false,
        ["Marion", "Gareth", "Priya", "Oluwaseun", "Siân", "Callum", "Hannah", "Yusuf", "Zofia", "Eleanor", "Dev", "Moira", "Tomasz", "Grace", "Aoife", "Nathan", "Leila", "Bryn", "Joanna", "Kwame"],
        ["Ashdown", "Linton", "Raman", "Adeyemi", "Prosser", "Mackay", "Whitfield", "Demir", "Nowak", "Thornley", "Sharma", "Kerr", "Zieliński", "Okafor", "Byrne", "Holt", "Farahani", "Maddox", "Pike", "Mensah"],
        ["Ashdown & Pike Solicitors", "Brackenfield Joinery Ltd", "Copperwell Dental", "Dunmere Logistics Ltd", "Elderfold Books", "Fernhollow Vets", "Gristmill Foods Ltd", "Harrowgate Surveyors", "Inkberry Press", "Juniper Lane Nursery"],
        ["Partner", "Office manager", "Operations director", "Owner", "Head of purchasing", "IT manager", "Practice manager", "Bookkeeper"],
        ["Online booking", "Faster website", "Reports by month", "Single sign-on", "Training day"],
        ["Prefers a call before ten.", "Asked whether the reports can be had by month.", "Met at the spring exhibition; wants a demonstration for three people.", "On parental leave until the summer; write to the office instead."]);

    private static readonly DemoPeopleWords Swedish = new(
        true,
        ["Karin", "Johan", "Åsa", "Mikael", "Elin", "Göran", "Fatima", "Lars", "Sara", "Björn", "Ingrid", "Amir", "Maja", "Oskar", "Linnea", "Per", "Zeynep", "Henrik"],
        ["Lindvall", "Ekdahl", "Öberg", "Strand", "Nygren", "Åkerström", "Haddad", "Sjögren", "Wallin", "Hedlund", "Norberg", "Karimi", "Ljung", "Dahlqvist", "Söder", "Frisk", "Yılmaz", "Rehn"],
        ["Ekbackens Bageri AB", "Fjällvik Bygg AB", "Granliden Redovisning", "Havsnäs Fisk AB", "Järnbruket Design", "Kvarnholmens Tandvård AB", "Lövsta Trädgård", "Mossbergs Åkeri AB"],
        ["VD", "Ekonomiansvarig", "IT-ansvarig", "Inköpare", "Delägare", "Kontorschef"],
        ["Fler domäner", "Snabbare server", "Säkerhetskopior", "Eget certifikat"],
        ["Vill helst bli uppringd före lunch.", "Frågade om säkerhetskopior varje timme.", "Träffades på hostingdagen; vill se priser för tre webbplatser."]);

    public static DemoPeopleWords Of(PolicyFile policy) => policy.Languages[0] == "sv" ? Swedish : British;

    public string Note(Random random) => Notes[random.Next(Notes.Count)];

    /// <summary>A person, filled with what the kind may hold and nothing else.</summary>
    public RelationshipDraft Draft(RelationshipRule rule, PolicyFile policy, Random random, int number, string since)
    {
        var (given, family) = (Given[number * 7 % Given.Count], Family[(number * 5 + number / 20) % Family.Count]);
        var company = number % 9 == 8 || !rule.Categories.Contains("company") ? "" : Companies[number % Companies.Count];
        var place = number % Companies.Count;
        return new(
            rule.Kind, rule.Groups[number % rule.Groups.Count], policy.Brands.Count == 0 ? "" : policy.Brands[number % policy.Brands.Count].Id, rule.Bases[0],
            RelationshipDraft.Evidences[number % RelationshipDraft.Evidences.Count], rule.Sources[random.Next(rule.Sources.Count)], since,
            company, company.Length > 0 && number % 2 == 0 ? Number(rule, place) : "",
            [.. Values(given, family, place, random, number).Where(v => rule.Allows(PersonField.Of(v.Field)))]);
    }

    private IEnumerable<(string Field, string Value)> Values(string given, string family, int place, Random random, int number)
    {
        var host = SearchKey.Words(Companies[place]).Split(' ')[0];
        yield return (PersonField.GivenName, given);
        yield return (PersonField.FamilyName, family);
        yield return ("job-title", Titles[random.Next(Titles.Count)]);
        yield return (PersonField.Email, $"{SearchKey.Words(given)}.{SearchKey.Words(family).Replace(' ', '.')}@{host}.example");
        yield return ("phone", Digits(IsSwedish ? "08-465 00 4{0:00}" : "01632 960{0:000}", number));
        if (number % 2 == 0)
        {
            yield return ("mobile", Digits(IsSwedish ? "070-174 06 {0:00}" : "07700 900{0:000}", number));
        }
    }

    private string Digits(string pattern, int number) => string.Format(CultureInfo.InvariantCulture, pattern, IsSwedish ? 5 + number % 90 : number % 1000);

    /// <summary>A number that no register has issued, with a check digit that fits.</summary>
    private string Number(RelationshipRule rule, int place)
    {
        if (!IsSwedish)
        {
            return string.Create(CultureInfo.InvariantCulture, $"990140{place:00}");
        }

        var stem = string.Create(CultureInfo.InvariantCulture, $"99990000{place}");
        var number = Enumerable.Range(0, 10).Select(d => CompanyNumber.Read($"{stem}{d}", "SE")).OfType<CompanyNumber>().First();
        return rule.Allows(number) ? number.Digits : "";
    }
}
