using System.CommandLine;
using System.Text.Json;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Organisations;
using Avow.Modules.Organisations.Public;
using NodaTime;

namespace Avow.Commands;

/// <summary><c>avow retention plan|run</c>.</summary>
internal static class RetentionCommands
{
    public static Command Build() => new("retention", "What goes, and letting it go. Example: avow retention plan --now 2026-12-01T00:00:00Z")
    {
        Plan(),
        Run(),
    };

    private static Command Plan()
    {
        var (data, database, organisation, now, format) = Options();
        var command = new Command("plan", "Says what a run would dispose of, deciding each record, and changes nothing.")
        {
            data, database, organisation, now, format,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var house = await CommandLine.House(parsed.GetValue(data)!, parsed.GetValue(database));
            var at = CommandLine.ReadInstant(parsed.GetValue(now)) ?? house.GetRequiredService<BusinessClock>().Now;
            var retention = house.GetRequiredService<Retention>();
            var plans = new List<(Organisation Organisation, RetentionPlan Plan)>();
            foreach (var each in await CommandLine.Chosen(house, parsed.GetValue(organisation), cancel))
            {
                plans.Add((each, await retention.Plan(each.Id, at, mostRows: 1000, cancel)));
            }

            Say(parsed.GetValue(format)!, at, plans);
            return 0;
        });
        return command;
    }

    private static Command Run()
    {
        var (data, database, organisation, now, format) = Options();
        var confirm = new Option<int?>("--confirm") { Description = "The count that a stopped run named." };
        var command = new Command("run", "Disposes of what is due, with proof. Exit 3 when the guard stops it and asks for the count.")
        {
            data, database, organisation, now, format, confirm,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var house = await CommandLine.House(parsed.GetValue(data)!, parsed.GetValue(database));
            var at = CommandLine.ReadInstant(parsed.GetValue(now)) ?? house.GetRequiredService<BusinessClock>().Now;
            RefuseTheFuture(house, at);
            var reports = new List<(Organisation Organisation, RunReport Report)>();
            foreach (var each in await CommandLine.Chosen(house, parsed.GetValue(organisation), cancel))
            {
                await house.GetRequiredService<Worker>().Drain(cancel);
                reports.Add((each, await house.GetRequiredService<Retention>().Run(each.Id, at, parsed.GetValue(confirm), cancel: cancel)));
                await house.GetRequiredService<Sealer>().Seal(each.Id, cancel);
            }

            return Say(parsed.GetValue(format)!, at, reports);
        });
        return command;
    }

    /// <summary>Nothing deletes by a time later than the machine's, except in made-up data.</summary>
    private static void RefuseTheFuture(ServiceProvider house, Instant at)
    {
        if (at > house.GetRequiredService<BusinessClock>().MachineNow && !house.GetRequiredService<DemoClock>().Synthetic)
        {
            throw new CommandRefused($"{at} lies ahead of this machine's clock; only data that demo or fill made may be run ahead of time");
        }
    }

    private static void Say(string format, Instant at, List<(Organisation Organisation, RetentionPlan Plan)> plans)
    {
        if (format == "json")
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                total = plans.Sum(p => p.Plan.Total),
                staying = plans.Sum(p => p.Plan.Staying),
                at = at.ToString(),
                organisations = plans.Select(p => new { organisation = p.Organisation.Slug, total = p.Plan.Total, staying = p.Plan.Staying, kinds = p.Plan.PerKind }),
                records = plans.SelectMany(p => p.Plan.Rows.Select(r => new
                {
                    organisation = p.Organisation.Slug,
                    kind = r.Kind,
                    id = r.Id,
                    outcome = r.Verdict.Outcome.ToString().ToLowerInvariant(),
                    dueAt = r.Verdict.DueAt?.ToString(),
                    rule = r.Verdict.Rule,
                    policy = r.Verdict.Policy.ToString(),
                    stoppedBy = r.Verdict.StoppedBy is null ? null : r.Verdict.Ground.ToString().ToLowerInvariant(),
                })),
            }));
            return;
        }

        foreach (var (organisation, plan) in plans)
        {
            Console.WriteLine($"{organisation.Slug}: {plan.Total} would go at {at}, {plan.Staying} stay because of a hold or restriction");
            foreach (var (kind, count) in plan.PerKind.Where(k => k.Value > 0))
            {
                Console.WriteLine($"  {count,8} {kind}");
            }
        }
    }

    private static int Say(string format, Instant at, List<(Organisation Organisation, RunReport Report)> reports)
    {
        if (format == "json")
        {
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                disposed = reports.Sum(r => r.Report.Disposed),
                skipped = reports.Sum(r => r.Report.Skipped),
                leftOver = reports.Where(r => r.Report is { Stopped: false, Shadow: false }).Sum(r => r.Report.LeftOver),
                shadow = reports.Where(r => r.Report.Shadow).Select(r => new { organisation = r.Organisation.Slug, would = r.Report.Due }),
                stopped = reports.Any(r => r.Report.Stopped),
                confirm = reports.Where(r => r.Report.Stopped).Sum(r => r.Report.Due),
                at = at.ToString(),
            }));
        }
        else
        {
            reports.ForEach(r => Console.WriteLine(Line(r.Organisation, r.Report)));
        }

        foreach (var (organisation, report) in reports.Where(r => r.Report.Stopped))
        {
            Console.Error.WriteLine(
                $"avow: {organisation.Slug}: {report.Due} records are due, more than the {report.Allowed} expected; if that is right, run again with --confirm {report.Due}");
        }

        return reports.Any(r => r.Report.Stopped) ? CommandLine.StoppedByGuard : 0;
    }

    private static string Line(Organisation organisation, RunReport report) => report.Shadow
        ? $"{organisation.Slug}: the nights only report: {report.Due} would have gone, {report.Skipped} stay with a reason, nothing went; an owner or privacy lead lets them go live at /{organisation.Slug}/retention/live"
        : $"{organisation.Slug}: {report.Disposed} gone, {report.Skipped} stayed with a reason, {(report.Stopped ? 0 : report.LeftOver)} left over";

    private static (Option<string> Data, Option<string?> Database, Option<string?> Organisation, Option<string?> Now, Option<string> Format) Options() =>
        (CommandLine.Data(), CommandLine.Database(), CommandLine.Organisation(), CommandLine.Now(), CommandLine.Format());
}
