using System.Linq.Expressions;
using System.Reflection;
using System.Runtime.CompilerServices;
using Avow.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Avow.Holdings;

/// <summary>Whose data a record kind is.</summary>
public enum Whose
{
    OnePerson,
    Client,

    /// <summary>A caller of a client: no person row, found by phone or e-mail inside the client.</summary>
    CallerOfClient,
}

/// <summary>Rows that die with their leader.</summary>
/// <param name="Type">The follower's entity.</param>
/// <param name="LeaderColumn">Its property that names the leader.</param>
public sealed record Follower(Type Type, string LeaderColumn);

/// <summary>What the engine knows of one record kind: where its rows are, whose, why, which clocks, and how they go.</summary>
public abstract class Holding(string kind, Type recordType)
{
    private readonly List<Follower> _followers = [];

    public string Kind { get; } = kind;

    public Type RecordType { get; } = recordType;

    public string Purpose { get; internal set; } = "";

    /// <summary>Whether several policies name several purposes for it; <see cref="Purpose"/> is then empty.</summary>
    public bool IsForWhicheverPurposeCoversIt => Purpose.Length == 0;

    /// <summary>Whether every organisation keeps such records, whatever its policy speaks of.</summary>
    public bool IsInEveryHouse { get; internal set; }

    public Whose Whose { get; internal set; }

    /// <summary>The property that names the client, or null.</summary>
    public string? ClientColumn { get; internal set; }

    /// <summary>The property that names the person whose record it is; null when the record itself is all that is known of whose it is.</summary>
    public string? PersonColumn { get; internal set; }

    /// <summary>The clocks that the projection reports.</summary>
    public IReadOnlyList<string> Clocks { get; internal set; } = [];

    public IReadOnlyList<string> TextColumns { get; internal set; } = [];

    public IReadOnlyList<Follower> Followers => _followers;

    /// <summary>The categories of data in the record, from its <see cref="PersonalAttribute"/> columns.</summary>
    public IReadOnlyList<string> Categories { get; } =
        [.. recordType.GetProperties().Select(p => p.GetCustomAttribute<PersonalAttribute>()?.Category).OfType<string>().Distinct()];

    /// <summary>Whether the record is the client itself, which goes after all others of that client.</summary>
    public bool IsClientItself => ClientColumn == nameof(IOwned.Id);

    /// <summary>Whether a page may remove a record, with undo until the nightly run.</summary>
    public bool IsRemovable => typeof(IRemovable).IsAssignableFrom(RecordType);

    /// <summary>Whether fields of a record may go before the rest.</summary>
    public bool IsBlankable => typeof(IBlankable).IsAssignableFrom(RecordType);

    /// <summary>Whether counts of these records may stay when they go.</summary>
    public abstract bool IsCounted { get; }

    internal void Follow(Follower follower) => _followers.Add(follower);

    /// <summary>Rows whose <c>look_at</c> has come, oldest first.</summary>
    /// <remarks>It blocks while it reads, as <see cref="Everything"/> does, and for the same reason.</remarks>
    public abstract List<Known> Candidates(AvowDb db, Instant until, int most);

    /// <summary>The same, held for this transaction: another that claims at the same time gets others.</summary>
    public abstract List<Known> Claim(Work work, Instant until, int most);

    /// <summary>The property that tells the kinds of a shared table apart, or null when the table is this kind's alone.</summary>
    internal string? KindColumn { get; set; }

    /// <summary>The kind's table and its condition, to stand after FROM in a plain command: it goes on with AND.</summary>
    internal string RowsOf(AvowDb db)
    {
        var entity = db.Model.FindEntityType(RecordType)!;
        var kind = KindColumn is { } column ? $" AND {entity.FindProperty(column)!.GetColumnName()} = '{Kind}'" : "";
        return $"{entity.GetTableName()} WHERE organisation_id = @organisation{kind}";
    }

    /// <summary>All rows, one after another, without holding them. It blocks while it reads: a long reading in small awaits costs half as much again.</summary>
    public abstract IEnumerable<Known> Everything(AvowDb db);

    /// <summary>The rows whose <c>look_at</c> lies in a span, one after another.</summary>
    public abstract IAsyncEnumerable<Known> LookedAtBetween(AvowDb db, Instant from, Instant until);

