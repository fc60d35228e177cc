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
        var messages = new Option<int>("--messages") { Description = "How many telephone messages." };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same data.", DefaultValueFactory = _ => 1 };
        var people = new Option<int>("--people") { Description = "How many people, each with basis, source and details." };
        var firm = new Option<string>("--firm") { Description = "Which firm of the demonstration: messages need the bureau.", DefaultValueFactory = _ => DemoBureau.Slug };
        var (data, database) = (CommandLine.Data(), CommandLine.Database());
        var command = new Command("fill", "Fills a firm with made-up data and marks the database synthetic. Example: avow fill --messages 100000 --seed 1 --data /tmp/avow")
        {
            messages, seed, people, firm, data, database,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var house = await CommandLine.House(parsed.GetValue(data)!, parsed.GetValue(database));
            var (slug, calls) = (parsed.GetValue(firm)!, parsed.GetValue(messages));
            if (calls > 0 && slug != DemoBureau.Slug)
            {
                throw new CommandRefused($"messages are taken by {DemoBureau.Slug} alone; leave out --messages or --firm");
            }

            var organisation = await Firm(house, slug, cancel);
            var owner = await Owner(house, organisation, cancel);
            var clock = house.GetRequiredService<BusinessClock>();
            if (calls > 0)
            {
                await ActivatorUtilities.CreateInstance<DemoData>(house).Fill(organisation, owner, clients: 40, calls, contacts: 40, parsed.GetValue(seed), clock.Now, days: 100, cancel);
            }

            await ActivatorUtilities.CreateInstance<BulkPeople>(house).Fill(organisation, owner, parsed.GetValue(people), parsed.GetValue(seed), clock.Now, cancel);
            await house.GetRequiredService<Sealer>().Seal(organisation, cancel);
            Console.WriteLine($"{calls} messages and {parsed.GetValue(people)} people in {slug}");
            return 0;
        });
        return command;
    }

    private static async Task<long> Firm(ServiceProvider house, string slug, CancellationToken cancel)
    {
        if (!house.GetRequiredService<DemoClock>().Synthetic && (await house.GetRequiredService<OrganisationShelf>().All(cancel)).Count > 0)
        {
            throw new CommandRefused("this database holds real data; fill works on an empty or synthetic one only");
        }

        var known = await house.GetRequiredService<OrganisationShelf>().Find(slug, cancel);
        if (known is not null)
        {
            return known.Id;
        }

        var made = DemoHouse.All.FirstOrDefault(h => h.Slug == slug) ?? throw new CommandRefused($"the demonstration has no firm {slug}: {string.Join(", ", DemoHouse.All.Select(h => h.Slug))}");
        return (await made.FoundWithStaff(house, cancel)).Id;
    }

    private static async Task<Guid> Owner(ServiceProvider house, long organisation, CancellationToken cancel)
    {
        await using var work = await house.GetRequiredService<Store>().Read(organisation, cancel);
        return await work.Db.Set<Account>().Where(a => a.Role == StaffRole.Owner).Select(a => a.Id).FirstAsync(cancel);
    }
}
