using NodaTime;

namespace Avow.Web.Sheet;

/// <summary>Every part of the page kit on one sheet, for the eye and for tests. In development only.</summary>
public static class KitSheet
{
    public const string Path = "/_kit";

    // Public pages are read without signing in; the rest stands in the staff layout.
    private static readonly string[] Public = ["/public", "/plain"];

    public static IServiceCollection AddKitSheet(this IServiceCollection services)
    {
        foreach (var item in SampleMenu.Items)
            services.AddSingleton(item);
        return services;
    }

    public static void MapKitSheet(this WebApplication app)
    {
        var sheet = app.MapGroup(Path).AddEndpointFilter((context, next) => Enter(context.HttpContext, next, context));
        sheet.MapGet("", (Pages pages) => pages.Show<PartsPage>("Kit"));
        sheet.MapGet("/board", (Pages pages) => pages.Show<BoardPage>("Board"));
        sheet.MapGet("/list", (Pages pages) => pages.Show<ListPage>("List"));
        sheet.MapGet("/empty", (Pages pages) => pages.Show<EmptyPage>("Empty"));
        sheet.MapGet("/confirm", (Pages pages) => pages.Show<ConfirmPage>("Confirm"));
        sheet.MapPost("/confirm", () => Pages.Go(Path, Said.Done("sheet.deleted").With("count", 187).With("date", Sample.Today).OrUndo(Path + "/undo")));
        sheet.MapPost("/undo", () => Pages.Go(Path, Said.Done("sheet.taken-back").With("count", 187)));
        sheet.MapGet("/public", (Pages pages) => pages.Show<FormPage>("Form"));
        sheet.MapPost("/public", (HttpContext http, Pages pages, PageContext page) => Receive(http.Request.Form, pages, page.Say));
        sheet.MapGet("/broken", () => { throw new InvalidOperationException("The sheet breaks on purpose."); });
        sheet.MapGet("/closed", () => TypedResults.StatusCode(StatusCodes.Status403Forbidden));
    }

    private static ValueTask<object?> Enter(HttpContext http, EndpointFilterDelegate next, EndpointFilterInvocationContext context)
    {
        var page = http.RequestServices.GetRequiredService<PageContext>();
        var zone = DateTimeZoneProviders.Tzdb["Europe/London"];
        page.Enter(new("Bellweather Call Handling", "bellweather", zone, ["en", "sv"], "Bellweather Call Handling Ltd, 4 Example Wharf, Exampleton"));
        if (!Public.Any(p => http.Request.Path.Value!.EndsWith(p, StringComparison.Ordinal)))
            SampleMenu.SignIn(page);
        return next(context);
    }

    private static IResult Receive(IFormCollection form, Pages pages, Say say)
    {
        var faults = new Faults();
        if (!form["mail"].ToString().Contains('@'))
            faults.Add("mail", Sample.Of(say, "Write your e-mail address, so that we can answer", "Skriv din e-postadress, så att vi kan svara"));
        if (form["what"].Count == 0)
            faults.Add("what", Sample.Of(say, "Choose at least one thing", "Välj minst en sak"));
        return faults.Count == 0
            ? Pages.Go(Path + "/public", Said.Done("sheet.taken-back").With("count", 1))
            : pages.Show<FormPage>("Form", new { Faults = faults, Mail = form["mail"].ToString(), Name = form["name"].ToString(), Chosen = form["what"].ToArray() }, 422);
    }
}
