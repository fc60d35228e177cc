using System.Globalization;
using System.Linq.Expressions;
using System.Reflection;
using Avow.Database;
using Avow.Policy.Model;
using NodaTime;

namespace Avow.Holdings;

/// <summary>All record kinds of all modules. The engine works from this list alone and knows no module.</summary>
public sealed class HoldingRegister
{
    private readonly Dictionary<string, Holding> _byKind = [];

    /// <summary>In order of declaration.</summary>
    public IReadOnlyCollection<Holding> All => _byKind.Values;

    /// <summary>Declares a record kind.</summary>
    /// <param name="kind">Its name in the policy file.</param>
    /// <exception cref="ArgumentException">The kind was declared before.</exception>
    public HoldingBuilder<T> Record<T>(string kind)
        where T : class, IRetained
    {
        var holding = new Holding<T>(kind);
        _byKind.Add(kind, holding);
        return new(holding);
    }

    /// <summary>Rows of another module that die with the records of a kind declared before, and are removed before them.</summary>
    /// <param name="leader">The column of the follower that names the leader.</param>
    public HoldingRegister Follows<TFollower>(string kind, Expression<Func<TFollower, Guid?>> leader)
        where TFollower : class, IOwnedRow
    {
        var body = leader.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : leader.Body;
        Of(kind).Follow(new Follower(typeof(TFollower), ((MemberExpression)body).Member.Name));
        return this;
    }

    /// <summary>The holding of a kind.</summary>
    /// <exception cref="ArgumentException">No module declared it.</exception>
    public Holding Of(string kind) =>
        _byKind.GetValueOrDefault(kind) ?? throw new ArgumentException($"No module declares the record kind {kind}.", nameof(kind));

    /// <summary>The kind whose records are the clients themselves, or null when no module keeps clients.</summary>
    public Holding? Clients => All.FirstOrDefault(h => h.Whose == Whose.Client && h.ClientColumn == nameof(Database.IOwned.Id));

    /// <summary>The records of one person, of whatever kind; empty when she is nobody.</summary>
    public async Task<IReadOnlyList<(Holding Holding, Known Known)>> OfPerson(Database.AvowDb db, Guid person, CancellationToken cancel = default)
    {
        var found = new List<(Holding, Known)>();
        foreach (var holding in All.Where(h => h.PersonColumn is not null))
        {
            found.AddRange((await holding.OfPerson(db, person, cancel)).Select(known => (holding, known)));
        }

        return found;
    }

    public Holding? Find(string kind) => _byKind.GetValueOrDefault(kind);

    /// <summary>The kinds that an organisation with this policy keeps: those of every house, and those that the policy has a purpose or a rule for.</summary>
    public IEnumerable<Holding> UsedUnder(PolicyFile policy) =>
        All.Where(h => h.IsInEveryHouse || policy.PurposeOf(h.Purpose) is not null || Covers(policy, h.Kind));

    /// <summary>Whether a purpose of the policy says how long such records are kept.</summary>
    public static bool Covers(PolicyFile policy, string kind) => policy.Purposes.Any(p => p.Keep.Any(k => k.Kind == kind));

    /// <summary>The kinds of which some row's <c>look_at</c> has come, in order of declaration. One question for all kinds: on most nights most have nothing to do.</summary>
    public async Task<List<Holding>> WithCandidates(Work work, Instant until, CancellationToken cancel)
    {
        var asked = All.Select(holding => $"SELECT '{holding.Kind}' WHERE EXISTS (SELECT 1 FROM {holding.RowsOf(work.Db)} AND look_at <= @until)");
        await using var command = work.Command(string.Join(" UNION ALL ", asked));
        command.With("@until", InstantAsMicroseconds.ToMicroseconds(until));
        var found = new HashSet<string>();
        await using var rows = await command.ExecuteReaderAsync(cancel);
        while (await rows.ReadAsync(cancel))
        {
            found.Add(rows.GetString(0));
        }

        return [.. All.Where(h => found.Contains(h.Kind))];
    }

    /// <summary>How many records of all kinds there are.</summary>
    public async Task<int> Count(Work work, CancellationToken cancel)
    {
        var counts = All.Select(holding => $"(SELECT count(*) FROM {holding.RowsOf(work.Db)})");
        await using var command = work.Command($"SELECT {string.Join(" + ", counts)}");
        return Convert.ToInt32(await command.ExecuteScalarAsync(cancel), CultureInfo.InvariantCulture);
    }

    /// <summary>What the policy library needs to know of the kinds in use.</summary>
    public IReadOnlyList<RecordKindInfo> Catalogue() => CatalogueOf(All);

    /// <summary>The same for one organisation: the kinds that it uses under a new version or under the one before, which it cannot leave without a rule.</summary>
    public IReadOnlyList<RecordKindInfo> Catalogue(PolicyFile version, PolicyFile before) => CatalogueOf(UsedUnder(version).Union(UsedUnder(before)));

