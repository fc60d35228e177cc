using System.Globalization;
using Avow.Database;
using Avow.Holdings;
using Avow.Modules.People;
using Avow.Modules.People.Public;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Demo;

/// <summary>Makes up many people quickly, each with basis, source and what the kind may hold; the same ones for the same seed.</summary>
public sealed class BulkPeople(Store store, HoldingRegister holds, PolicyShelf shelf)
{
    private const int Batch = 5_000;

    /// <summary>Of so many one is an enquiry: most who ask become something else or go.</summary>
    private const int EnquiryEach = 50;

    /// <summary>Fills one organisation.</summary>
    /// <param name="by">The account that is said to have entered them.</param>
    public async Task Fill(long organisationId, Guid by, int people, int seed, Instant now, CancellationToken cancel = default)
    {
        var random = new Random(seed);
        for (var from = 0; from < people; from += Batch)
        {
            await using var work = await store.Write(organisationId, cancel);
            var around = await Surroundings.Of(work.Db, shelf, cancel);
            var rows = new List<Relationship>(Batch);
            var hand = new Hand(work, around.Policies.InForce(now), by, now);
            var rules = RelationshipRule.Of(hand.Policy).ToLookup(r => EnquiryShelf.Kinds.Contains(r.Kind));
            for (var i = from; i < Math.Min(people, from + Batch); i++)
            {
                IReadOnlyList<RelationshipRule> among = [.. (i % EnquiryEach == 0 || !rules[false].Any()) && rules[true].Any() ? rules[true] : rules[false]];
                var made = Make(hand, among[random.Next(among.Count)], random, i);
                made.LookAt = around.Decide(holds.Of(made.Kind), holds.Of(made.Kind).Describe(made), now).LookAt;
                rows.Add(made);
            }

            // What follows a relationship comes after it.
            await work.Insert(rows, cancel);
            await work.Insert([.. rows.SelectMany(r => r.Bases)], cancel);
            await work.Insert([.. rows.SelectMany(r => r.Details)], cancel);
            await work.Insert([.. rows.SelectMany(r => r.Words)], cancel);
            await work.Commit(cancel);
        }

        await store.LearnSizes(cancel);
    }

    private static Relationship Make(Hand hand, RelationshipRule rule, Random random, int number)
    {
        var since = hand.Now - Duration.FromMinutes(1 + random.Next((rule.Kind is "visit-entry" or EnquiryShelf.Request ? 20 : 330) * 24 * 60));
        var name = BulkNames.Of(random, number);
        var source = rule.Sources[random.Next(rule.Sources.Count)];
        var company = rule.Categories.Contains("company") ? name.Company : null;
        var values = name.Values.Where(v => rule.Allows(PersonField.Of(v.Field))).ToList();
        var draft = new RelationshipDraft("", "", "", "", "", "", "", "", "", values);
        var made = new Relationship
        {
            Id = Guid.CreateVersion7(), PersonId = Guid.CreateVersion7(), Kind = rule.Kind, PeopleGroup = rule.Groups[number % rule.Groups.Count],
            Brand = hand.Policy.Brands.Count == 0 ? "" : hand.Policy.Brands[number % hand.Policy.Brands.Count].Id, Basis = rule.For(rule.Groups[number % rule.Groups.Count]).Bases[0], Source = source,
            Since = since, LastInteractionAt = since, EnteredBy = hand.By, FullName = draft.Name, SortName = draft.SortName,
            Company = company, CompanyKey = company is null ? null : SearchKey.Words(company), CompanyId = company is null ? null : BulkNames.IdOf(company),
            ToldAt = RelationshipRule.IsFromOthers(source) ? since : null,
        };
        made.Bases.Add(new()
        {
            Id = Guid.CreateVersion7(), RelationshipId = made.Id, Basis = made.Basis, Evidence = made.Basis == "consent" ? RelationshipDraft.Evidences[0] : null, From = since, WrittenAt = since, WrittenBy = hand.By,
        });
        made.Details.AddRange(values.Select(v => new PersonDetail
        {
            Id = Guid.CreateVersion7(), RelationshipId = made.Id, Field = v.Field, Value = v.Value, Key = PersonField.Of(v.Field).KeyOf(v.Value), Source = source, ToldAt = since, WrittenBy = hand.By,
        }));
        made.Spell(hand.Work.Db);
        return made;
    }
}

