using Avow.Database;
using Avow.Jobs;
using Avow.Modules.Identity;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Reading;
using NodaTime;

namespace Avow.Demo;

/// <summary>One organisation of the demonstration: which policy it runs on and who works there.</summary>
/// <param name="Policy">The policy that comes with the program: <c>hosting</c>.</param>
/// <param name="Staff">Who can sign in, the owner first.</param>
public sealed record DemoHouse(string Slug, string Policy, IReadOnlyList<(string Name, string Email, StaffRole Role)> Staff)
{
    /// <summary>The five, one for each policy that comes with the program; the bureau first.</summary>
    public static readonly IReadOnlyList<DemoHouse> All =
    [
        new("bellweather", "call-answering", People("bellweather", "Nia Pritchard", "Tom Ashby", "Rosa Marsh", "Ola Berg")),
        new("larkfield", "web-studio", People("larkfield", "Imogen Vale", "Ravi Sethi", "Callum Frith")),
        new("tallyford", "job-software", People("tallyford", "Gordon Pell", "Aisha Noor", "Beth Carrow", "Stefan Lund")),
        new("hollowbeck", "three-brands", People("hollowbeck", "Margaret Oakes", "Dominic Rees", "Yusra Haddad")),
        new("norrfjard", "hosting", People("norrfjard", "Karin Lindvall", "Johan Ekdahl", "Sara Nygren", "Mikael Strand")),
    ];

    /// <summary>Reads the policies and makes their notices once, while the house is still being built: the founding then goes faster.</summary>
    internal static void ReadAhead()
    {
        foreach (var house in All)
        {
            _ = PublishedNotice.Of(PolicyReader.Read(PolicyTemplates.Text(house.Policy)).Policy!).Count();
        }
    }

    /// <summary>The organisation with its first version, in a database marked synthetic.</summary>
    internal async Task<Organisation> Found(IServiceProvider services, CancellationToken cancel)
    {
        var founding = services.GetRequiredService<Founding>();
        var (organisation, faults) = await founding.Found(Slug, null, PolicyBefore(services.GetRequiredService<BusinessClock>().Now), synthetic: true, cancel: cancel);
        services.GetRequiredService<DemoClock>().Synthetic = true;
        return organisation ?? throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
    }

    /// <summary>The organisation and its accounts, and nothing else.</summary>
    internal async Task<Organisation> FoundWithStaff(IServiceProvider services, CancellationToken cancel)
    {
        var organisation = await Found(services, cancel);
        await AddStaff(services, organisation.Id, services.GetRequiredService<AccountBook>().Hash(DemoBureau.Password), cancel);
        return organisation;
    }

    /// <summary>The policy, in force from a year before today, so that all made-up records lived under it.</summary>
    internal string PolicyBefore(Instant now) => PolicyText.WithVersion(PolicyTemplates.Text(Policy), new VersionId(now.InUtc().Date.PlusYears(-1)));

    /// <summary>Opens the accounts.</summary>
    /// <param name="hash">The one password of all of them, hashed.</param>
    /// <returns>The owner's id.</returns>
    internal async Task<Guid> AddStaff(IServiceProvider services, long organisationId, string hash, CancellationToken cancel)
    {
        var accounts = services.GetRequiredService<AccountBook>();
        await using var work = await services.GetRequiredService<Store>().Write(organisationId, cancel);
        var ids = new List<Guid>();
        foreach (var (name, email, role) in Staff)
        {
            ids.Add((await accounts.AddHashed(work, name, email, hash, role, cancel)).Id);
        }

        await work.Commit(cancel);
        return ids[0];
    }

    private static (string Name, string Email, StaffRole Role)[] People(string domain, params string[] names)
    {
        StaffRole[] roles = [StaffRole.Owner, StaffRole.PrivacyLead, StaffRole.Staff, StaffRole.Operator];
        return [.. names.Zip(roles, (name, role) => (name, $"{name.Split(' ')[0].ToLowerInvariant()}@{domain}.example", role))];
    }
}
