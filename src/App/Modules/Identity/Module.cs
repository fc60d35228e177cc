using Avow.Api;
using Avow.Holdings;
using Avow.Modules.Identity.Public;
using Avow.Web;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Avow.Modules.Identity;

/// <summary>Who of the staff signs in, and what each may do.</summary>
internal sealed class IdentityModule : IModule
{
    public IEnumerable<MenuItem> Menu => [new("web.section.house", "identity.staff.menu", "people", "staff", 510, [nameof(StaffRole.Owner)]),
        new("web.section.house", "identity.token.menu", "key", "tokens", 520, [nameof(StaffRole.Owner)])];

    public void Tables(ModelBuilder model)
    {
        model.Entity<Account>().HasIndex(a => new { a.OrganisationId, a.EmailKey }).IsUnique();
        model.Entity<ApiToken>().HasIndex(t => new { t.OrganisationId, t.MadeBy });
        model.Entity<ApiReply>().HasIndex(r => new { r.OrganisationId, r.TokenId, r.KeyDigest }).IsUnique();
        model.Entity<SignInEntry>().HasIndex(e => new { e.OrganisationId, e.AccountId, e.At });
    }

    public void Holds(HoldingRegister holds)
    {
        holds.Record<Account>("staff-account").OfOnePerson().Purpose("employing-staff").InEveryHouse()
            .Facts(a => new Known(a.Id, null, null) { { "recorded", a.CreatedAt }, { "left", a.LeftAt } })
            .Followers<ApiToken>(t => t.MadeBy);
        holds.Record<SignInEntry>(SignInLog.Kind).OfOnePerson().Purpose("security")
            .Facts(e => new Known(e.Id, null, null) { { "recorded", e.At } });
        holds.Record<ApiToken>(ApiToken.Kind).OfOnePerson()
            .Facts(t => new Known(t.Id, null, null) { { "recorded", t.MadeAt }, { "expires", t.RevokedAt ?? t.Until } });
        holds.Record<ApiReply>(ApiReply.Kind).OfOnePerson()
            .Facts(r => new Known(r.Id, null, null) { { "recorded", r.At } });
    }

    public void Services(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(o => o.User.AllowedUserNameCharacters = "").AddUserStore<AccountStore>().AddUserManager<Accounts>();
        services.AddSingleton<ApiLimit>().AddSingleton<ApiDoor>().AddSingleton<ApiReplies>().AddSingleton<TokenBook>();
        services.AddSingleton<SignInLog>();
        services.AddScoped<AccountStore>().AddScoped<ILookupNormalizer, EmailKeys>();
        services.AddAuthentication(SignInClaims.Scheme).AddCookie(SignInClaims.Scheme, Cookie);
        services.AddRateLimiter(SignInLimit.Set);
    }

    public void Api(ApiRegister api) => IdentityApi.Declare(api);

    public void Routes(IEndpointRouteBuilder routes)
    {
        var house = routes.MapOrganisation();
        routes.MapGet(ApiDocument.Path, (ApiDocument document) => Results.Text(document.Json, "application/json")).For(Access.Everybody);
        house.MapGet("/sign-in", SignIn.Show).For(Access.Everybody);
        // The password is weighed before the writer's place is taken: a burst of guesses must not hold up the desk.
        house.MapPost("/sign-in", SignIn.Enter).For(Access.Everybody).WithMetadata(new OwnWork()).RequireRateLimiting(SignInLimit.Name);
        house.MapPost("/sign-in/again", SignIn.Again).For(Access.Everybody).WithMetadata(new OwnWork(), new TakesTypedForms()).DisableAntiforgery();
        house.MapPost("/sign-out", SignIn.Leave).For(Access.Everybody);
        house.MapPost("/sign-out/everywhere", SignIn.LeaveEverywhere).For(Access.AnyStaff);
        house.MapGet("/account", OwnAccount.Show).For(Access.AnyStaff);
        house.MapPost("/account/password", OwnAccount.ChangePassword).For(Access.AnyStaff).RequireRateLimiting(SignInLimit.Name);
        house.MapGet("/staff", Staff.List).For(Access.Owner);
        house.MapGet("/staff/new", Staff.ShowNew).For(Access.Owner);
        house.MapPost("/staff", Staff.Add).For(Access.Owner);
        house.MapPost("/staff/{id:guid}/role", Staff.ChangeRole).For(Access.Owner);
        house.MapGet("/staff/{id:guid}/password", NewFirstPassword.Ask).For(Access.Owner);
        house.MapPost("/staff/{id:guid}/password", NewFirstPassword.Give).For(Access.Owner);
        house.MapGet("/staff/{id:guid}/leaving", Staff.AskLeaving).For(Access.Owner);
        house.MapPost("/staff/{id:guid}/leaving", Staff.MarkAsLeft).For(Access.Owner);
        house.MapPost("/staff/{id:guid}/leaving/undo", Staff.TakeBack).For(Access.Owner);
        house.MapGet("/tokens", Tokens.List).For(Access.Owner);
        house.MapPost("/tokens", Tokens.Make).For(Access.Owner);
        house.MapGet("/tokens/{id:guid}/revocation", Tokens.AskRevoke).For(Access.Owner);
        house.MapPost("/tokens/{id:guid}/revocation", Tokens.Revoke).For(Access.Owner);
    }

    /// <summary>Twelve hours after the last page, by the machine's clock; nothing in it but ids and the stamp.</summary>
    private static void Cookie(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = SignInClaims.Scheme;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.Cookie.IsEssential = true;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
        cookie.SlidingExpiration = true;
    }
}
