using System.Text.Json;
using Avow.Database;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Modules.Imports.Formats;
using Avow.Modules.Tickets.Public;
using Avow.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Avow.Modules.Imports;

/// <summary>Takes a file in: straight from the line into sealed parts, so that no open copy of it ever lies on a disk.</summary>
internal sealed class UploadList(Store store, SealedParts parts, SourceFile source, Redecide redecide)
{
    private const int MostShown = 100;
    private const int LongestName = 120;

    /// <summary>A larger body is read and thrown away, so that the browser hears the answer; beyond this the line is cut.</summary>
    private const long MostHeard = 1024L * 1024 * 1024;

    public static void Map(IEndpointRouteBuilder house)
    {
        house.MapGet("/imports", List).For(Access.Keepers);
        house.MapGet("/imports/new", Ask).For(Access.Keepers);
        // The token is read from the first part of the body, before the file: the usual check would keep the whole file first.
        house.MapPost("/imports", (UploadList upload, Visit visit, Pages pages, PageContext page, HttpContext http, IAntiforgery antiforgery) => upload.Upload(visit, pages, page, http, antiforgery))
            .For(Access.Keepers).DisableAntiforgery().WithMetadata(new OwnWork(), new RequestSizeLimitAttribute(MostHeard));
    }

    private static async Task<IResult> List(Visit visit, Pages pages, PageContext page) => pages.Show<ListsPage>(page.Say["imports.title"], new
    {
        Lists = await visit.Db.Set<ImportFile>().AsNoTracking().Where(f => f.State != ImportState.Arriving).OrderByDescending(f => f.UploadedAt).Take(MostShown).ToListAsync(),
        visit.Policy,
    });

    private static IResult Ask(Pages pages, PageContext page) => Form(pages, page, Faults.None);

    private static IResult Form(Pages pages, PageContext page, Faults faults) => pages.Show<UploadPage>(
        page.Say["imports.new"], new { Faults = faults }, faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);

    private async Task<IResult> Upload(Visit visit, Pages pages, PageContext page, HttpContext http, IAntiforgery antiforgery)
    {
        var cancel = http.RequestAborted;
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and < 100 } boundary)
        {
            return Results.BadRequest();
        }

        var reader = new MultipartReader(boundary, http.Request.Body);
        while (await reader.ReadNextSectionAsync(cancel) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var place))
            {
                continue;
            }

            if (http.Features.Get<ApiCall>() is not null && !place.IsFormDisposition())
            {
                return await Keep(visit, pages, page, place, section.Body, cancel);
            }

            if (place.IsFormDisposition())
            {
                http.Request.Headers["RequestVerificationToken"] = await Token(section, cancel);
            }
            else if (http.Request.Headers["RequestVerificationToken"].Count == 0 || !await antiforgery.IsRequestValidAsync(http))
            {
                return Results.BadRequest();
            }
            else
            {
                return await Keep(visit, pages, page, place, section.Body, cancel);
            }
        }

        return Results.BadRequest();
    }

    private static async Task<string> Token(MultipartSection section, CancellationToken cancel)
    {
        using var text = new StreamReader(section.Body);
        var token = new char[4096];
        return new string(token, 0, await text.ReadBlockAsync(token.AsMemory(), cancel));
    }

    private async Task<IResult> Keep(Visit visit, Pages pages, PageContext page, ContentDispositionHeaderValue place, Stream body, CancellationToken cancel)
    {
        var name = Path.GetFileName((place.FileNameStar.Value ?? HeaderUtilities.RemoveQuotes(place.FileName).Value ?? "").Replace('\\', '/'));
        var file = new ImportFile
        {
            Id = Guid.CreateVersion7(), Name = name.Length is 0 ? "list" : name.Length > LongestName ? name[..LongestName] : name, Key = SealedParts.NewKey(), UploadedAt = visit.Now, UploadedBy = visit.Staff.Id,
        };
        await Add(visit, file, cancel);
        var bytes = await parts.Write(visit.Organisation.Id, file, body, FileLimits.Usual.Bytes, cancel);
        if (bytes is 0 || bytes > FileLimits.Usual.Bytes)
        {
            await Forget(visit, file, cancel);
            var faults = new Faults();
            faults.Add("file", bytes == 0 ? page.Say["imports.fault.empty"] : page.Say.T("imports.fault.large", ("size", bytes / (1024 * 1024)), ("most", FileLimits.Usual.Bytes / (1024 * 1024))));
            return Form(pages, page, faults);
        }

        await Recognise(visit, file, bytes, cancel);
        return Pages.Go(visit.At($"imports/{file.Id}"), Said.Done("imports.uploaded"), visit.At($"imports/{file.Id}"));
    }

    private async Task Add(Visit visit, ImportFile file, CancellationToken cancel)
    {
        await using var work = await store.Write(visit.Organisation.Id, cancel);
        await redecide.Stamp(work, file, ImportHoldings.Kind, cancel);
        work.Db.Add(file);
        await work.Commit(cancel);
    }

    private async Task Forget(Visit visit, ImportFile file, CancellationToken cancel)
    {
        await using var work = await store.Write(visit.Organisation.Id, cancel);
        await work.Db.Set<ImportPart>().Where(p => p.FileId == file.Id).ExecuteDeleteAsync(cancel);
        await work.Db.Set<ImportFile>().Where(f => f.Id == file.Id).ExecuteDeleteAsync(cancel);
        await work.Commit(cancel);
    }

    /// <summary>Says which program wrote it, and what its columns meant the last time or probably mean.</summary>
    private async Task Recognise(Visit visit, ImportFile file, long bytes, CancellationToken cancel)
    {
        await using var work = await store.Write(visit.Organisation.Id, cancel);
        var known = await work.Db.Set<ImportFile>().SingleAsync(f => f.Id == file.Id, cancel);
        (known.Bytes, known.State, known.Format) = (bytes, ImportState.Arrived, source.FormatOf(visit.Organisation.Id, file));
        using var opened = source.Open(visit.Organisation.Id, known);
        var origin = Origin.Of(opened.Columns);
        known.Origin = origin.Name;
        known.Fault = opened.Fault is { } fault ? FormattableString.Invariant($"{fault.TextKey} {fault.Line} {fault.Column} {fault.Most}") : null;
        known.Kind = known.Format == SourceFile.Tickets ? TicketArrivals.Kind : origin.Suppresses is null ? "" : Permits.Suppression.Kind;
        var headings = MapList.DigestOf(opened.Columns);
        known.Mapping = await work.Db.Set<ImportMapping>().Where(m => m.Headings == headings).Select(m => m.Mapping).FirstOrDefaultAsync(cancel)
            ?? JsonSerializer.Serialize(origin.Guess(opened.Columns));
        await work.Commit(cancel);
    }
}