    private static IReadOnlyList<RecordKindInfo> CatalogueOf(IEnumerable<Holding> holdings) =>
        [.. holdings.Select(h => new RecordKindInfo(h.Kind, h.Clocks, h.Categories, h.IsBlankable, h.IsCounted))];
}

/// <summary>The words in which a module declares a record kind.</summary>
public sealed class HoldingBuilder<T>(Holding<T> holding)
    where T : class, IRetained
{
    /// <summary>Whose: a caller of the client named by the column; the organisation is processor.</summary>
    public HoldingBuilder<T> CallerOf(Expression<Func<T, Guid>> client)
    {
        holding.Whose = Whose.CallerOfClient;
        holding.ClientColumn = Member(client);
        return this;
    }

    /// <summary>Whose: the client itself and its people.</summary>
    public HoldingBuilder<T> OfClient(Expression<Func<T, Guid>> client)
    {
        holding.Whose = Whose.Client;
        holding.ClientColumn = Member(client);
        return this;
    }

    /// <summary>Whose: a member of staff, or whoever the organisation itself deals with.</summary>
    public HoldingBuilder<T> OfOnePerson()
    {
        holding.Whose = Whose.OnePerson;
        return this;
    }

    /// <summary>Whose: a person who may have records of other kinds too, named by a column. What is held of her is held here as well.</summary>
    public HoldingBuilder<T> OfOnePerson(Expression<Func<T, Guid?>> person)
    {
        holding.PersonColumn = Member(person);
        return OfOnePerson();
    }

    /// <summary>The table holds records of several kinds, and this column names the kind of each.</summary>
    public HoldingBuilder<T> ToldApartBy(Expression<Func<T, string>> kind)
    {
        holding.KindColumn = Member(kind);
        return this;
    }

    /// <summary>The purpose for which the kind is written; further purposes may cover it in the policy.</summary>
    public HoldingBuilder<T> Purpose(string purpose)
    {
        holding.Purpose = purpose;
        return this;
    }

    /// <summary>Every organisation keeps such records; others only those whose policy speaks of them.</summary>
    public HoldingBuilder<T> InEveryHouse()
    {
        holding.IsInEveryHouse = true;
        return this;
    }

    /// <summary>The one projection from which sweep, preview, pages, plan and proof decide.</summary>
    public HoldingBuilder<T> Facts(Expression<Func<T, Known>> projection)
    {
        holding.Projection = projection;
        holding.Clocks = ClockNames.In(projection);
        return this;
    }

    /// <summary>Rows that die with their leader, removed before it.</summary>
    /// <param name="leader">The column of the follower that names the leader.</param>
    public HoldingBuilder<T> Followers<TFollower>(Expression<Func<TFollower, Guid?>> leader)
        where TFollower : class, IOwnedRow
    {
        holding.Follow(new Follower(typeof(TFollower), Member(leader)));
        return this;
    }

    /// <summary>The number that people say, such as M-48213.</summary>
    public HoldingBuilder<T> Called(string letters, Expression<Func<T, long>> number)
    {
        holding.Calling = new Numbered<T>(letters, number);
        return this;
    }

    /// <summary>The name by which staff choose a record from a list.</summary>
    public HoldingBuilder<T> Called(Expression<Func<T, string>> name)
    {
        holding.Calling = new Named<T>(name);
        return this;
    }

    /// <summary>The name of the person or the file, shown only to those who may see it; nobody finds a record by it here.</summary>
    public HoldingBuilder<T> Naming(Expression<Func<T, string>> name)
    {
        holding.Naming = new Named<T>(name);
        return this;
    }

    /// <summary>What stays of a record when the policy says anonymise: its month and one word, added to a count.</summary>
    /// <param name="counted">The instant and the word, from plain columns alone.</param>
    /// <exception cref="ArgumentException">The word would be made of a personal column.</exception>
    public HoldingBuilder<T> Counted(Expression<Func<T, Counted>> counted)
    {
        var personal = new PersonalColumns();
        personal.Visit(counted);
        if (personal.Found is { } column)
        {
            throw new ArgumentException($"{typeof(T).Name}.{column} is personal; a count that stays must not be made of it.", nameof(counted));
        }

        holding.Counting = counted;
        return this;
    }

    /// <summary>The columns in which people may be named in free text.</summary>
    public HoldingBuilder<T> Text(params Expression<Func<T, string?>>[] columns)
    {
        holding.TextColumns = [.. columns.Select(Member)];
        return this;
    }

    private static string Member(LambdaExpression lambda)
    {
        var body = lambda.Body is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : lambda.Body;
        return ((MemberExpression)body).Member.Name;
    }
}

/// <summary>What a record is counted under: when it was, and one word.</summary>
public sealed record Counted(Instant At, string Label);

/// <summary>Looks for a personal column in an expression.</summary>
internal sealed class PersonalColumns : ExpressionVisitor
{
    public string? Found { get; private set; }

    protected override Expression VisitMember(MemberExpression node)
    {
        Found ??= node.Member.GetCustomAttribute<PersonalAttribute>() is null ? null : node.Member.Name;
        return base.VisitMember(node);
    }
}
