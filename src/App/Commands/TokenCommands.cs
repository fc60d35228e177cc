using System.CommandLine;
using System.Text.Json;
using Avow.Database;
using Avow.Ledger;
using Avow.Modules.Identity;
using NodaTime.Text;

namespace Avow.Commands;

/// <summary><c>avow token create</c>: gives a program its token where there is no page, such as in a script that sets a machine up.</summary>
internal static class TokenCommands
{
    public static Command Build() => new("token", "Tokens with which programs call the API. Example: avow token create --organisation larkfield --role staff --data data")
    {
        Create(),
    };

    private static Command Create()
    {
        var (data, database, format) = (CommandLine.Data(), CommandLine.Database(), CommandLine.Format());
        var slug = new Option<string>("--organisation") { Description = "The organisation's slug.", Required = true };
        var role = new Option<string>("--role") { Description = "What the program may do.", Required = true }
            .Among([.. Enum.GetNames<StaffRole>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)]);
        var name = new Option<string>("--name") { Description = "What the program is called.", DefaultValueFactory = _ => "Command line" };
        var days = new Option<int>("--days") { Description = $"How long the token works, at most {TokenBook.MostDays}.", DefaultValueFactory = _ => 90 };
        var command = new Command("create", "Makes a token and writes it to standard output, once: only a digest of it is kept.") { slug, role, name, days, data, database, format };
        command.SetAction(async (parsed, cancel) =>
        {
            var (named, term) = (parsed.GetValue(name)!.Trim(), parsed.GetValue(days));
            if (named.Length is 0 or > TokenBook.LongestName || named.Any(char.IsControl) || term is < 1 or > TokenBook.MostDays)
            {
                throw new CommandRefused($"--name has 1 to {TokenBook.LongestName} signs and --days lies between 1 and {TokenBook.MostDays}");
            }

            await using var house = await CommandLine.House(parsed.GetValue(data)!, parsed.GetValue(database));
            var organisation = (await CommandLine.Chosen(house, parsed.GetValue(slug), cancel))[0];
            var (token, secret) = await Make(house, organisation.Id, named, Enum.Parse<StaffRole>(parsed.GetValue(role)!.Replace("-", ""), ignoreCase: true), term, cancel);
            Say(parsed.GetValue(format)!, organisation.Slug, token, secret);
            return 0;
        });
        return command;
    }

    private static async Task<(ApiToken Token, string Secret)> Make(ServiceProvider house, long organisation, string name, StaffRole role, int days, CancellationToken cancel)
    {
        await using var work = await house.GetRequiredService<Store>().Write(organisation, cancel);
        var book = house.GetRequiredService<TokenBook>();
        if (!await book.HasRule(work, cancel))
        {
            throw new CommandRefused($"the policy of this organisation has no rule for {ApiToken.Kind}, so a token made here would never go; publish one, or make the token on the owner's page");
        }

        var made = await book.Make(work, name, role, days, by: null, cancel);
        await work.Commit(cancel);
        await house.GetRequiredService<Sealer>().Seal(organisation, cancel);
        return made;
    }

    /// <summary>The secret alone on standard output, so that a script can take it; what it is for on the other.</summary>
    private static void Say(string format, string slug, ApiToken token, string secret)
    {
        var until = InstantPattern.General.Format(token.Until);
        if (format == "json")
        {
            Console.WriteLine(JsonSerializer.Serialize(new { organisation = slug, id = token.Id, name = token.Name, role = JsonNamingPolicy.KebabCaseLower.ConvertName(token.Role.ToString()), until, token = secret }));
            return;
        }

        Console.Error.WriteLine($"avow: a token for {slug}, role {token.Role}, until {until}. It is shown once.");
        Console.WriteLine(secret);
    }
}
