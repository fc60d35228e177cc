namespace Avow.Web;

/// <summary>The wiring of everything that pages need, before any module.</summary>
public static class WebKit
{
    public static IServiceCollection AddWebKit(this IServiceCollection services, bool strictTexts)
    {
        services.AddRazorComponents();
        services.AddDataProtection();
        services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "form";
            o.Cookie.SameSite = SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.SuppressXFrameOptionsHeader = true; // frame-ancestors says it
        });
        services.AddSingleton(new Texts(strictTexts));
        services.AddSingleton<Menu>();
        services.AddScoped<PageContext>();
        services.AddScoped<Pages>();
        services.AddCascadingValue(scope => scope.GetRequiredService<PageContext>());
        return services;
    }

    /// <summary>Comes first: our files, the headers of every answer, error pages and the language.</summary>
    public static WebApplication UseWebKit(this WebApplication app)
    {
        app.Use(next => http =>
        {
            SecurityHeaders.Put(http.Response.Headers);
            return Assets.Serve(http, next);
        });
        app.UseMiddleware<ErrorPages>();
        app.Use(next => http =>
        {
            http.RequestServices.GetRequiredService<PageContext>().Begin(http.Request);
            LanguageChoice.Keep(http, http.RequestServices.GetRequiredService<Texts>().Languages);
            return next(http);
        });
        return app;
    }

    /// <summary>Comes after authentication, because a form's token belongs to the person it was given to.</summary>
    public static WebApplication UseFormGuard(this WebApplication app)
    {
        app.UseMiddleware<FormGuard>();
        app.UseAntiforgery();
        return app;
    }
}
