using System.Diagnostics;
using System.Globalization;
using System.Text;
using Avow.Policy.Deadlines;
using Avow.Policy.Deciding;
using Avow.Policy.Findings;
using Avow.Policy.Holidays;
using Avow.Policy.Law;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Policy.Reading;
using NodaTime;
using YamlDotNet.Core;

namespace Avow.Bench;

/// <summary>The policy library: a thousand purposes read and compiled, the notices of the policies that come with the program, deadlines with holidays.</summary>
internal static class PolicyBench
{
    private const int Purposes = 1_000;
    private const int Rounds = 15;
    private const int Warming = 25;
    private const int Deadlines = 200_000;
    private static readonly string[] Places = ["GB-EAW", "GB-SCT", "GB-NIR", "SE", "EU"];

    public static int Run()
    {
        Notices();
        ThousandPurposes();
        ManyDeadlines();
        return 0;
    }

    private static void ThousandPurposes()
    {
        var text = Text();
        var bytes = Encoding.UTF8.GetBytes(text);
        var first = Measure(() => Compile(bytes));
        var all = Median(() => Compile(bytes));
        var read = Median(() => PolicyReader.Read(bytes));
        var parsed = Median(() => Parse(text));
        var policy = PolicyReader.Read(bytes).Policy!;
        var found = Median(() => PolicyFindings.Of(policy));
        Console.WriteLine(
            $"policy: {Purposes:N0} purposes, {bytes.Length / 1024} KB: read and compiled in {all}, first time {first}, reading alone {read}; "
            + $"YamlDotNet parsing the same bytes {parsed}, ratio {all.Cpu / parsed.Cpu:N1}; findings {found} more");
    }

    private static Policies Compile(byte[] bytes) => PolicyReader.Read(bytes) is { Policy: { } policy }
        ? new([policy])
        : throw new InvalidOperationException("The bench's policy does not read.");

    private static void Parse(string text)
    {
        var parser = new Parser(new StringReader(text));
        while (parser.MoveNext())
        {
        }
    }

    private static void Notices()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "policies"), "*.yaml").Order(StringComparer.Ordinal))
        {
            var text = File.ReadAllText(file);
            var policy = PolicyReader.Read(text).Policy!;
            foreach (var language in policy.Languages)
            {
                var html = "";
                var first = Measure(() => html = NoticeHtml.Render(Notice.Of(policy, language)));
                var warm = Median(() => html = NoticeHtml.Render(Notice.Of(policy, language)));
                var parsed = Median(() => Parse(text));
                Console.WriteLine(
                    $"policy: notice of {Path.GetFileNameWithoutExtension(file)} ({language}, {Encoding.UTF8.GetByteCount(html):N0} bytes): {warm}, first {first}; "
                    + $"YamlDotNet parsing its policy {parsed}, ratio {warm.Cpu / parsed.Cpu:N2}");
            }
        }
    }

    private static void ManyDeadlines()
    {
        var random = new Random(1);
        var cases = Enumerable.Range(0, 10_000).Select(i => Case(random, Places[i % Places.Length])).ToArray();
        var law = LawBook.Shipped;
        var plain = Rate(i => Due(law, cases[i % cases.Length], isPlain: true));
        var rich = Rate(i => Due(law, cases[i % cases.Length], isPlain: false));
        var noda = Rate(i => cases[i % cases.Length].Received.PlusMonths(1));
        Console.WriteLine(
            $"policy: deadlines with holidays, 5 places, 1990 to 2100: {plain:N0} a CPU second from a receipt alone, {rich:N0} with identity, question and extension; "
            + $"NodaTime adding a month without rules {noda:N0}, ratio {plain / noda:N2}");
    }

    private static (string Place, LocalDate Received, HolidayCalendar Holidays, RequestEvent[] Plain, RequestEvent[] Rich) Case(Random random, string place)
    {
        var received = new LocalDate(1990, 1, 1).PlusDays(random.Next(40_000));
        RequestEvent[] plain = [new(RequestEventKind.Received, received)];
        return (place, received, LawBook.Shipped.HolidaysOf(place), plain,
        [
            .. plain, new(RequestEventKind.IdentityAsked, received.PlusDays(1)), new(RequestEventKind.IdentityReceived, received.PlusDays(4)),
            new(RequestEventKind.ClarificationAsked, received.PlusDays(6)), new(RequestEventKind.ClarificationReceived, received.PlusDays(9)),
            new(RequestEventKind.Extended, received.PlusDays(20)),
        ]);
    }

    private static RequestDue Due(LawBook law, (string Place, LocalDate Received, HolidayCalendar Holidays, RequestEvent[] Plain, RequestEvent[] Rich) one, bool isPlain) =>
        RequestClock.Of(RequestRule.Of(law, one.Place, one.Received), PersonRight.Access, isPlain ? one.Plain : one.Rich, one.Holidays);

    /// <summary>How many a second of the processor's time, which other work on the machine does not lengthen.</summary>
    private static double Rate<T>(Func<int, T> act)
    {
        var rates = new List<double>();
        for (var round = 0; round < 9; round++)
        {
            var took = Measure(() =>
            {
                for (var i = 0; i < Deadlines; i++)
                {
                    _ = act(i);
                }
            });
            rates.Add(1_000 * Deadlines / took.Cpu);
        }

        return Options.Median(rates);
    }

    /// <summary>Medians after some rounds that are not counted.</summary>
    private static Took Median(Action act)
    {
        var rounds = Enumerable.Range(0, Warming + Rounds).Select(_ => Measure(act)).ToArray()[Warming..];
        return new(Options.Median(rounds.Select(r => r.Cpu)), Options.Median(rounds.Select(r => r.Wall)));
    }

    private static Took Measure(Action act)
    {
        var (cpu, clock) = (Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        act();
        return new((Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds, clock.Elapsed.TotalMilliseconds);
    }

    /// <summary>Milliseconds of the processor and of the clock on the wall.</summary>
    private sealed record Took(double Cpu, double Wall)
    {
        public override string ToString() => $"{Cpu:N2} ms (wall {Wall:N2})";
    }

    /// <summary>As many parts as the reader takes: each purpose with words, basis, people, data, source and a rule for one of fifty kinds.</summary>
    private static string Text()
    {
        var text = new StringBuilder(BenchPolicy.Text[..BenchPolicy.Text.IndexOf("purposes:", StringComparison.Ordinal)]).Append("purposes:\n");
        for (var i = 0; i < Purposes; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  purpose-{i}:\n    why: {{ en: We use it for reason number {i}. }}\n    basis: contract\n    people: customer\n    data: [name]\n    from: phone\n    keep: {{ kind-{i % 50}: {1 + (i % 300)} days after received; then delete }}\n");
        }

        return text.Append("rights: { answer-within: 1 month, fee: none }\n").ToString();
    }
}
