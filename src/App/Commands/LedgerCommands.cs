using System.CommandLine;
using System.Text.Json;
using Avow.Ledger;
using Avow.Modules.Organisations;

namespace Avow.Commands;

/// <summary><c>avow ledger verify</c>: recomputes every entry, the chain and all signatures.</summary>
internal static class LedgerCommands
{
    public static Command Build() => new("ledger", "What was done, and the proof that nobody changed it since. Example: avow ledger verify --data data")
    {
        Verify(),
    };

    private static Command Verify()
    {
        var (data, database, slug, format) = (CommandLine.Data(), CommandLine.Database(), CommandLine.Organisation(), CommandLine.Format());
        var keys = new Option<string[]>("--key")
        {
            Description = "Believe only this public key, as a notice page or a mail gave it: name+id+base64. May be repeated; the keys in the database when left out.",
        };
        var command = new Command("verify", "Recomputes the whole ledger and names the first row altered, dropped, added or moved. Exit 1 when there is one.")
        {
            data, database, slug, format, keys,
        };
        command.SetAction(async (parsed, cancel) =>
        {
            await using var house = await CommandLine.House(parsed.GetValue(data)!, parsed.GetValue(database));
            var believed = (parsed.GetValue(keys) ?? []).Select(Key).ToList();
            var verification = house.GetRequiredService<LedgerVerification>();
            var reports = new List<(Organisation Organisation, ChainReport Report)>();
            foreach (var each in await CommandLine.Chosen(house, parsed.GetValue(slug), cancel))
                reports.Add((each, await verification.Verify(each.Id, believed, cancel)));
            Say(parsed.GetValue(format)!, reports);
            return reports.TrueForAll(r => r.Report.Intact) ? 0 : 1;
        });
        return command;
    }

    private static VerifyingKey Key(string line) => VerifyingKey.Parse(line)
        ?? throw new CommandRefused("--key is not a key on one line: name, plus sign, eight hexadecimal digits, plus sign, base64");

    private static void Say(string format, List<(Organisation Organisation, ChainReport Report)> reports)
    {
        if (format == "json") Console.WriteLine(JsonSerializer.Serialize(new
        {
            intact = reports.TrueForAll(r => r.Report.Intact),
            organisations = reports.Select(r => new
            {
                organisation = r.Organisation.Slug,
                intact = r.Report.Intact,
                entries = r.Report.Size,
                signed = r.Report.Covered,
                head = Convert.ToHexStringLower(r.Report.Head),
                fault = r.Report.Fault is not { } fault ? null : new
                {
                    kind = JsonNamingPolicy.KebabCaseLower.ConvertName(fault.Kind.ToString()),
                    sequence = fault.Sequence,
                    through = fault.Through,
                    message = fault.Message,
                },
            }),
        }));
        foreach (var (organisation, report) in reports)
        {
            if (report.Fault is { } fault) Console.Error.WriteLine($"avow: {organisation.Slug}: {fault.Message}");
            else if (format != "json") Console.WriteLine(
                $"{organisation.Slug}: {report.Size} entries intact, signed up to {report.Covered}, head {Convert.ToHexStringLower(report.Head)}");
        }
    }
}
