using Avow.Policy.Holidays;
using NodaTime;

namespace Avow.Policy.Law;

/// <summary>The law as one set of dated rules, with the views that the rest of the library asks. Immutable; reading it costs no parsing.</summary>
/// <remarks>Made by <see cref="LawReader"/> from a law file, or <see cref="Shipped"/> from the one inside the library.</remarks>
public sealed class LawBook
{
    private static readonly Lazy<LawBook> FromLibrary = new(ReadShipped);
    private readonly Dictionary<string, LawRule> _byId;
    private readonly Dictionary<string, LawRule[]> _byKind;
    private readonly Dictionary<string, Statute> _statutes;
    private readonly Dictionary<string, HolidayCalendar> _calendars;

    internal LawBook(IReadOnlyList<LawRule> rules)
    {
        Rules = [.. rules.OrderBy(r => r.Id, StringComparer.Ordinal)];
        _byId = Rules.ToDictionary(r => r.Id);
        _byKind = rules.GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.ToArray());
        Statutes = [.. Rules.Where(r => r.Kind == "keeping").Select(Statute.Of)];
        _statutes = Statutes.ToDictionary(s => s.Id);
        _calendars = HolidayCalendars.Of(this).ToDictionary(c => c.Name);
    }

    /// <summary>The law that comes with the library.</summary>
    public static LawBook Shipped => FromLibrary.Value;

    /// <summary>All rules, in order of id.</summary>
    public IReadOnlyList<LawRule> Rules { get; }

    /// <summary>The laws of keeping, in order of id.</summary>
    public IReadOnlyList<Statute> Statutes { get; }

    /// <summary>The oldest day on which any rule was checked.</summary>
    public LocalDate VerifiedOn => Rules.Min(r => r.VerifiedOn);

    /// <summary>The rule with that id, or null.</summary>
    public LawRule? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The law of keeping with that id, or null.</summary>
    public Statute? FindStatute(string id) => _statutes.GetValueOrDefault(id);

    /// <summary>The rules of a kind, in the order of the file; empty when there is none.</summary>
    public IReadOnlyList<LawRule> OfKind(string kind) => _byKind.GetValueOrDefault(kind, []);

    /// <summary>The rule of a kind that holds in a jurisdiction on a civil day: the narrower jurisdiction first, then the later law; null when none does.</summary>
    public LawRule? InForce(string kind, string jurisdiction, LocalDate on)
    {
        LawRule? best = null;
        foreach (var rule in _byKind.GetValueOrDefault(kind, []))
        {
            if (rule.IsInForce(on) && Jurisdictions.Covers(rule.Jurisdiction, jurisdiction) && (best is null || IsCloser(rule, best, jurisdiction)))
            {
                best = rule;
            }
        }

        return best;
    }

    /// <summary>The rules that somebody should check again: verified more than <see cref="LawRule.MonthsFresh"/> months before a civil day.</summary>
    public IReadOnlyList<LawRule> StaleOn(LocalDate day) => [.. Rules.Where(r => r.IsStale(day))];

    /// <summary>A calendar of public holidays by name; null when it is unknown.</summary>
    /// <param name="name"><c>england-and-wales</c>, <c>scotland</c>, <c>northern-ireland</c>, <c>sweden</c>, <c>sweden-1930</c> (eves too),
    /// <c>weekends</c>, or <c>none</c>, by which nothing ever rolls.</param>
    public HolidayCalendar? FindHolidays(string name) => _calendars.GetValueOrDefault(name);

    /// <summary>The calendar by which duties roll in a jurisdiction.</summary>
    public HolidayCalendar HolidaysOf(string jurisdiction) => _calendars[Jurisdictions.CalendarOf(jurisdiction)];

    private static bool IsCloser(LawRule rule, LawRule best, string jurisdiction) =>
        rule.Jurisdiction == best.Jurisdiction ? rule.From > best.From : rule.Jurisdiction == jurisdiction || (best.Jurisdiction != jurisdiction && rule.Jurisdiction.Length > best.Jurisdiction.Length);

    private static LawBook ReadShipped()
    {
        using var stream = typeof(LawBook).Assembly.GetManifestResourceStream("Avow.Policy.Law.law.yaml")!;
        var read = LawReader.Read(stream);
        return read.Book ?? throw new InvalidOperationException($"The law inside the library does not read: {string.Join(' ', read.Faults)}");
    }
}
