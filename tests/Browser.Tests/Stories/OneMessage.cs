using System.Text.RegularExpressions;
using App.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;

namespace Avow.Browser.Tests.Stories;

/// <summary>One telephone message from the call to the proof that it is gone.</summary>
public sealed partial class OneMessage
{
    [Databases, Promise("D-11"), Promise("D-10"), Promise("D-01")]
    public async Task A_message_is_taken_delivered_read_and_gone_on_day_100_with_a_proof_anyone_can_recompute(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var staff = await bureau.Owner();
        await Bureau.Look(staff, "board");

        await TakeMessage(staff);
        await bureau.Work();
        var link = await FindLinkInOutbox(staff);
        await ReadAsClient(bureau, link);
        var proof = await FindProof(staff);

        await Bureau.Travel(staff, "+100 days");
        await Bureau.Look(staff, "board-after");
        await ReadProof(bureau, proof);
        await VerifyLedger(staff);
        await ReadAgain(bureau, link);
        await bureau.House.ShouldHaveNoTraceOf("Wants to sign the lease by 31 July");
    }

    private static async Task TakeMessage(IPage staff)
    {
        await staff.GetByRole(AriaRole.Link, new() { Name = "Desk" }).ClickAsync();
        await staff.GetByRole(AriaRole.Link, new() { Name = "Ashdown & Pike Solicitors", Exact = true }).ClickAsync();
        await staff.GetByLabel("Name of the caller").FillAsync("Gareth Linton");
        await staff.GetByLabel("Number to call back").FillAsync("07700 900318");
        await Bureau.Look(staff, "desk");
        await staff.Keyboard.PressAsync("Control+Enter");
        await staff.WaitForSelectorAsync("[role=alert], .fault");
        (await staff.GetByLabel("Name of the caller").InputValueAsync()).ShouldBe("Gareth Linton");
        await staff.GetByLabel("What it is about").FillAsync("Wants to sign the lease by 31 July");
        await staff.Keyboard.PressAsync("Control+Enter");
        await staff.WaitForSelectorAsync(".toast");
    }

    private static async Task<string> FindLinkInOutbox(IPage staff)
    {
        await staff.GotoAsync("/bellweather/outbox");
        await Bureau.Look(staff, "outbox");
        await staff.GetByRole(AriaRole.Link, new() { Name = "A message for Ashdown & Pike Solicitors" }).ClickAsync();
        await staff.GetByText("/bellweather/read/").First.WaitForAsync();
        await Bureau.Look(staff, "outbox-mail");
        var text = await staff.ContentAsync();
        text.ShouldNotContain("Gareth Linton");
        text.ShouldNotContain("sign the lease");
        ReadingLink().Count(text).ShouldBeGreaterThan(0, "the Outbox shows the mail with its reading link");
        return ReadingLink().Match(text).Value;
    }

    private static async Task ReadAsClient(Bureau bureau, string link)
    {
        var client = await bureau.Visitor(390, ColorScheme.Dark);
        await client.GotoAsync(link);
        (await client.ContentAsync()).ShouldNotContain("Gareth Linton");
        await Bureau.Look(client, "link-phone-dark");
        await client.Locator("main form button").ClickAsync();
        await client.GetByText("Wants to sign the lease by 31 July").WaitForAsync();
        await Bureau.Look(client, "read-phone-dark");
        await client.GotoAsync(link);
        (await client.ContentAsync()).ShouldNotContain("Gareth Linton");
    }

    private static async Task<string> FindProof(IPage staff)
    {
        await staff.GotoAsync("/bellweather/messages");
        await Bureau.Look(staff, "messages");
        await staff.GetByRole(AriaRole.Link, new() { Name = "Gareth Linton" }).First.ClickAsync();
        await staff.GetByText("Wants to sign the lease by 31 July").WaitForAsync();
        await Bureau.Look(staff, "message");
        return (await staff.Locator("a.hash").GetAttributeAsync("href")).ShouldNotBeNull();
    }

    private static async Task ReadProof(Bureau bureau, string proof)
    {
        var sceptic = await bureau.Visitor();
        await sceptic.GotoAsync(proof);
        await Bureau.Look(sceptic, "proof");
        var text = await sceptic.Locator("main").InnerTextAsync();
        text.ShouldNotContain("Gareth");
        text.ShouldContain("10 June 2026");
    }

    private static async Task VerifyLedger(IPage staff)
    {
        await staff.GotoAsync("/bellweather/ledger");
        await staff.Locator("form[action$=verification] button").ClickAsync();
        await staff.WaitForLoadStateAsync();
        await Bureau.Look(staff, "ledger");
        (await staff.Locator("main .note.kept, .toast").First.InnerTextAsync()).ShouldNotBeEmpty();
    }

    private static async Task ReadAgain(Bureau bureau, string link)
    {
        var client = await bureau.Visitor();
        await client.GotoAsync(link);
        (await client.ContentAsync()).ShouldNotContain("sign the lease");
    }

    [GeneratedRegex(@"/bellweather/read/[A-Za-z0-9_.-]+")]
    private static partial Regex ReadingLink();
}