    /// <summary>The rows with these ids; those that are gone are missing.</summary>
    public abstract Task<List<Known>> Find(AvowDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    /// <summary>The next rows of one client (or of all, when null) after an id, in order of id.</summary>
    public abstract Task<List<Known>> Page(AvowDb db, Guid? clientId, Guid after, int most, CancellationToken cancel);

    /// <summary>All rows of one person; none when the kind does not say whose its records are.</summary>
    public abstract Task<List<Known>> OfPerson(AvowDb db, Guid person, CancellationToken cancel);

    public abstract Task<int> Count(AvowDb db, CancellationToken cancel);

    /// <summary>The record that people call so: by its number where the kind has one, or by its id.</summary>
    public abstract Task<Guid?> FindCalled(AvowDb db, string words, CancellationToken cancel);

    /// <summary>What people call these records: a number or a trading name. Kinds that have neither, and records that are gone, are missing.</summary>
    public abstract Task<Dictionary<Guid, string>> NamesOf(AvowDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    /// <summary>The persons whose records these are, by name, for pages of those who may see them. Kinds that name nobody are missing.</summary>
    public abstract Task<Dictionary<Guid, string>> PeopleOf(AvowDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    /// <summary>The first records by name, for a list to choose from; empty when the kind has no names.</summary>
    public abstract Task<List<(Guid Id, string Name)>> Names(AvowDb db, int most, CancellationToken cancel);

    /// <summary>What the records add to the counts that stay.</summary>
    /// <exception cref="NotSupportedException">The kind declares no counts.</exception>
    public abstract Task<List<Share>> Shares(AvowDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel);

    /// <summary>Facts of a record in memory, for stamping before it is saved. Its navigations must be loaded.</summary>
    public abstract Known Describe(IRetained record);
}

/// <inheritdoc/>
public sealed class Holding<T>(string kind) : Holding(kind, typeof(T))
    where T : class, IRetained
{
    private Func<T, Known>? _compiled;

    public Expression<Func<T, Known>> Projection { get; internal set; } = null!;

    internal RecordNames<T>? Calling { get; set; }

    internal RecordNames<T>? Naming { get; set; }

    internal Expression<Func<T, Counted>>? Counting { get; set; }

    public override bool IsCounted => Counting is not null;

    public override List<Known> Candidates(AvowDb db, Instant until, int most) =>
        [.. Rows(db).Where(r => r.LookAt <= until).OrderBy(r => r.LookAt).Take(most).Select(Projection)];

    public override List<Known> Claim(Work work, Instant until, int most)
    {
        if (!work.Store.IsPostgres)
        {
            return Candidates(work.Db, until, most);
        }

        var entity = work.Db.Model.FindEntityType(RecordType)!;
        var kind = KindColumn is { } column ? $"AND {entity.FindProperty(column)!.GetColumnName()} = {{3}} " : "";
        var sql = $"SELECT * FROM {entity.GetTableName()} WHERE organisation_id = {{0}} AND look_at <= {{1}} {kind}ORDER BY look_at LIMIT {{2}} FOR UPDATE SKIP LOCKED";
        return [.. work.Db.Set<T>().FromSqlRaw(sql, work.OrganisationId, InstantAsMicroseconds.ToMicroseconds(until), most, Kind).AsNoTracking().Select(Projection)];
    }

    public override IEnumerable<Known> Everything(AvowDb db) => Rows(db).Select(Projection);

    public override IAsyncEnumerable<Known> LookedAtBetween(AvowDb db, Instant from, Instant until) =>
        Rows(db).Where(r => r.LookAt > from && r.LookAt <= until).Select(Projection).AsAsyncEnumerable();

    public override Task<List<Known>> Find(AvowDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        Rows(db).Where(r => ids.Contains(r.Id)).Select(Projection).ToListAsync(cancel);

    public override Task<List<Known>> Page(AvowDb db, Guid? clientId, Guid after, int most, CancellationToken cancel)
    {
        var rows = Rows(db).Where(r => r.Id > after);
        if (clientId is { } client && ClientColumn is { } column)
        {
            rows = rows.Where(r => EF.Property<Guid>(r, column) == client);
        }

        return rows.OrderBy(r => r.Id).Take(most).Select(Projection).ToListAsync(cancel);
    }

    public override Task<List<Known>> OfPerson(AvowDb db, Guid person, CancellationToken cancel)
    {
        if (PersonColumn is null)
        {
            return Task.FromResult(new List<Known>());
        }

        var row = Expression.Parameter(typeof(T));
        var asked = Expression.Field(Expression.Constant(new StrongBox<Guid?>(person)), nameof(StrongBox<Guid?>.Value));
        var isHers = Expression.Equal(Expression.Convert(Expression.Property(row, PersonColumn), typeof(Guid?)), asked);
        return Rows(db).Where(Expression.Lambda<Func<T, bool>>(isHers, row)).Select(Projection).ToListAsync(cancel);
    }

    public override Task<int> Count(AvowDb db, CancellationToken cancel) => Rows(db).CountAsync(cancel);

    public override Task<Guid?> FindCalled(AvowDb db, string words, CancellationToken cancel) =>
        Guid.TryParse(words, out var id)
            ? Rows(db).Where(r => r.Id == id).Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancel)
            : Calling?.Find(Rows(db), words, cancel) ?? Task.FromResult<Guid?>(null);

    public override Task<Dictionary<Guid, string>> NamesOf(AvowDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        Calling?.Of(Rows(db).Where(r => ids.Contains(r.Id)), cancel) ?? Task.FromResult(new Dictionary<Guid, string>());

    public override Task<Dictionary<Guid, string>> PeopleOf(AvowDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel) =>
        Naming?.Of(Rows(db).Where(r => ids.Contains(r.Id)), cancel) ?? Task.FromResult(new Dictionary<Guid, string>());

    public override Task<List<(Guid Id, string Name)>> Names(AvowDb db, int most, CancellationToken cancel) =>
        Calling?.First(Rows(db), most, cancel) ?? Task.FromResult(new List<(Guid, string)>());

    public override async Task<List<Share>> Shares(AvowDb db, IReadOnlyCollection<Guid> ids, CancellationToken cancel)
    {
        var counting = Counting ?? throw new NotSupportedException($"The kind {Kind} declares no counts, so it cannot be made anonymous.");
        var counted = await Rows(db).Where(r => ids.Contains(r.Id)).Select(counting).ToListAsync(cancel);
        return counted.ConvertAll(c => new Share(c.At.InUtc().Date.With(DateAdjusters.StartOfMonth), c.Label));
    }

    public override Known Describe(IRetained record) => (_compiled ??= Projection.Compile())((T)record);

    private IQueryable<T> Rows(AvowDb db)
    {
        var rows = db.Set<T>().AsNoTracking();
        return KindColumn is { } column ? rows.Where(r => EF.Property<string>(r, column) == Kind) : rows;
    }
}
