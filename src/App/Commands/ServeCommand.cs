using System.CommandLine;
using Avow.Database;
using Avow.Demo;
using Avow.Jobs;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using Avow.Web;

namespace Avow.Commands;

/// <summary><c>avow serve</c> and <c>avow demo</c>.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static Command Serve()
    {
        var (urls, data, database) = (Urls(), CommandLine.Data(), CommandLine.Database());
        var command = new Command("serve", "Runs the house. The first visitor of an empty database sets it up. Example: avow serve --urls http://127.0.0.1:5080 --data /srv/avow")
        {
            urls, data, database,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var app = await AvowHost.Build(new StoreSettings(parsed.GetValue(data)!, parsed.GetValue(database)), parsed.GetValue(urls)!.Split(';'));
            await SayHowToStart(app, cancel);
            await app.StartAsync(cancel);
            return await RunUntilStopped(app, "Avow is open", cancel);
        });
        return command;
    }

    public static Command Demo()
    {
        var (urls, today) = (Urls(), new Option<string?>("--today") { Description = "The date the demonstration begins with, such as 2026-11-21; today when left out." });
        var (data, database) = (new Option<string?>("--data") { Description = "A folder to keep the demonstration in; a new one each time when left out." }, CommandLine.Database());
        var command = new Command("demo", "Five made-up firms, each running on its policy; the call-answering bureau has 40 clients and 6,000 messages. Example: avow demo")
        {
            urls, data, database, today,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = parsed.GetValue(data) ?? Directory.CreateTempSubdirectory("avow-demo-").FullName;
            var policies = Task.Run(DemoHouse.ReadAhead, cancel);
            var app = await AvowHost.Build(new StoreSettings(folder, parsed.GetValue(database)), parsed.GetValue(urls)!.Split(';'));
            await policies;
            var people = await DemoBureau.Begin(app.Services, parsed.GetValue(today), cancel);
            await app.StartAsync(cancel);
            await people(cancel);
            Spare.Memory();
            return await RunUntilStopped(app, DemoBureau.SignInHint, cancel);
        });
        return command;
    }

    private static async Task SayHowToStart(WebApplication app, CancellationToken cancel)
    {
        if ((await app.Services.GetRequiredService<OrganisationShelf>().All(cancel)).Count == 0)
        {
            Console.WriteLine($"The house is empty: open /start to set it up. From another machine it asks for the code {app.Services.GetRequiredService<StartCode>().Word}");
        }
    }

    private static async Task<int> RunUntilStopped(WebApplication app, string hint, CancellationToken cancel)
    {
        Console.WriteLine($"{hint} at {string.Join(" and ", app.Urls)}. Ctrl+C stops it.");
        await app.WaitForShutdownAsync(cancel);
        return 0;
    }

    private static Option<string> Urls() => new("--urls") { Description = "Where to listen; several with ; between.", DefaultValueFactory = _ => DefaultUrl };
}
