using Avow.Commands;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Prose;
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
        organisation.MapPost("/policy/reader/{id:guid}/promises/{promise}", Decide).For(Access.Keepers);
        organisation.MapPost("/policy/reader/{id:guid}/discarding", Discard).For(Access.Keepers);
    }

    private static async Task<IResult> Show(Visit visit, Pages pages, PageContext page) => await Form(visit, pages, page, "", Faults.None);

    private static async Task<IResult> HandIn(Visit visit, Pages pages, PageContext page, IFormCollection form, CancellationToken cancel)
    {
        var (text, name) = (form["text"].ToString(), "");
        if (form.Files["file"] is { Length: > 0 } file)
        {
            try
            {
                (text, name) = (await TextOf(file, cancel), Path.GetFileName(file.FileName));
            }
            catch (InvalidDataException failure)
            {
                return await Form(visit, pages, page, text, new Faults { { "file", failure.Message } });
            }
        }

        if (WhyNot(text, page.Say) is { } why)
        {
            return await Form(visit, pages, page, text, new Faults { { "text", why } });
        }

        var plain = text.ReplaceLineEndings("\n");
        var first = name.Length > 0 ? name : ProseReader.Read(plain).Blocks()[0].Sentences[0].Text;
        var published = new PublishedText
        {
            Id = Guid.CreateVersion7(), Name = first.Length <= LongestName ? first : first[..LongestName] + "…", Text = plain, Decisions = "{}", At = visit.Now, By = visit.Staff.Id,
        };
        visit.Db.Add(published);
        return Pages.Go(visit.At($"policy/reader/{published.Id}"));
    }

    private static async Task<string> TextOf(IFormFile file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return PublishedFile.Of(bytes.ToArray());
    }

    /// <summary>What it is instead of a policy that can be read, and what to do; null when it can be read.</summary>
    private static string? WhyNot(string text, Say say) => text.Trim().Length switch
    {
        0 => say["reader.fault.empty"],
        > MostCharacters => say.T("reader.fault.long", ("most", MostCharacters)),
        _ => ProseReader.Read(text) switch
        {
            { Promises.Count: 0 } => say["reader.fault.none"],
            _ => null,
        },
    };

    private static async Task<IResult> Text(Guid id, Visit visit, Pages pages, PageContext page, CancellationToken cancel) =>
        await Find(visit, id, cancel) is { } published ? Page(visit, pages, page, published, Faults.None) : Results.NotFound();

    private static async Task<IResult> Decide(Guid id, string promise, Visit visit, Pages pages, PageContext page, IFormCollection form, CancellationToken cancel)
    {
        if (await Find(visit, id, cancel) is not { } published)
        {
            return Results.NotFound();
        }

        if (Understood.Of(published, new VersionId(visit.Today)).Promises.FirstOrDefault(p => p.Key == promise) is not { } known)
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

    private static IResult Page(Visit visit, Pages pages, PageContext page, PublishedText published, Faults faults) => pages.Show<ReadTextPage>(
        published.Name, new { Published = published, View = Understood.Of(published, new VersionId(visit.Today)), Faults = faults },
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
