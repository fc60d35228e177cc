using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Avow.Demo;

namespace Avow.Bench;

/// <summary>The pages of a working day, asked of the program in a process of its own: waiting time as a browser on the same machine sees it, and the
/// processor time of the server alone. First over 10,000 messages, then over the rows asked for.</summary>
internal static partial class PagesBench
{
    private const int Rounds = 200;

    public static async Task<int> Run(Options options)
    {
        var small = await Measure(options with { Rows = 10_000, Data = null });
        var large = await Measure(options);
        Console.WriteLine($"pages {options.Name}: 10,000 messages → {options.Rows:N0} messages; p95 in ms, processor time in ms a request");
        foreach (var (page, few) in small)
        {
            var many = large[page];
            Console.WriteLine($"  {page,-22} p95 {few.P95:0.0} → {many.P95:0.0}   CPU {few.Cpu:0.00} → {many.Cpu:0.00}   growth {many.Cpu / few.Cpu:0.00}");
        }

        return 0;
    }

    private static async Task<Dictionary<string, (double P95, double Cpu)>> Measure(Options options)
    {
        var (house, _, folder) = await options.Filled();
        await house.DisposeAsync();
        var address = new Uri("http://127.0.0.1:" + Random.Shared.Next(20_000, 30_000));
        using var server = Start(options, folder, address);
        try
        {
            using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };
            await Until(server, http);
            await SignIn(http, DemoHouse.All[0]);
            await using var touch = new Touch(folder, options.Database);
            await Time(server, () => http.GetAsync($"/{DemoBureau.Slug}/messages"), 0, 1_000);
            await Settled(server);
            var list = await Body(await http.GetAsync($"/{DemoBureau.Slug}/messages"));
            var message = MessageLink().Match(list).Value;
            var desk = DeskLink().Match(await Body(await http.GetAsync($"/{DemoBureau.Slug}/desk"))).Value;
            var form = await Body(await http.GetAsync(desk));
            var token = Token().Match(form).Groups[1].Value;
            return new()
            {
                ["list"] = await Time(server, () => http.GetAsync($"/{DemoBureau.Slug}/messages")),
                ["list, after a write"] = await Time(server, () => http.GetAsync($"/{DemoBureau.Slug}/messages"), touch: touch),
                ["message"] = await Time(server, () => http.GetAsync(message)),
                ["search, after a write"] = await Time(server, () => http.GetAsync($"/{DemoBureau.Slug}/messages?q=07700+900"), touch: touch),
                ["board"] = await Time(server, () => http.GetAsync($"/{DemoBureau.Slug}/")),
                ["capture"] = await Time(server, () => http.PostAsync(desk.Replace("/desk/", "/clients/", StringComparison.Ordinal) + "/messages", Filled(token))),
            };
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
            (options with { Data = options.Rows == 10_000 ? null : options.Data }).Remove(folder);
        }
    }

    internal static Process Start(Options options, string folder, Uri address) => Process.Start(new ProcessStartInfo(
        "dotnet", [Path.Combine(AppContext.BaseDirectory, "avow.dll"), "serve", "--urls", address.ToString(), "--data", folder, .. options.Database is { } database ? ["--database", database] : Array.Empty<string>()])
    {
        Environment = { ["Logging__LogLevel__Default"] = "Warning" },
    })!;

    internal static async Task Until(Process server, HttpClient http)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < TimeSpan.FromMinutes(5) && !server.HasExited)
        {
            try
            {
                if ((await http.GetAsync("/")).IsSuccessStatusCode)
                {
                    Console.WriteLine($"first page after {clock.Elapsed.TotalSeconds:0.0} s");
                    return;
                }
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException("The server ended or did not answer within five minutes.");
    }

    /// <summary>Waits until the first night, which begins ten seconds after the start, is over: its processor time is no page's.</summary>
    internal static async Task Settled(Process server)
    {
        await Task.Delay(TimeSpan.FromSeconds(15));
        for (var (before, tries) = (TimeSpan.Zero, 0); tries < 600; tries++)
        {
            server.Refresh();
            if ((server.TotalProcessorTime - before).TotalMilliseconds < 100)
            {
                return;
            }

            before = server.TotalProcessorTime;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
    }

    internal static async Task SignIn(HttpClient http, DemoHouse house)
    {
        var token = Token().Match(await http.GetStringAsync($"/{house.Slug}/sign-in")).Groups[1].Value;
        var answer = await http.PostAsync($"/{house.Slug}/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = token, ["email"] = house.Staff[0].Email, ["password"] = DemoBureau.Password,
        }));
        if ((int)answer.StatusCode is not (302 or 303))
        {
            throw new InvalidOperationException($"Signing in answered {(int)answer.StatusCode}.");
        }
    }

    private static FormUrlEncodedContent Filled(string token) => new(new Dictionary<string, string>
    {
        ["__RequestVerificationToken"] = token, ["name"] = "Rhys Probert", ["phone"] = "07700 900321", ["body"] = "Please ring back about the gate.", ["urgency"] = "CanWait",
    });

    internal static async Task<(double P95, double Cpu)> Time(Process server, Func<Task<HttpResponseMessage>> ask, int warmUp = 100, int rounds = Rounds, Touch? touch = null)
    {
        for (var i = 0; i < warmUp; i++)
        {
            await Body(await ask());
        }

        server.Refresh();
        var (before, waits, clock) = (server.TotalProcessorTime, new List<double>(), new Stopwatch());
        for (var i = 0; i < rounds; i++)
        {
            await (touch?.Once() ?? Task.CompletedTask);
            clock.Restart();
            await Body(await ask());
            waits.Add(clock.Elapsed.TotalMilliseconds);
        }

        server.Refresh();
        return (waits.Order().ElementAt(rounds * 95 / 100), (server.TotalProcessorTime - before).TotalMilliseconds / rounds);
    }

    private static async Task<string> Body(HttpResponseMessage answer) => (int)answer.StatusCode < 400
        ? await answer.Content.ReadAsStringAsync()
        : throw new InvalidOperationException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}.");

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("/[a-z-]+/messages/[0-9a-f-]{36}")]
    private static partial Regex MessageLink();

    [GeneratedRegex("/[a-z-]+/desk/[0-9a-f-]{36}")]
    private static partial Regex DeskLink();
}
