using Avow.Database;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using NodaTime;
using NodaTime.Text;

namespace Avow.Demo;

/// <summary>The demonstration: a call-answering bureau that runs on its policy file.</summary>
public static class DemoBureau
{
    public const string Slug = "bellweather";

    /// <summary>The password of every account of the demonstration; its data is made up and says so.</summary>
    public const string Password = "a-demo-only-password";

    /// <summary>Who can sign in, the owner first.</summary>
    public static readonly IReadOnlyList<(string Name, string Email, StaffRole Role)> Staff =
    [
        ("Nia Pritchard", "nia@bellweather.example", StaffRole.Owner),
        ("Tom Ashby", "tom@bellweather.example", StaffRole.PrivacyLead),
        ("Rosa Marsh", "rosa@bellweather.example", StaffRole.Staff),
        ("Ola Berg", "ola@bellweather.example", StaffRole.Operator),
    ];

    public static string SignInHint => $"The demonstration is open: sign in as {Staff[0].Email} with {Password}";

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
        var organisation = await Found(services, Slug, DemoPolicy(clock.Now), cancel);
        await MoveClock(services, today, cancel);
        var owner = await AddStaff(services, organisation.Id, cancel);
        var data = ActivatorUtilities.CreateInstance<DemoData>(services);
        await data.Fill(organisation.Id, owner, Clients, Messages, contacts: Clients, seed: 7, clock.Now, Days, cancel);
        await services.GetRequiredService<Sealer>().Seal(organisation.Id, cancel);
    }

    /// <summary>An organisation in a database marked synthetic.</summary>
    internal static async Task<Organisation> Found(IServiceProvider services, string slug, string policy, CancellationToken cancel)
    {
        var founding = ActivatorUtilities.CreateInstance<Founding>(services);
        var (organisation, faults) = await founding.Found(slug, null, policy, synthetic: true, cancel: cancel);
        services.GetRequiredService<DemoClock>().Synthetic = true;
        return organisation ?? throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>The bureau's policy, in force from a year before today, so that all made-up records lived under it.</summary>
    internal static string DemoPolicy(Instant now) =>
        PolicyText.WithVersion(PolicyTemplates.Text("call-answering"), new VersionId(now.InUtc().Date.PlusYears(-1)));

    internal static async Task<Guid> AddStaff(IServiceProvider services, long organisationId, CancellationToken cancel)
    {
        var accounts = services.GetRequiredService<AccountBook>();
        await using var work = await services.GetRequiredService<Store>().Write(organisationId, cancel);
        var ids = new List<Guid>();
        foreach (var (name, email, role) in Staff)
        {
            ids.Add((await accounts.Add(work, name, email, Password, role, cancel)).Id);
        }

        await work.Commit(cancel);
        return ids[0];
    }

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
