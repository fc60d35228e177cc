using App.Tests.Harness;
using Avow.Modules.People;
using NodaTime;
using Shouldly;
using Xunit;

namespace App.Tests.Modules.Imports;

public sealed class MailchimpTests
{
    private const string Subscribed = "\"Email Address\",\"First Name\",\"Last Name\",MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,LEID,EUID,NOTES\n"
        + "\"marion@ashdown.example\",Marion,Ashdown,2,\"2025-04-01 08:00:00\",192.0.2.10,\"2025-04-01 08:05:00\",192.0.2.10,53.8,-1.5,0,1,a,\n"
        + "\"owen@prosser.example\",Owen,Prosser,2,\"2025-05-01 08:00:00\",192.0.2.11,,,,,0,2,b,\n"
        + "\"gareth@hale.example\",Gareth,Hale,2,\"2025-06-01 08:00:00\",,,,,,0,3,c,\n"
        + "\"gone@brae.example\",Una,Gone,2,\"2025-06-01 08:00:00\",192.0.2.12,\"2025-06-01 08:05:00\",192.0.2.12,,,0,4,d,\n";

    private const string Unsubscribed = "\"Email Address\",\"First Name\",UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_REASON\nGone@Brae.example,Una,\"2025-11-20 10:00:00\",Quiz 4,N\nlong@ago.example,Old,\"2019-01-01 10:00:00\",Quiz 1,N\n";

    private static readonly (string, string)[] Newsletter = [("source", "form"), ("suppressed-first", "yes")];

    [Databases]
    public async Task Who_said_no_comes_first_and_stays_out(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database, "call-answering");
        var marked = await desk.Bring("unsubscribed.csv", Unsubscribed, "suppression");
        marked.Words.ShouldContain("addresses are marked: nobody writes to them again");
        var mark = (await desk.Marks()).ShouldHaveSingleItem("the mark of 2019 is past its six years");
        mark.ShouldSatisfyAllConditions(m => m.Why.ShouldBe("unsubscribed"), m => m.RecordedAt.ShouldBe(House.London(new LocalDate(2025, 11, 20), new LocalTime(10, 0))));
        await desk.Firm.House.ShouldHaveNoTraceOf("gone@brae.example");
        marked.Html.QuerySelector("a[href$='/undoing']").ShouldBeNull("marks are not undone with a list");

        var looked = await desk.Look("subscribed.csv", Subscribed, "subscription", "subscriber", Newsletter);
        looked.Words.ShouldContain("2 of 4 contacts can be taken");
        looked.Words.ShouldContain("This person asked not to be written to.");
        looked.Words.ShouldContain("Nothing shows that this person said yes");
    }

    [Databases]
    public async Task Sign_up_columns_are_evidence_and_places_on_earth_are_refused(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database, "call-answering");
        var uploaded = await desk.Upload("subscribed.csv", Subscribed);
        var form = await desk.Firm.Staff.Get($"{uploaded.Location}/plan?kind=subscription&group=subscriber");
        form.Words.ShouldContain("We do not take LATITUDE and LONGITUDE");
        (await desk.Firm.Staff.Submit(form, "/plan", ("source", "form"))).Words.ShouldContain("Bring over those who unsubscribed or were cleaned first");

        await desk.Bring("subscribed.csv", Subscribed, "subscription", "subscriber", Newsletter);
        var people = await desk.People();
        people.Select(p => (p.FullName, p.Basis, p.Bases[0].Evidence)).ShouldBe([("Marion Ashdown", "consent", "double-opt-in"), ("Una Gone", "consent", "double-opt-in"), ("Owen Prosser", "consent", "form")]);
        people[0].Since.ShouldBe(House.London(new LocalDate(2025, 4, 1), new LocalTime(8, 5)));
        foreach (var refused in new[] { "192.0.2.10", "53.8", "gareth@hale.example" })
        {
            await desk.Firm.House.ShouldHaveNoTraceOf(refused);
        }
    }

    [Databases]
    public async Task A_list_of_those_who_left_ends_the_subscriptions_that_are_here(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database, "call-answering");
        await desk.Bring("subscribed.csv", Subscribed, "subscription", "subscriber", Newsletter);
        await desk.Bring("unsubscribed.csv", Unsubscribed, "suppression");
        (await desk.People()).Where(p => p.UnsubscribedAt is not null).ShouldHaveSingleItem().FullName.ShouldBe("Una Gone");
        await desk.Firm.House.LiveUntil(desk.Firm.House.Clock.Now + Duration.FromDays(1));
        await desk.Firm.House.ShouldHaveNoTraceOf("gone@brae.example");
        (await desk.Look("subscribed.csv", Subscribed, "subscription", "subscriber", Newsletter)).Words.ShouldContain("0 of 4 contacts can be taken");
    }

    [Databases]
    public async Task Unsubscribing_on_the_page_leaves_the_mark_that_keeps_the_next_list_away(DatabaseKind database)
    {
        await using var desk = await Desk.Open(database, "call-answering");
        await desk.Bring("subscribed.csv", Subscribed, "subscription", "subscriber", Newsletter);
        var marion = (await desk.People())[0];
        await desk.Firm.Staff.Submit(await desk.Firm.Staff.Get($"/firm/relationships/{marion.Id}/end"), "/end", ("how", "unsubscribed"));
        (await desk.Marks()).ShouldHaveSingleItem().Why.ShouldBe("unsubscribed");
        await desk.Firm.Post(marion, $"relationships/{marion.Id}/end/unsubscribed/undo");
        (await desk.Marks()).ShouldHaveSingleItem().LiftedAt.ShouldNotBeNull();
    }
}
