using System.Text.RegularExpressions;
using App.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;

namespace Avow.Browser.Tests.Stories;

/// <summary>One telephone message from the call to the client who reads it.</summary>
public sealed partial class OneMessage
{
    [Databases, Promise("D-10")]
    public async Task A_message_is_taken_delivered_and_read_once_by_the_client_alone(DatabaseKind database)
    {
        await using var bureau = await Bureau.Open(database);
        var staff = await bureau.Owner();
        await Bureau.Look(staff, "board");

        await TakeMessage(staff);
        await bureau.Work();
        var link = await FindLinkInOutbox(staff);
        await ReadAsClient(bureau, link);
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
        await staff.WaitForURLAsync("**/outbox/*");
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

    [GeneratedRegex(@"/bellweather/read/[A-Za-z0-9_.-]+")]
    private static partial Regex ReadingLink();
}
