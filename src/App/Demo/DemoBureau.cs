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
    public static async Task Prepare(IServiceProvider services, string? today, CancellationToken cancel = default) =>
        await (await Begin(services, today, cancel))(cancel);

    /// <summary>As <see cref="Prepare"/>, in two steps: the firms, their staff and the bureau's messages now; the people of all firms when the answer
    /// is called, which can be while the pages are already open.</summary>
    internal static async Task<Func<CancellationToken, Task>> Begin(IServiceProvider services, string? today, CancellationToken cancel)
    {
        if ((await services.GetRequiredService<OrganisationShelf>().All(cancel)).Count > 0)
        {
            return _ => Task.CompletedTask;
        }

        var hash = Task.Run(() => services.GetRequiredService<AccountBook>().Hash(Password), cancel);
        var founded = new List<(DemoHouse House, Organisation Organisation)>();
        foreach (var house in DemoHouse.All)
        {
            founded.Add((house, await house.Found(services, cancel)));
        }

        await MoveClock(services, today, cancel);
        var owners = new Dictionary<long, Guid>();
        foreach (var (house, organisation) in founded)
        {
            owners[organisation.Id] = await house.AddStaff(services, organisation.Id, await hash, cancel);
        }

        var now = services.GetRequiredService<BusinessClock>().Now;
        var bureau = founded[0].Organisation.Id;
        await ActivatorUtilities.CreateInstance<DemoData>(services).Fill(bureau, owners[bureau], Clients, Messages, contacts: Clients, seed: 7, now, Days, cancel);
        return async token =>
        {
            foreach (var (organisation, owner) in owners)
            {
                await AddPeople(services, organisation, owner, now, token);
            }
        };
    }

    private static async Task AddPeople(IServiceProvider services, long organisation, Guid owner, Instant now, CancellationToken cancel)
    {
        var policy = await PolicyOf(services, organisation, cancel);
        await ActivatorUtilities.CreateInstance<DemoPeople>(services).Fill(organisation, policy, owner, now, cancel);
        await ActivatorUtilities.CreateInstance<DemoEnquiries>(services).Fill(organisation, policy, owner, now, cancel);
        await services.GetRequiredService<Sealer>().Seal(organisation, cancel);
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