/// <summary>Some tens of thousands of made-up names, a few of them common and most of them rare, as names are.</summary>
internal sealed record BulkNames(string Company, IReadOnlyList<(string Field, string Value)> Values)
{
    private static readonly string[] Given =
    [
        "Marion", "Gareth", "Priya", "Oluwaseun", "Siân", "Callum", "Hannah", "Yusuf", "Zofia", "Eleanor", "Dev", "Moira", "Tomasz", "Grace", "Aoife", "Nathan", "Leila", "Bryn", "Joanna", "Kwame",
        "Åsa", "Göran", "Karin", "Mikael", "Ingrid", "Amir", "Maja", "Oskar", "Linnea", "Per", "Zeynep", "Henrik", "Daniel", "Joyce", "Owen", "Saoirse", "Amara", "Hugh", "Edwin", "Ffion", "Imran",
        "Rosalind", "Beatriz", "Neil", "Shanice", "Aled", "Freya", "Morag", "Piotr", "Ursula", "Kofi", "Rhys", "Zainab", "Colin", "Agnieszka", "Bartholomew", "Chiara", "Dmitri", "Esther", "Finlay",
        "Giulia", "Hamish", "Isla", "Jude", "Keira", "Lachlan", "Mei", "Niamh", "Olivia", "Pilar", "Quentin", "Rafael", "Sunita", "Theo", "Una", "Vikram", "Wanda", "Xavier", "Yvonne", "Zachary",
    ];

    private static readonly string[] Begins =
    [
        "Ash", "Barn", "Black", "Brad", "Brook", "Burn", "Carr", "Clay", "Cob", "Cross", "Dal", "Dun", "East", "Elm", "Far", "Fern", "Gold", "Grim", "Hal", "Hart", "Hol", "Ing", "Kel", "Kirk", "Lang",
        "Lin", "Lock", "Mar", "Mel", "Mill", "Nether", "Nor", "Oak", "Old", "Pen", "Pres", "Quar", "Rad", "Rock", "Rush", "Sax", "Shel", "Stan", "Thorn", "Tre", "Up", "Vale", "Wal", "West", "Whit", "Wood", "Yar",
    ];

    private static readonly string[] Middles = ["", "er", "en", "ing", "es", "a", "in", "ar", "el", "o"];

    private static readonly string[] Ends =
    [
        "bank", "berg", "borough", "bridge", "brook", "bury", "by", "cliffe", "combe", "croft", "dale", "den", "don", "down", "ey", "field", "ford", "gate", "grave", "ham", "hurst", "land", "leigh", "ley",
        "low", "man", "mere", "mond", "more", "ness", "pool", "ridge", "sett", "shaw", "side", "son", "stead", "stone", "street", "strom", "thorpe", "ton", "wall", "ward", "water", "way", "well", "wick", "wood", "worth",
    ];

    private static readonly string[] Trades = ["Bakers", "Builders", "Carriers", "Dental", "Electrical", "Foods", "Gardens", "Joinery", "Legal", "Motors", "Optics", "Press", "Roofing", "Surveyors", "Travel", "Vets"];

    /// <summary>The beginnings of the numbers that are kept for drama; three digits follow.</summary>
    private static readonly string[] Numbers =
        ["0113 496 0", "0114 496 0", "0115 496 0", "0116 496 0", "0117 496 0", "0118 496 0", "0121 496 0", "0131 496 0", "0141 496 0", "0151 496 0", "0161 496 0", "020 7946 0", "0191 498 0", "029 2018 0", "01632 960"];

    public static BulkNames Of(Random random, int number)
    {
        var (given, family) = (Pick(Given, random), Family(random));
        var company = $"{Family(random)} {Pick(Trades, random)} Ltd";
        string Digits(string begins) => string.Create(CultureInfo.InvariantCulture, $"{begins}{random.Next(1000):000}");
        return new(company,
        [
            (PersonField.GivenName, given), (PersonField.FamilyName, family),
            (PersonField.Email, string.Create(CultureInfo.InvariantCulture, $"{SearchKey.Words(given)}.{SearchKey.Words(family)}{number}@{SearchKey.Words(company).Split(' ')[0]}.example")),
            ("phone", Digits(Pick(Numbers, random))), ("mobile", Digits("07700 900")),
        ]);
    }

    /// <summary>The same for the same company.</summary>
    public static Guid IdOf(string company) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(company)).AsSpan(0, 16));

    private static string Family(Random random)
    {
        var rank = (int)(random.NextDouble() * random.NextDouble() * Begins.Length * Middles.Length * Ends.Length);
        return Begins[rank * 7 % Begins.Length] + Middles[rank / Begins.Length % Middles.Length] + Ends[rank / (Begins.Length * Middles.Length) % Ends.Length];
    }

    private static string Pick(string[] from, Random random) => from[random.Next(from.Length)];
}
