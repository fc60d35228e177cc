using Avow.Database;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Modules.Identity;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using NodaTime;
using NodaTime.Text;

namespace Avow.Demo;

/// <summary>The demonstration: five firms that run on their policy files, of which the call-answering bureau has clients and messages.</summary>
public static class DemoBureau
{
    public const string Slug = "bellweather";

    private static DemoHouse House => DemoHouse.All[0];

    /// <summary>The password of every account of the demonstration; its data is made up and says so.</summary>
    public const string Password = "a-demo-only-password";

    /// <summary>Who can sign in at the bureau, the owner first.</summary>
    public static IReadOnlyList<(string Name, string Email, StaffRole Role)> Staff => House.Staff;

    public static string SignInHint => $"The demonstration is open, five firms: sign in at {Slug} as {Staff[0].Email} with {Password}";

    private const int Clients = 40;
    private const int Messages = 6_000;
    private const int Days = 100;

    /// <summary>Fills an empty database; one that has been filled stays as it is.</summary>
    /// <param name="today">An ISO date from which the demonstration starts, not before the machine's; null for today.</param>
    public static async Task Prepare(IServiceProvider services, string? today, CancellationToken cancel = default)
    {
        if ((await services.GetRequiredService<OrganisationShelf>().All(cancel)).Count > 0)
        {
            return;
        }

        var clock = services.GetRequiredService<BusinessClock>();
        var founded = new List<(DemoHouse House, Organisation Organisation)>();
        foreach (var house in DemoHouse.All)
        {
            founded.Add((house, await house.Found(services, cancel)));
        }

        await MoveClock(services, today, cancel);
        var hash = services.GetRequiredService<AccountBook>().Hash(Password);
        foreach (var (house, organisation) in founded)
        {
            var owner = await house.AddStaff(services, organisation.Id, hash, cancel);
            if (house == House)
            {
                var data = ActivatorUtilities.CreateInstance<DemoData>(services);
                await data.Fill(organisation.Id, owner, Clients, Messages, contacts: Clients, seed: 7, clock.Now, Days, cancel);
            }

            var policy = await PolicyOf(services, organisation.Id, cancel);
            await ActivatorUtilities.CreateInstance<DemoPeople>(services).Fill(organisation.Id, policy, owner, clock.Now, cancel);
            await ActivatorUtilities.CreateInstance<DemoEnquiries>(services).Fill(organisation.Id, policy, owner, clock.Now, cancel);
            await services.GetRequiredService<Sealer>().Seal(organisation.Id, cancel);
        }
    }

    private static async Task<Avow.Policy.Model.PolicyFile> PolicyOf(IServiceProvider services, long organisation, CancellationToken cancel)
    {
        await using var work = await services.GetRequiredService<Store>().Read(organisation, cancel);
        return (await services.GetRequiredService<Holdings.PolicyShelf>().PoliciesOf(work.Db, cancel)).InForce(services.GetRequiredService<BusinessClock>().Now);
    }

    /// <summary>The bureau alone, with its staff, in a database marked synthetic.</summary>
    internal static Task<Organisation> Found(IServiceProvider services, CancellationToken cancel) => House.FoundWithStaff(services, cancel);

    private static async Task MoveClock(IServiceProvider services, string? today, CancellationToken cancel)
    {
        var clock = services.GetRequiredService<BusinessClock>();
        if (today is null)
        {
            return;
        }

        var date = LocalDatePattern.Iso.Parse(today);
        if (!date.Success || date.Value < clock.Now.InUtc().Date)
        {
            throw new Commands.CommandRefused($"--today {today} must be a date like 2026-11-21, not before today: the business clock moves forwards only");
        }

        if (date.Value > clock.Now.InUtc().Date)
        {
            await clock.MoveTo(date.Value.At(new LocalTime(9, 0)).InUtc().ToInstant(), services.GetRequiredService<Store>(), cancel);
        }
    }
}
