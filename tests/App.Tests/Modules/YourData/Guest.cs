using System.Text.RegularExpressions;
using App.Tests.Harness;
using App.Tests.Modules.People;
using Avow.Mail;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace App.Tests.Modules.YourData;

/// <summary>The public side of a firm: somebody who asks for a link, and opens it.</summary>
internal static partial class Guest
{
    /// <summary>Types an address on the page.</summary>
    public static async Task<Page> Ask(this Firm firm, string email, Browser? browser = null)
    {
        using var own = browser is null ? await firm.House.Browse() : null;
        var visitor = browser ?? own!;
        return await visitor.Submit(await visitor.Get("/firm/your-data"), "/your-data", ("email", email));
    }

    public static Task<List<OutgoingMail>> Mails(this Firm firm) => firm.Office.Read(db => db.Set<OutgoingMail>().AsNoTracking().OrderBy(m => m.WrittenAt).ThenBy(m => m.Id).ToListAsync());

    /// <summary>The link in the newest mail.</summary>
    public static async Task<string> Link(this Firm firm) => LinkPattern().Match((await firm.Mails())[^1].Body).Value;

    /// <summary>Asks for a link and presses its button.</summary>
    public static async Task<Browser> Enter(this Firm firm, string email)
    {
        await firm.Ask(email);
        var visitor = await firm.House.Browse();
        var answer = await visitor.Submit(await visitor.Get(await firm.Link()));
        answer.Location.ShouldBe("/firm/your-data");
        return visitor;
    }

    [GeneratedRegex("/firm/your-data/link/[A-Za-z0-9_-]+")]
    private static partial Regex LinkPattern();
}
