using Avow.Web.Kit;
using NodaTime;

namespace Avow.Web.Sheet;

/// <summary>Words and figures of the sheet itself: they are no texts of the product, so they stand here in both languages.</summary>
internal static class Sample
{
    public static readonly LocalDate Today = new(2026, 7, 23);

    public static readonly Instant Now = Instant.FromUtc(2026, 7, 23, 8, 41);

    private static readonly int[] Week = [241, 256, 263, 252, 231, 88, 41];

    public static string Of(Say say, string english, string swedish) => say.Language == "sv" ? swedish : english;

    public static IReadOnlyList<Month.DayCount> Days =>
        [.. Enumerable.Range(0, 35).Select(d => new Month.DayCount(new LocalDate(2026, 7, 20).PlusDays(d), d == 10 ? 1_190 : Week[d % 7], "/_kit", d == 10 ? Tone.Look : Tone.None))];

    public static IEnumerable<Row> Messages(Say say) => Enumerable.Range(0, 50).Select(n => new Row(
        n,
        n % 9 == 4 ? Of(say, "Unnamed caller", "Okänd uppringare") : n % 2 == 0 ? "Gareth Linton" : "Ruth Okafor",
        n % 9 == 4 ? Of(say, "withheld", "dolt nummer") : "07700 900318",
        n % 3 == 0 ? Of(say, "Lease on a workshop, has to sign by 31 July", "Hyra av en verkstad, måste skriva på före 31 juli") : Of(say, "Will call again on Friday", "Ringer igen på fredag"),
        Now - Duration.FromHours(3 * n),
        Today.PlusDays(100 - n / 8),
        n > 2,
        n < 3));

    public static IReadOnlyList<ChartBar> Bars(Say say) =>
        [.. Enumerable.Range(0, 7).Select(d => new ChartBar(say.ShortDay(Today.PlusDays(d)), Week[(d + 3) % 7], On: d == 0))];

    /// <summary>A made-up message, as a list shows it.</summary>
    public sealed record Row(int Number, string Caller, string Phone, string About, Instant TakenAt, LocalDate GoesOn, bool Read, bool New);
}

internal static class SampleMenu
{
    private static readonly string[] Everybody = [];

    public static IEnumerable<MenuItem> Items =>
    [
        new("", "sheet.promises", "promise", "", 0, Everybody),
        new("", "sheet.messages", "message", "messages", 1, Everybody),
        new("web.section.people", "sheet.clients", "client", "clients", 10, Everybody),
        new("web.section.word", "sheet.calendar", "calendar", "retention", 20, Everybody),
        new("web.section.word", "sheet.holds", "hold", "holds", 21, Everybody),
        new("web.section.word", "sheet.ledger", "ledger", "ledger", 22, Everybody),
        new("web.section.outward", "sheet.policy", "policy", "policy", 30, Everybody),
        new("web.section.house", "sheet.outbox", "send", "outbox", 40, Everybody),
    ];

    public static void SignIn(PageContext page)
    {
        page.Welcome(new("Nia Pritchard", ["owner"]));
        page.SearchPath = "/_kit/list";
        page.Counts["sheet.holds"] = new(3);
        page.Counts["sheet.policy"] = new(2, Tone.Look);
        page.DemoBar = new(
            Sample.Of(page.Say, "Demonstration: here it is Thursday 23 July 2026, 09:41.", "Demonstration: här är det torsdag 23 juli 2026, 09:41."),
            [new(Sample.Of(page.Say, "+1 day", "+1 dag"), "/_kit/undo", "1"), new(Sample.Of(page.Say, "To day 100", "Till dag 100"), "/_kit/undo", "100")]);
    }
}
