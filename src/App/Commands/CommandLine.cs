using System.CommandLine;
using Avow.Database;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Law;
using Avow.Web;
using NodaTime;
using NodaTime.Text;

namespace Avow.Commands;

/// <summary>What all commands share: options, one-line errors on stderr, and the house without pages.</summary>
internal static class CommandLine
{
    /// <summary>Exit of a run that the guard stopped.</summary>
    public const int StoppedByGuard = 3;

    public static Option<string> Data() => new("--data")
    {
        Description = "The data folder: the SQLite database and the keys.",
        DefaultValueFactory = _ => "data",
    };

    public static Option<string?> Database() => new("--database")
    {
        Description = "A PostgreSQL connection string (Host=…;Database=…;Username=…) instead of SQLite in the data folder.",
    };

    public static Option<string?> Organisation() => new("--organisation") { Description = "The organisation's slug; all of them when left out." };

    public static Option<string?> Now() => new("--now") { Description = "The instant to decide for, such as 2026-11-21T23:00:00Z; the business clock when left out." };

    public static Option<string> Format() => new Option<string>("--format") { Description = "text or json.", DefaultValueFactory = _ => "text" }
        .Among("text", "json");

    public static Option<string> Among(this Option<string> option, params string[] values)
    {
        option.AcceptOnlyFromAmong(values);
        return option;
    }

    /// <summary>Parses and runs; whatever a person can cause becomes one line on stderr and exit 1.</summary>
    /// <param name="law">The option that names another law file: chosen before any command reads a policy.</param>
    public static async Task<int> Run(RootCommand root, string[] args, Option<string?> law)
    {
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine($"avow: {parsed.Errors[0].Message} (avow {parsed.CommandResult.Command.Name} --help tells more)");
            return 1;
        }

        try
        {
            if (parsed.GetValue(law) is { } file)
            {
                LawInUse.Choose(LawCommands.Read(file));
            }

            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception failure) when (failure is CommandRefused or IOException or UnauthorizedAccessException or Npgsql.NpgsqlException or Microsoft.Data.Sqlite.SqliteException or Microsoft.EntityFrameworkCore.DbUpdateException)
        {
            Console.Error.WriteLine($"avow: {failure.Message.ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    /// <summary>The engine over one database, opened and migrated.</summary>
    public static async Task<ServiceProvider> House(string data, string? database)
    {
        var services = new ServiceCollection().AddAvow(new StoreSettings(data, database)).BuildServiceProvider();
        await AvowHost.Open(services);
        return services;
    }

    /// <summary>The organisation with the slug, or all of them when none was asked for.</summary>
    public static async Task<List<Organisation>> Chosen(ServiceProvider house, string? slug, CancellationToken cancel)
    {
        var all = await house.GetRequiredService<OrganisationShelf>().All(cancel);
        var chosen = slug is null ? all : all.FindAll(o => o.Slug == slug);
        return chosen.Count > 0 || slug is null ? chosen : throw new CommandRefused($"no organisation has the slug {slug}");
    }

    public static Instant? ReadInstant(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parsed = InstantPattern.ExtendedIso.Parse(text);
        return parsed.Success ? parsed.Value : throw new CommandRefused($"--now {text} is no instant; write it like 2026-11-21T23:00:00Z");
    }
}

/// <summary>What a person at the command line can cause; its message is the one line they read.</summary>
internal sealed class CommandRefused(string message) : Exception(message);
