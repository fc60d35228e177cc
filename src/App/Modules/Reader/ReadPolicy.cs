using Avow.Commands;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Prose;
using Avow.Policy.Prose.Drafting;
using Avow.Web;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Reader;

/// <summary>A firm hands in the policy it has published, sees each promise in its place with what was understood, decides what is open, and takes the draft to the editor.</summary>
internal static class ReadPolicy
{
    /// <summary>Longer texts are for the command line, which nobody waits for in a browser.</summary>
    public const int MostCharacters = 300_000;

    private const int LongestName = 80;
    private const int LongestWords = 300;

    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/policy/reader", Show).For(Access.Keepers);
        organisation.MapPost("/policy/reader", HandIn).For(Access.Keepers);
        organisation.MapGet("/policy/reader/{id:guid}", Text).For(Access.Keepers);
        organisation.MapGet("/policy/reader/{id:guid}/notice", Beside).For(Access.Keepers);
        organisation.MapPost("/policy/reader/{id:guid}/promises/{promise}", Decide).For(Access.Keepers);
        organisation.MapPost("/policy/reader/{id:guid}/answers", Answer).For(Access.Keepers);
        organisation.MapPost("/policy/reader/{id:guid}/findings/{finding}", Weigh).For(Access.Keepers);
        organisation.MapPost("/policy/reader/{id:guid}/discarding", Discard).For(Access.Keepers);
    }

    private static async Task<IResult> Show(Visit visit, Pages pages, PageContext page) => await Form(visit, pages, page, "", Faults.None);

    private static async Task<IResult> HandIn(Visit visit, Pages pages, PageContext page, IFormCollection form, CancellationToken cancel)
    {
        var typed = form["text"].ToString();
        var file = form.Files["file"] is { Length: > 0 } given ? given : null;
        var (text, why) = file is null ? (typed, null) : await TextOf(file, page.Say, cancel);
        if ((why ?? WhyNot(text, page.Say)) is { } fault)
        {
            return await Form(visit, pages, page, typed, new Faults { { file is null ? "text" : "file", fault } });
        }

        var plain = text.ReplaceLineEndings("\n");
        var first = file is not null ? Path.GetFileName(file.FileName) : ProseReader.Read(plain).Blocks()[0].Sentences[0].Text;
        var published = new PublishedText
        {
            Id = Guid.CreateVersion7(), Name = first.Length <= LongestName ? first : first[..LongestName] + "…", Text = plain, Decisions = "{}", Answers = "{}", LetStand = "[]", At = visit.Now, By = visit.Staff.Id,
        };
        visit.Db.Add(published);
        return Pages.Go(visit.At($"policy/reader/{published.Id}"));
    }

    private static async Task<(string Text, string? Why)> TextOf(IFormFile file, Say say, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        try
        {
            return (PublishedFile.Of(bytes.ToArray()), null);
        }
        catch (MisfitFile failure)
        {
            return ("", Words(failure.Misfit, say));
        }
        catch (InvalidDataException)
        {
            return ("", say["reader.fault.damaged"]);
        }
    }

    /// <summary>What it is instead of a policy that can be read, and what to do; null when it can be read.</summary>
    private static string? WhyNot(string text, Say say) => text.Trim().Length switch
    {
        0 => say["reader.fault.empty"],
        > MostCharacters => say.T("reader.fault.long", ("most", MostCharacters)),
        _ => Misfit.Of(ProseReader.Read(text)) is { } misfit ? Words(misfit, say) : null,
    };

    private static string Words(Misfit misfit, Say say) => misfit.Kind switch
    {
        MisfitKind.Empty => say["reader.fault.empty"],
        MisfitKind.Binary when misfit.Detail is "PNG" or "JPEG" or "GIF" or "WebP" => say["reader.fault.picture"],
        MisfitKind.Binary => say["reader.fault.binary"],
        MisfitKind.PictureOfText => say["reader.fault.picture"],
        MisfitKind.DrawnByScript => say["reader.fault.script"],
        MisfitKind.ForeignLanguage => say.T("reader.fault.foreign", ("language", say[$"reader.language.{misfit.Detail}"])),
        MisfitKind.TermsOfService => say["reader.fault.terms"],
        MisfitKind.CookiesOnly => say["reader.fault.cookies"],
        _ => say["reader.fault.none"],
    };

    private static async Task<IResult> Text(Guid id, Visit visit, Pages pages, PageContext page, CancellationToken cancel) =>
        await Find(visit, id, cancel) is { } published ? Page(visit, pages, page, published, Faults.None) : Results.NotFound();

    private static async Task<IResult> Beside(Guid id, Visit visit, Pages pages, PageContext page, CancellationToken cancel) => await Find(visit, id, cancel) is { } published
        ? pages.Show<BesidePage>(page.Say["reader.beside"], new { Published = published, View = Understood.Of(published, new VersionId(visit.Today), page.Say.Language) })
        : Results.NotFound();

    private static async Task<IResult> Decide(Guid id, string promise, Visit visit, Pages pages, PageContext page, IFormCollection form, CancellationToken cancel)
    {
        if (await Find(visit, id, cancel) is not { } published)
        {
            return Results.NotFound();
        }

        if (Understood.Of(published, new VersionId(visit.Today), page.Say.Language).Promises.FirstOrDefault(p => p.Key == promise) is not { } known)
        {
            return Results.NotFound();
        }

        var (what, words) = (form["what"].ToString(), form["words"].ToString().Trim());
        if (what is "duty" or "drop" && words.Length is 0 or > LongestWords)
        {
            return Page(visit, pages, page, published, new Faults { { $"words-{known.Number}", page.Say[what == "duty" ? "reader.fault.owner" : "reader.fault.because"] } });
        }

        published.Decide(promise, what is "duty" or "drop" ? new(what == "duty", words) : null);
        return Pages.Go(visit.At($"policy/reader/{id}"), Said.Done("reader.decided"));
    }

    private static async Task<IResult> Answer(Guid id, Visit visit, Pages pages, PageContext page, IFormCollection form, CancellationToken cancel)
    {
        if (await Find(visit, id, cancel) is not { } published)
        {
            return Results.NotFound();
        }

        var draft = Understood.Of(published, new VersionId(visit.Today), page.Say.Language).Draft;
        var key = form["question"].ToString();
        if (draft.Questions.Concat(draft.Answered).Concat(draft.Corrections.Select(c => c.Question)).FirstOrDefault(q => q.Key == key && q.Form != AnswerForm.Elsewhere) is not { } question)
        {
            return Results.NotFound();
        }

        if (form["what"] == "withdraw")
        {
            published.Answer(key, null);
            return Pages.Go(visit.At($"policy/reader/{id}") + "#asked", Said.Done("reader.withdrawn"));
        }

        if (GivenAnswer.Of(question, form) is not { } answer)
        {
            return Page(visit, pages, page, published, new Faults { { key, page.Say[$"reader.fault.answer.{question.Form.ToString().ToLowerInvariant()}"] } }, form);
        }

        published.Answer(key, answer);
        return Pages.Go(visit.At($"policy/reader/{id}") + "#asked", Said.Done("reader.answered"));
    }

    private static async Task<IResult> Weigh(Guid id, string finding, Visit visit, Pages pages, PageContext page, IFormCollection form, CancellationToken cancel)
    {
        if (await Find(visit, id, cancel) is not { } published
            || Understood.Of(published, new VersionId(visit.Today), page.Say.Language).Findings.FirstOrDefault(f => Dismissals.KeyOf(f) == finding) is not { } known)
        {
            return Results.NotFound();
        }

        var (stands, reason) = (form["what"] != "mend", form["reason"].ToString().Trim());
        if (stands && reason.Length is 0 or > LongestWords)
        {
            return Page(visit, pages, page, published, new Faults { { finding, page.Say["reader.fault.reason"] } });
        }

        published.Dismiss(known, stands ? reason : null);
        return Pages.Go(visit.At($"policy/reader/{id}") + "#wrong", Said.Done(stands ? "reader.stands" : "reader.stands-not"));
    }

    private static async Task<IResult> Discard(Guid id, Visit visit, CancellationToken cancel)
    {
        if (await Find(visit, id, cancel) is not { } published)
        {
            return Results.NotFound();
        }

        visit.Db.Remove(published);
        return Pages.Go(visit.At("policy/reader"), Said.Done("reader.discarded"));
    }

    private static Task<PublishedText?> Find(Visit visit, Guid id, CancellationToken cancel) => visit.Db.Set<PublishedText>().SingleOrDefaultAsync(t => t.Id == id, cancel);

    private static IResult Page(Visit visit, Pages pages, PageContext page, PublishedText published, Faults faults, IFormCollection? sent = null) => pages.Show<ReadTextPage>(
        published.Name, new { Published = published, View = Understood.Of(published, new VersionId(visit.Today), page.Say.Language), Faults = faults, Sent = sent },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private static async Task<IResult> Form(Visit visit, Pages pages, PageContext page, string text, Faults faults)
    {
        var earlier = await visit.Db.Set<PublishedText>().AsNoTracking().OrderByDescending(t => t.At).Select(t => new HandedIn(t.Id, t.Name, t.At)).ToListAsync();
        return pages.Show<ReadPolicyPage>(
            page.Say["reader.title"], new { Text = text, Earlier = earlier, Faults = faults }, faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }
}

/// <summary>A text that was handed in before.</summary>
public sealed record HandedIn(Guid Id, string Name, NodaTime.Instant At);
