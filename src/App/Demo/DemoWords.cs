using Avow.Modules.MessageBank;
using NodaTime;

namespace Avow.Demo;

/// <summary>Believable words for made-up data. Telephone numbers are of the ranges kept for drama, addresses of domains kept for examples.</summary>
internal static class DemoWords
{
    private static readonly string[] First =
    [
        "Gareth", "Marion", "Priya", "Daniel", "Joyce", "Owen", "Saoirse", "Tomasz", "Amara", "Hugh", "Leila", "Edwin", "Ffion", "Imran", "Rosalind",
        "Callum", "Beatriz", "Neil", "Shanice", "Aled", "Freya", "Dev", "Morag", "Piotr", "Ursula", "Kofi", "Hannah", "Rhys", "Zainab", "Colin",
    ];

    private static readonly string[] Last =
    [
        "Linton", "Ashdown", "Shah", "Pike", "Bell", "Corrigan", "Okafor", "Marsh", "Prosser", "Nowak", "Tindall", "Whitlock", "Farrow", "Deane",
        "Holloway", "Mistry", "Garrick", "Penrose", "Sefton", "Varley", "Quill", "Roper", "Stanier", "Umfreville", "Yardley", "Birtwell", "Coyle", "Dunmore",
    ];

    private static readonly string[] Firms =
    [
        "Ashdown & Pike Solicitors", "Corrigan Lifts", "Dunmore Vets", "Elmfield Lettings", "Harbour Dental", "Kestrel Roofing", "Linnet Florists", "Maple Street Surgery",
        "Northgate Accountants", "Orchard Boilers", "Pennine Plumbing", "Quayside Optics", "Redwood Joinery", "Stonebridge Surveyors", "Tern Couriers", "Upland Estates",
        "Valley Electrical", "Westbrook Physio", "Yew Tree Nursery", "Abbey Locksmiths", "Beacon Bookkeeping", "Calder Glass", "Dovecote Weddings", "Eastgate Motors",
        "Fernley Funerals", "Greenway Gardens", "Heron Software", "Ivy House Care", "Juniper Travel", "Kingfisher Pools", "Larkspur Interiors", "Millrace Brewery",
        "Nettle & Thyme Catering", "Oakhanger Timber", "Pike Hall Stables", "Quarrybank Stone", "Rookery Pest Control", "Saltmarsh Marine", "Thornbury Fencing", "Underhill Storage",
    ];

    private static readonly string[] Matters =
    [
        "Wants an appointment {when}. Please ring back {time}.", "Asks whether the quotation of last week still stands; would like to go ahead {when}.",
        "The boiler has stopped and there is no hot water. Someone is at home {time}.", "Has had a letter and does not understand the second page. Please ring {time}.",
        "Would like to move the visit of Thursday to {when}.", "Returning your call about the invoice; says it was paid on Monday.",
        "Wants to know whether you have the part in stock, and what it costs.", "Is unhappy with the work done and would like to speak to a manager {time}.",
        "Calls about the flat in Mill Lane; would like to view it {when}.", "The gate will not close and the dog is loose. Please ring as soon as you can.",
        "Confirms the meeting {when} and will bring the drawings.", "New customer, found you through a neighbour. About a kitchen, work to start {when}.",
    ];

    private static readonly string[] When = ["this week", "next Tuesday", "before the end of the month", "on Friday morning", "after the bank holiday", "some time next week"];

    private static readonly string[] Time = ["after four", "before noon", "at any time", "between two and three", "this evening", "when you have a minute"];

    public static Client Client(Random random, int index, Instant until)
    {
        var name = index < Firms.Length ? Firms[index] : $"{Last[random.Next(Last.Length)]} & {Last[random.Next(Last.Length)]} {index}";
        return new()
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            Greeting = $"{{greeting}}, {name}. You’re speaking to {{name}}. How can I help you?",
            DialledNumber = $"01632 960{random.Next(1000):000}",
            Form = CaptureForm.Default(index % 5 == 0 ? ["Which address is it about?"] : []).ToJson(),
            Since = until - Duration.FromDays(120 + random.Next(1500)),
        };
    }

    public static ClientContact Contact(Random random, Client client, int index)
    {
        var name = Name(random);
        return new()
        {
            Id = Guid.CreateVersion7(),
            ClientId = client.Id,
            Name = name,
            Email = $"{name.Replace(' ', '.').ToLowerInvariant()}.{index}@client.example",
            Mobile = $"07700 900{random.Next(1000):000}",
            Since = client.Since,
        };
    }

    public static PhoneMessage Message(Random random, Client client, Guid takenBy, long number, Instant receivedAt)
    {
        var phone = random.Next(3) == 0 ? $"07700 900{random.Next(1000):000}" : $"01632 960{random.Next(1000):000}";
        var name = Name(random);
        return new()
        {
            Id = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(receivedAt.ToUnixTimeMilliseconds())),
            ClientId = client.Id,
            Client = client,
            Number = number,
            ReceivedAt = receivedAt,
            CallerName = name,
            CallerCompany = random.Next(4) == 0 ? Firms[random.Next(Firms.Length)] : null,
            CallerPhone = phone,
            CallerPhoneKey = phone.Replace(" ", ""),
            CallerEmail = random.Next(5) == 0 ? $"{name.Replace(' ', '.').ToLowerInvariant()}@caller.example" : null,
            Body = Matter(random),
            Urgency = random.Next(12) switch { 0 => Urgency.Urgent, < 5 => Urgency.Today, _ => Urgency.CanWait },
            TakenBy = takenBy,
            ReadAt = random.Next(10) == 0 ? null : receivedAt + Duration.FromMinutes(random.Next(3, 240)),
        };
    }

    private static string Matter(Random random) =>
        Matters[random.Next(Matters.Length)].Replace("{when}", When[random.Next(When.Length)]).Replace("{time}", Time[random.Next(Time.Length)]);

    private static string Name(Random random) => $"{First[random.Next(First.Length)]} {Last[random.Next(Last.Length)]}";
}
