using Avow.Api;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Promises;
using Avow.Web;
using Avow.Web.Kit;
using NodaTime;

namespace Avow.Modules.Notices;

/// <summary>The notice of one version.</summary>
/// <param name="InForce">The version in force; older than the newest while a later one is announced.</param>
/// <param name="Digest">SHA-256 of its words as they were published.</param>
public sealed record ApiNotice(
    string Version, string Language, string InForce, string Digest, IReadOnlyList<ApiSection> Sections, IReadOnlyList<ApiChange> Changes, IReadOnlyList<ApiVersion> Versions, string? Checkpoint);

/// <summary>A part of the notice under one heading.</summary>
public sealed record ApiSection(string Id, string Title, IReadOnlyList<ApiSentence> Sentences);

/// <summary>A sentence; its id stands in rules, refusals and on the promise board.</summary>
public sealed record ApiSentence(string Id, string Text);

/// <summary>A sentence that differs from the version before.</summary>
public sealed record ApiChange(string Id, string Was, string Now);

/// <summary>A published version.</summary>
public sealed record ApiVersion(string Version, Instant PublishedAt);

/// <summary>The policy in force: its promises of keeping, and its versions.</summary>
public sealed record ApiPolicy(string Version, IReadOnlyList<ApiSection> Keeps, IReadOnlyList<ApiVersion> Versions);

/// <summary>The text of the newest version, or of a draft, with what is wrong with it and what it would do.</summary>
/// <param name="Going">How many records would go in the next night because of it; null while something stands in the way.</param>
public sealed record ApiPolicyText(string Text, IReadOnlyList<ApiRemark> Remarks, string? Version, int? Going, int? Told, IReadOnlyList<ApiChange> Changes);

/// <summary>A fault or a finding with its place.</summary>
public sealed record ApiRemark(int Line, Tone Tone, string Code, string Message, string? Mend, string? Because);

/// <summary>A period with what changing it would do.</summary>
public sealed record ApiPeriod(string Sentence, string Words, string Count, string Unit, string? Version, int? Going, int? Told);

/// <summary>The policy, its notice and its register as programs reach them.</summary>
internal static class NoticesApi
{
    public static void Declare(ApiRegister api)
    {
        Notice(api);
        Policy(api);
    }

    private static void Notice(ApiRegister api)
    {
        foreach (var (page, address) in ((string, string)[])[
            ("", ""), ($"/{ShowNotice.Version}", $"/{ShowNotice.Version}"), ($"/{ShowNotice.BrandId}", $"/brands/{ShowNotice.BrandId}"),
            ($"/{ShowNotice.Version}/{ShowNotice.BrandId}", $"/{ShowNotice.Version}/brands/{ShowNotice.BrandId}")])
        {
            api.Get($"/notice{page}", "The notice, sentence by sentence, with their ids").At($"/notice{address}").Gives((NoticePage p) => new ApiNotice(
                p.View.Text.Version.ToString(), p.View.Text.Language, p.View.InForce.ToString(), p.View.Shown.Digest, [.. p.View.Text.Sections.Select(s => Section(s.Id, s.Title, s.Sentences))], [.. p.View.Changes.Select(Change)],
                [.. p.View.Versions.Select(Version)], p.View.Checkpoint?.Note));
        }

        api.Get("/notice.md", "The notice in force, in Markdown").PassesOn("text/markdown");
        api.Get("/notices/{digest:regex(^[0-9a-f]{{64}}$)}", "A notice exactly as it was published, by its digest").PassesOn("text/plain");
    }

    private static void Policy(ApiRegister api)
    {
        api.Get("/policy", "The policy in force: its sentences on keeping, and all versions").Gives((PolicyPage p) => new ApiPolicy(
            p.View.Policy.Version.ToString(), [.. p.View.Purposes.Select(k => Section("", k.Heading, k.Sentences))], [.. p.View.Versions.Select(Version)]));
        api.Get("/policy/register.json", "The register of processing (Art. 30)").PassesOn("application/json");
        api.Get("/policy/register.csv", "The same for a spreadsheet").PassesOn("text/csv");
        api.Get("/policy/edit", "The text of the newest version with what the compiler says of it").Gives((EditPolicyPage p) => Text(p));
        api.Act("/policy/edit", "Looks at a draft: its faults, its findings, and what it would delete; publishes nothing", Takes.Text("text").Must).Gives((EditPolicyPage p) => Text(p));
        api.Act("/policy/edit/publication", "Publishes a text as the next version; refused when more would go than is confirmed", Takes.Text("text").Must, Takes.Number("going").Must);
        api.Get("/policy/periods/{purpose}/{kind}/{term:int}", "One period; with count and unit what it would delete if it were so").Gives((ChangePeriodPage p) => new ApiPeriod(
            p.Form.Sentence.Id, p.Form.Sentence.Text, p.Form.Count, p.Form.Unit, p.Pending?.Policy.Version.ToString(), p.Pending?.Preview.Going, p.Pending?.Told));
        api.Act("/policy/periods/{purpose}/{kind}/{term:int}", "Changes one period and publishes; refused when more would go than is confirmed",
            Takes.Number("count").Must, Takes.One("unit", [.. Enum.GetValues<PeriodUnit>().Select(ChangePeriod.Word)]).Must, Takes.Date("from").Meaning("From when it holds; at once when left out."), Takes.Number("going").Must);
    }

    private static ApiPolicyText Text(EditPolicyPage p) => new(
        p.Text, [.. p.Check.Remarks.Select(r => new ApiRemark(r.Line, r.Tone, r.Code, r.Message, r.Mend, r.Because))], p.Pending?.Policy.Version.ToString(), p.Pending?.Preview.Going, p.Pending?.Told,
        [.. (p.Pending?.Changes ?? []).Select(Change)]);

    private static ApiSection Section(string id, string title, IEnumerable<Avow.Policy.Notices.Sentence> sentences) => new(id, title, [.. sentences.Select(s => new ApiSentence(s.Id, s.Text))]);

    private static ApiChange Change(ChangedSentence changed) => new(changed.Id, Whole(changed.Before, changed.Taken, changed.After), Whole(changed.Before, changed.Put, changed.After));

    private static string Whole(params string[] parts) => string.Join(' ', parts.Where(p => p.Length > 0));

    private static ApiVersion Version(PublishedVersion version) => new(version.Version.ToString(), version.PublishedAt);
}
