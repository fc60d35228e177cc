using System.Text;
using Avow.Policy.Model;
using NodaTime.Text;

namespace Avow.Policy.Register;

/// <summary>The register as CSV (RFC 4180) and as plain text.</summary>
public static class RegisterTable
{
    /// <summary>One row an activity, under a row of headings. Cells that a spreadsheet would take for a formula begin with an apostrophe.</summary>
    /// <param name="clients">The clients by name, for a processor's activities; empty when they are not known here.</param>
    public static string Csv(ProcessingRegister register, IReadOnlyList<string> clients)
    {
        var words = Phrases.Of("Register", register.Language);
        var csv = new StringBuilder();
        Row(csv, Columns(register, words).Select(c => c.Heading));
        foreach (var activity in register.Activities)
        {
            Row(csv, Cells(register, activity, clients, words));
        }

        return csv.ToString();
    }

    /// <summary>For reading on a screen.</summary>
    public static string Plain(ProcessingRegister register)
    {
        var words = Phrases.Of("Register", register.Language);
        var text = new StringBuilder($"{words.Say("title", ("name", register.Controller.Name), ("version", register.Version.ToString()))}\n");
        foreach (var activity in register.Activities)
        {
            text.Append($"\n{activity.Name} ({activity.Id})\n");
            foreach (var (heading, cell) in Columns(register, words).Zip(Cells(register, activity, [], words)).Skip(2).Where(c => c.Second.Length > 0))
            {
                text.Append($"  {heading.Heading}: {cell}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>The headings of the columns, in the order of the cells.</summary>
    public static IReadOnlyList<string> Headings(ProcessingRegister register) => [.. Columns(register, Phrases.Of("Register", register.Language)).Select(c => c.Heading)];

    /// <summary>A word of the register in its language: <c>security</c>, <c>review</c>, <c>article.controller</c>.</summary>
    public static string Word(string language, string key) => Phrases.Of("Register", language).Say(key);

    private static (string Key, string Heading)[] Columns(ProcessingRegister register, Phrases words)
    {
        string[] keys = ["id", "name", "part", "controller", "why", "basis", "people", "data", "special", "sources", "recipients", "joint", "transfers", "limits", "security", "papers", "reviewed", "review"];
        return [.. keys.Select(k => (k, words.Say($"column.{k}")))];
    }

    private static IEnumerable<string> Cells(ProcessingRegister register, Activity activity, IReadOnlyList<string> clients, Phrases words)
    {
        var who = register.Controller;
        var own = string.Join(", ", new[] { who.LegalName, who.Address, who.PrivacyContact, who.Representative, who.DataProtectionOfficer }.OfType<string>());
        var isOwn = activity.Part == Role.Controller;
        return
        [
            activity.Id,
            activity.Name,
            words.Say(isOwn ? "article.controller" : "article.processor"),
            isOwn ? own : clients.Count > 0 ? string.Join("; ", clients) : words.Say("each-client", ("own", own)),
            activity.Why,
            activity.Basis,
            string.Join("; ", activity.People),
            string.Join("; ", activity.Data),
            activity.Special ?? "",
            string.Join("; ", activity.Sources),
            string.Join("; ", activity.Recipients.Select(r => $"{r.Name} ({r.Role})")),
            string.Join("; ", register.JointControllers.Where(j => activity.Recipients.Any(r => r.Id == j.Id)).Select(j => j.Name)),
            string.Join("; ", activity.Recipients.Where(r => r.IsTransfer).Select(r => words.Say("transfer", ("name", r.Name), ("where", string.Join(", ", r.Countries)), ("by", string.Join(", ", r.Safeguards))))),
            string.Join(" ", activity.Limits),
            register.Security,
            string.Join("; ", activity.Papers.Select(p => words.Say("paper", ("kind", p.Kind), ("file", p.File), ("on", LocalDatePattern.Iso.Format(p.On)), ("review", LocalDatePattern.Iso.Format(p.ReviewBy))))),
            register.ReviewedOn is { } on ? LocalDatePattern.Iso.Format(on) : "",
            register.ReviewBy is { } by ? LocalDatePattern.Iso.Format(by) : "",
        ];
    }

    private static void Row(StringBuilder csv, IEnumerable<string> cells) => csv.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Cell(string text)
    {
        var plain = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var safe = plain.Length > 0 && "=+-@\t".Contains(plain[0], StringComparison.Ordinal) ? "'" + plain : plain;
        return safe.AsSpan().IndexOfAny(',', '"', ';') >= 0 ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
