using Microsoft.Extensions.Primitives;
using NodaTime;

namespace Avow.Web;

/// <summary>The organisation as its pages show it.</summary>
/// <param name="Name">The name that carries the full stop.</param>
/// <param name="Languages">Two-letter codes, the preferred one first; never empty.</param>
/// <param name="Address">The line at the foot of public pages: legal name and address.</param>
public sealed record PageOrganisation(string Name, string Slug, DateTimeZone Zone, IReadOnlyList<string> Languages, string? Address = null);

/// <summary>Who is signed in: the name in the top bar and the roles that choose the menu.</summary>
public sealed record PageUser(string Name, IReadOnlyCollection<string> Roles);

/// <summary>The strip of a demonstration: what it says and where its clock may be moved.</summary>
public sealed record DemoBar(string Says, IReadOnlyList<DemoMove> Moves);

/// <summary>What stands above every page of the staff while it is so.</summary>
public sealed record StandingWord(string Says, string Path, string Link);

/// <summary>One button of the demo bar: it posts <paramref name="Value"/> as <c>move</c> to <paramref name="Path"/>.</summary>
public sealed record DemoMove(string Text, string Path, string Value);

/// <summary>What a page knows besides its own content. One for each request; the layouts read it, modules fill it.</summary>
public sealed class PageContext(Texts texts, Menu menu)
{
    private IReadOnlyList<string> wishes = [];
    private IEnumerable<KeyValuePair<string, StringValues>> query = [];

    /// <summary>The voice of this page, in the language asked for and the organisation's zone.</summary>
    public Say Say { get; private set; } = texts.For(Texts.Fallback);

    /// <summary>Shown in the tab before the organisation's name.</summary>
    public string Title { get; internal set; } = "";

    /// <summary>The path that was asked for, without its query.</summary>
    public string Path { get; private set; } = "/";

    public PageOrganisation? Organisation { get; private set; }

    public PageUser? User { get; private set; }

    public DemoBar? DemoBar { get; set; }

    /// <summary>Something that holds for the whole house and that nobody of the staff may overlook; usually null.</summary>
    public StandingWord? Standing { get; set; }

    /// <summary>Where the search form of the top bar leads; without it there is no form.</summary>
    public string? SearchPath { get; set; }

    /// <summary>Whether the organisation keeps records of a kind; the menu shows no others.</summary>
    public Func<string, bool> Keeps { get; set; } = _ => true;

    /// <summary>The page is a work place of its own: it fills the screen, and the menu opens on demand.</summary>
    public bool FillsScreen { get; set; }

    /// <summary>The page is only read, by somebody who is not signed in: it carries no script.</summary>
    public bool IsOnlyRead { get; set; }

    /// <summary>What was done just before, said once on the next page.</summary>
    public Said? Said { get; internal set; }

    /// <summary>Menu text key → how many wait there.</summary>
    public Dictionary<string, MenuCount> Counts { get; } = [];

    public IReadOnlyList<MenuSection> Menu => User is null ? [] : menu.For(User.Roles, Keeps);

    /// <summary>The languages this page can be read in: for staff all that the product speaks, for the public those of the organisation.</summary>
    public IReadOnlyList<string> Languages => Organisation is { } organisation && User is null ? organisation.Languages : [.. texts.Languages];

    /// <summary>The first page of the organisation, or of the whole house when no organisation was entered.</summary>
    public string Home => Organisation is null ? "/" : $"/{Organisation.Slug}/";

    /// <summary>The address of a page inside the organisation.</summary>
    public string At(string path) => Home + path;

    /// <summary>The address of a file of ours, with its content's hash so that browsers may keep it for ever.</summary>
    public string Asset(string file) => Assets.Path(file);

    /// <summary>Said by the module that knows organisations, before the page is made.</summary>
    public void Enter(PageOrganisation organisation)
    {
        Organisation = organisation;
        Speak();
    }

    /// <summary>Said by the module that knows who signed in.</summary>
    public void Welcome(PageUser user)
    {
        User = user;
        Speak();
    }

    /// <summary>This page again, in another language.</summary>
    public string In(string language) =>
        Path + QueryString.Create(query.Where(q => q.Key != "lang").Append(new("lang", language)));

    internal void Begin(HttpRequest request)
    {
        Path = request.Path;
        query = request.Query;
        wishes = LanguageChoice.Wishes(request);
        Speak();
    }

    private void Speak()
    {
        var language = wishes.FirstOrDefault(Languages.Contains) ?? Organisation?.Languages[0] ?? Texts.Fallback;
        Say = texts.For(language, Organisation?.Zone);
    }
}
