using Avow.Policy.Model;
using NodaTime;

namespace Avow.Policy.Notices;

/// <summary>To whom data goes, where, and what protects it there (Art. 13(1)(e) and (f)).</summary>
internal static class RecipientsSection
{
    private static readonly string[] Columns = ["name", "why", "role", "where", "safeguard"];

    public static NoticeSection Of(PolicyFile policy, Words words)
    {
        // Where all were looked up on one day, the day is said once.
        LocalDate? checkedOn = policy.Recipients.Select(r => r.CheckedOn).OfType<LocalDate>().Distinct().ToList() is [var day] ? day : null;
        List<Sentence> sentences = [.. policy.Recipients.Select(r => Recipient(r, words) with { Cells = Cells(r, checkedOn is null, words) })];
        var safeguards = policy.Recipients.SelectMany(r => r.Safeguards).Distinct().ToList();
        if (safeguards.Count > 0)
        {
            sentences.Add(Meant(safeguards, checkedOn, words));
            sentences.Add(Notice.Promise("recipients.copy", words, "recipients.copy", ("contact", policy.Controller.PrivacyContact)));
        }

        sentences.Insert(0, Notice.Promise("recipients.only", words, sentences.Count == 0 ? "recipients.none" : "recipients.only"));
        return new("recipients", words["section.recipients"], 2, sentences, [.. Columns.Select(c => words[$"recipient.column.{c}"])]);
    }

    private static Sentence Meant(List<string> safeguards, LocalDate? checkedOn, Words words)
    {
        var meanings = ("safeguards", (Part)words.List(safeguards.Select(s => Meaning(s, words))));
        return checkedOn is { } day
            ? Notice.Fact("safeguards.meant", words, "safeguards.meant.checked", meanings, ("date", words.Date(day)))
            : Notice.Fact("safeguards.meant", words, "safeguards.meant", meanings);
    }

    private static string Meaning(string safeguard, Words words) =>
        words.Say("safeguard.meaning", ("short", words[$"safeguard.short.{safeguard}"]), ("long", words[$"safeguard.{safeguard}"]));

    private static string[] Cells(Recipient recipient, bool withDate, Words words)
    {
        var why = KeepSentence.Capital(recipient.Why.In(words.Language));
        return
        [
            recipient.Name,
            recipient.Notice is { } site ? words.Say("recipient.cell.notice", ("why", why), ("site", site)) : why,
            words[$"part.{recipient.Role}"],
            KeepSentence.Capital(words.List(recipient.Countries.Select(words.Country))),
            Protection(recipient, withDate, words),
        ];
    }

    private static string Protection(Recipient recipient, bool withDate, Words words)
    {
        var safeguards = words.List(recipient.Safeguards.Select(s => words[$"safeguard.short.{s}"]));
        return recipient switch
        {
            { Safeguards.Count: 0 } => words["recipient.cell.near"],
            { CheckedOn: { } on } when withDate => words.Say("recipient.cell.checked", ("safeguards", safeguards), ("date", words.Date(on))),
            _ => safeguards,
        };
    }

    private static Sentence Recipient(Recipient recipient, Words words)
    {
        var whole = Main(recipient, words).ToList();
        if (words.Find($"recipient.role.{recipient.Role}") is { } role)
        {
            whole.Add(new(" " + role));
        }

        if (recipient.Notice is { } notice)
        {
            whole.Add(new(" "));
            whole.AddRange(words.Fill("recipient.notice", ("site", notice)));
        }

        return new($"recipient.{recipient.Id}", whole, IsPromise: false);
    }

    private static IReadOnlyList<Span> Main(Recipient recipient, Words words)
    {
        var name = ("name", (Part)recipient.Name);
        var why = ("why", (Part)recipient.Why.In(words.Language));
        var where = ("where", (Part)words.List(recipient.Countries.Select(words.Country)));
        var safeguards = ("safeguards", (Part)words.List(recipient.Safeguards.Select(s => words[$"safeguard.{s}"])));
        return recipient switch
        {
            { Safeguards.Count: 0 } => words.Fill("recipient", name, why, where),
            { CheckedOn: { } on } => words.Fill("recipient.checked", name, why, where, safeguards, ("date", words.Date(on))),
            _ => words.Fill("recipient.safeguard", name, why, where, safeguards),
        };
    }
}
