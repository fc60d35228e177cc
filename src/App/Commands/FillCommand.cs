using System.CommandLine;
using Avow.Database;
using Avow.Demo;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity;
using Avow.Modules.Organisations.Public;
using Microsoft.EntityFrameworkCore;

namespace Avow.Commands;

/// <summary><c>avow fill</c>: made-up data for tries and measurements.</summary>
internal static class FillCommand
{
    public static Command Build()
    {
        var messages = new Option<int>("--messages") { Description = "How many telephone messages.", Required = true };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same data.", DefaultValueFactory = _ => 1 };
        var people = new Option<int>("--people") { Description = "How many client contacts; at least one for each of the 40 clients.", DefaultValueFactory = _ => 40 };
        var (data, database) = (CommandLine.Data(), CommandLine.Database());
        var command = new Command("fill", "Fills a bureau with made-up data and marks the database synthetic. Example: avow fill --messages 100000 --seed 1 --data /tmp/avow")
        {
            messages, seed, people, data, database,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var house = await CommandLine.House(parsed.GetValue(data)!, parsed.GetValue(database));
            var organisation = await Bureau(house, cancel);
            var owner = await Owner(house, organisation, cancel);
            var clock = house.GetRequiredService<BusinessClock>();
            await ActivatorUtilities.CreateInstance<DemoData>(house).Fill(
                organisation, owner, clients: 40, parsed.GetValue(messages), parsed.GetValue(people), parsed.GetValue(seed), clock.Now, days: 100, cancel);
            await house.GetRequiredService<Sealer>().Seal(organisation, cancel);
            Console.WriteLine($"{parsed.GetValue(messages)} messages in {DemoBureau.Slug}");
            return 0;
        });
        return command;
    }

    private static async Task<long> Bureau(ServiceProvider house, CancellationToken cancel)
    {
        if (!house.GetRequiredService<DemoClock>().Synthetic && (await house.GetRequiredService<OrganisationShelf>().All(cancel)).Count > 0)
        {
            throw new CommandRefused("this database holds real data; fill works on an empty or synthetic one only");
        }

        var known = await house.GetRequiredService<OrganisationShelf>().Find(DemoBureau.Slug, cancel);
        if (known is not null)
        {
            return known.Id;
        }

        return (await DemoBureau.Found(house, cancel)).Id;
    }

    private static async Task<Guid> Owner(ServiceProvider house, long organisation, CancellationToken cancel)
    {
        await using var work = await house.GetRequiredService<Store>().Read(organisation, cancel);
        return await work.Db.Set<Account>().Where(a => a.Role == StaffRole.Owner).Select(a => a.Id).FirstAsync(cancel);
    }
}
