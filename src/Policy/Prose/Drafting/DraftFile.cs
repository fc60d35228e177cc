using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Avow.Policy.Model;

namespace Avow.Policy.Prose.Drafting;

/// <summary>Somebody who receives data.</summary>
/// <param name="Purposes">The purposes that need it; every one when empty.</param>
internal sealed record DraftRecipient(string Name, string Country, string Why, IReadOnlyList<string> Purposes);

/// <summary>Writes a drafted policy as YAML.</summary>
internal sealed partial class DraftFile(
    ProseReading reading, VersionId version, IEnumerable<(DraftKind Kind, SortedDictionary<string, string> Keep)> purposes,
    SortedDictionary<string, DraftRecipient> recipients, List<string> said, bool mayCharge)
{
    private readonly StringBuilder _text = new();
    private readonly string _language = reading.Language;

    public string Write(Questions questions)
    {
        Controller(questions);
        var all = purposes.ToList();
        Line("people:");
        foreach (var group in all.Select(p => p.Kind).DistinctBy(k => k.People))
        {
            Line($"  {group.People}: {Local(group.Say(_language, "people")!)}");
        }

        Line("kinds:");
        foreach (var kind in all.SelectMany(p => p.Keep.Keys).Distinct().Select(k => DraftKind.Named(k)!))
        {
            Line($"  {kind.Kind}: {{ one: {Local(kind.Say(_language, "one")!)}, many: {Local(kind.Say(_language, "many")!)} }}");
        }

        Line("purposes:");
        all.ForEach(p => Purpose(p.Kind, p.Keep, questions));
        Recipients(questions);
        Line("promises:");
        Line($"  change-notice: {Local(_language == "sv" ? "Vi berättar om en ändring innan den gäller." : "We tell you before a change takes effect.")}");
        for (var i = 0; i < said.Count; i++)
        {
            Line($"  said-{(i + 1).ToString(CultureInfo.InvariantCulture)}: {Local(said[i])}");
        }

        Line("automated-decisions: none");
        Line($"rights: {{ answer-within: 1 month, fee: {(mayCharge ? "unfounded-or-excessive" : "none")} }}");
        return _text.ToString();
    }

    private void Controller(Questions questions)
    {
        var (isSwedish, text) = (_language == "sv", reading.Original);
        var firm = Firm().Match(text) is { Success: true } named ? Drafting.OneLine(named.Value) : null;
        var mail = Mail().Match(text) is { Success: true } found ? found.Value.TrimEnd('.') : null;
        string? Known(string key, string? found)
        {
            if (found is null)
            {
                questions.Ask(key, $"controller.{key}", AnswerForm.Words, null);
            }

            return questions.AnswerTo($"controller.{key}") ?? found;
        }

        foreach (var line in DraftYaml.Head(
            version, Known("legal-name", firm) ?? "Name of the firm", Known("address", null) ?? "Address of the firm", Known("privacy-contact", mail) ?? "privacy@firm.example", _language, isSwedish))
        {
            Line(line);
        }
    }

    private void Purpose(DraftKind kind, SortedDictionary<string, string> keep, Questions questions)
    {
        Line($"  {kind.Purpose}:");
        Line($"    heading: {Local(kind.Say(_language, "heading")!)}");
        Line($"    why: {Local(kind.Say(_language, "why")!)}");
        Line($"    basis: {kind.Basis}");
        foreach (var key in (string[])["wording", "interest"])
        {
            if (kind.Say(_language, key) is { } words)
            {
                Line($"    {key}: {Local(words)}");
            }
        }

        if (kind.Basis == "legitimate-interests")
        {
            Weighed(kind, questions);
        }

        if (kind.Basis == "legal-obligation")
        {
            Line($"    law: {(_language == "sv" ? "se-bookkeeping" : "uk-company-tax")}");
        }

        Line($"    people: [{kind.People}]");
        Line($"    data: [{string.Join(", ", kind.List("data"))}]");
        Line($"    from: [{string.Join(", ", kind.List("from"))}]");
        if (kind.List("channels") is { Count: > 0 } channels)
        {
            Line($"    channels: [{string.Join(", ", channels)}]");
        }

        Line("    keep:");
        foreach (var (record, rule) in keep)
        {
            Line($"      {record}: {rule}");
        }

        var receiving = recipients.Where(r => r.Value.Purposes.Count == 0 || r.Value.Purposes.Contains(kind.Purpose)).Select(r => r.Key).ToList();
        if (receiving.Count > 0)
        {
            Line($"    recipients: [{string.Join(", ", receiving)}]");
        }
    }

    private void Weighed(DraftKind kind, Questions questions)
    {
        var key = $"purposes.{kind.Purpose}.assessment";
        questions.Ask("assessment", $"purposes.{kind.Purpose}", AnswerForm.Assessment, null, key, null, ("heading", kind.Say(_language, "heading")!));
        if (questions.AnswerTo(key)?.Split('|') is [var by, var on])
        {
            Line($"    assessment: {{ file: assessments/{kind.Purpose}.md, by: {DraftYaml.Quoted(by)}, on: {on}, review: 1 year }}");
        }
    }

    private void Recipients(Questions questions)
    {
        if (recipients.Count == 0)
        {
            return;
        }

        Line("recipients:");
        foreach (var (id, (name, country, why, _)) in recipients)
        {
            var (signed, safeguard) = (questions.AnswerTo($"recipients.{id}.agreement"), questions.AnswerTo($"recipients.{id}.safeguard"));
            Line($"  {id}: {{ name: {DraftYaml.Quoted(name)}, role: processor, country: {country}, {(safeguard is null ? "" : $"safeguard: {safeguard}, checked: {version.Date:uuuu-MM-dd}, ")}"
                + $"{(signed is null ? "" : $"agreement: {{ signed: {signed}, review: 1 year }}, ")}why: {Local(why)} }}");
            questions.Ask("agreement", $"recipients.{id}", AnswerForm.Date, null, $"recipients.{id}.agreement", null, ("name", name));
            if (country is not ("GB" or "SE"))
            {
                questions.Ask("safeguard", $"recipients.{id}", AnswerForm.Safeguard, null, $"recipients.{id}.safeguard", null, ("name", name));
            }
        }
    }

    private string Local(string words) => DraftYaml.Local(_language, words);

    private void Line(string line) => _text.Append(line).Append('\n');

    [GeneratedRegex(@"\b(?:\p{Lu}[\p{L}0-9.'’-]{0,40} (?:& |and |och )?){1,4}(?:Ltd|Limited|LLP|PLC|AB|HB|CIC)\b")]
    private static partial Regex Firm();

    [GeneratedRegex(@"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,120}\.[A-Za-z]{2,20}")]
    private static partial Regex Mail();
}
