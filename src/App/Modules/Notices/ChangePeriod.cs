using System.Globalization;
using Avow.Database;
using Avow.Holdings;
using Avow.Jobs;
using Avow.Ledger;
using Avow.Modules.Identity.Public;
using Avow.Modules.Organisations.Public;
using Avow.Policy.Model;
using Avow.Policy.Notices;
using Avow.Policy.Reading;
using Avow.Promises;
using Avow.Web;
using Avow.Web.Kit;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace Avow.Modules.Notices;

/// <summary>A change that waits to be published: what it says otherwise, and what it does to the records that exist.</summary>
/// <param name="At">When it was worked out.</param>
/// <param name="Told">How many people at clients are written to when it is published.</param>
public sealed record PendingVersion(
    PolicyFile Policy, string Text, IReadOnlyList<ChangedSentence> Changes, PolicyPreview Preview, IReadOnlyDictionary<Guid, string> Names, Instant At, int Told);

/// <summary>The form that changes one number of one sentence.</summary>
/// <param name="From">The date from which it shall be in force, as it was typed.</param>
/// <param name="Earliest">Today, or the date of a version that is published but not in force yet.</param>
public sealed record PeriodForm(Sentence Sentence, string Purpose, string Kind, int Term, string Count, string Unit, string From, LocalDate Earliest);

/// <summary>What the form asks for, once it reads.</summary>
internal readonly record struct AskedPeriod(KeepPeriod Period, LocalDate From);

/// <summary>Changes a period: the number in the sentence, what that deletes, and then the publication.</summary>
internal static class ChangePeriod
{
    public static void Map(IEndpointRouteBuilder organisation)
    {
        organisation.MapGet("/policy/periods/{purpose}/{kind}/{term:int}", Show).For(Access.Keepers);
        organisation.MapPost("/policy/periods/{purpose}/{kind}/{term:int}", Publish).For(Access.Keepers).WithMetadata(new OwnWork());
    }

    /// <summary>The form; with a number that differs, its exact preview beneath.</summary>
    private static async Task<IResult> Show(
        string purpose, string kind, int term, Visit visit, Pages pages, PageContext page, PendingVersions pending,
        [FromQuery] string? count, [FromQuery] string? unit, [FromQuery] string? from, CancellationToken cancel)
    {
        if (await Form(pending, visit, page.Say, purpose, kind, term, cancel) is not var (form, period))
        {
            return Results.NotFound();
        }

        var asked = form with { Count = count ?? form.Count, Unit = unit ?? form.Unit, From = from ?? form.From };
        var (faults, changed) = Read(asked, page.Say);
        if (faults.Count > 0 || changed.Period == period)
        {
            return Page(pages, page, asked, null, count is not null && faults.Count == 0 ? Same(page.Say) : faults);
        }

        var next = await pending.WithPeriod(visit, page.Say, purpose, kind, term, changed.Period, changed.From, cancel);
        return Page(pages, page, asked, next, Faults.None);
    }

    /// <summary>Decides once more; when more would go than was confirmed, the new figure is shown instead.</summary>
    private static async Task<IResult> Publish(
        string purpose, string kind, int term, Visit visit, Pages pages, PageContext page, PendingVersions pending,
        [FromForm] string? count, [FromForm] string? unit, [FromForm] string? from, [FromForm] int going, CancellationToken cancel)
    {
        if (await Form(pending, visit, page.Say, purpose, kind, term, cancel) is not var (form, period))
        {
            return Results.NotFound();
        }

        var asked = form with { Count = count ?? "", Unit = unit ?? "", From = from ?? form.From };
        var (faults, changed) = Read(asked, page.Say);
        if (faults.Count > 0 || changed.Period == period)
        {
            return Page(pages, page, asked, null, faults.Count > 0 ? faults : Same(page.Say));
        }

        var next = await pending.WithPeriod(visit, page.Say, purpose, kind, term, changed.Period, changed.From, cancel);
        return next.Preview.Going > going
            ? Page(pages, page, asked, next, new Faults { { "going", page.Say.T("notices.change.more", ("count", next.Preview.Going)) } })
            : await pending.Publish(visit, next, cancel);
    }

    private static async Task<(PeriodForm Form, KeepPeriod Period)?> Form(
        PendingVersions pending, Visit visit, Say say, string purpose, string kind, int term, CancellationToken cancel)
    {
        var newest = await pending.Newest(visit, cancel);
        var rule = newest.PurposeOf(purpose)?.Keep.FirstOrDefault(k => k.Kind == kind);
        if (rule is null || term < 0 || term >= rule.Terms.Count || rule.Terms[term].Period is not { } period)
        {
            return null;
        }

        var sentence = NoticeShelf.Of(newest, say).Find($"{KeepEvidence.Prefix}{purpose}.{kind}")!;
        var earliest = LocalDate.Max(visit.Today, newest.Version.Date);
        return (new(sentence, purpose, kind, term, period.Count.ToString(CultureInfo.InvariantCulture), Word(period.Unit), Inputs.Written(earliest), earliest), period);
    }

    private static (Faults Faults, AskedPeriod Asked) Read(PeriodForm form, Say say)
    {
        var faults = new Faults();
        var known = Enum.GetValues<PeriodUnit>().Any(u => Word(u) == form.Unit);
        if (!KeepPeriod.TryParse($"{form.Count.Trim()} {form.Unit}", out var period) || !known)
        {
            faults.Add("count", say["notices.change.fault"]);
        }

        var from = LocalDatePattern.Iso.Parse(form.From.Trim());
        if (!from.Success || from.Value < form.Earliest || from.Value > form.Earliest.PlusYears(1))
        {
            faults.Add("from", say.T("notices.change.fault-from", ("date", form.Earliest)));
        }

        return faults.Count > 0 ? (faults, default) : (Faults.None, new(period, from.Value));
    }

    private static Faults Same(Say say) => new() { { "count", say["notices.change.same"] } };

    internal static string Word(PeriodUnit unit) => unit.ToString().ToLowerInvariant();

    private static IResult Page(Pages pages, PageContext page, PeriodForm form, PendingVersion? pending, Faults faults) => pages.Show<ChangePeriodPage>(
        page.Say["notices.change.title"], new { Form = form, Pending = pending, Faults = faults },
        faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
}
