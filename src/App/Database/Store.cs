using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace Avow.Database;

/// <summary>The database: opens contexts and units of work, one organisation each.</summary>
public sealed class Store
{
    private readonly PooledDbContextFactory<AvowDb> _contexts;
    private long _writesBegun;

    public Store(StoreSettings settings)
    {
        Settings = settings;
        Directory.CreateDirectory(settings.Folder);
        var builder = new DbContextOptionsBuilder<AvowDb>();
        if (settings.IsPostgres)
        {
            // A string, not a source of connections: by a source of its own each store would compile its model and queries anew.
            builder.UseNpgsql(AsAppRole(settings.Connection!)).AddInterceptors(new OrganisationOnTransaction());
        }
        else
        {
            // A list of values goes as one parameter: as one each, the statement would be written anew for every question.
            builder.UseSqlite(settings.SqliteConnection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(new SqlitePragmas());
        }

        _contexts = new(builder.ConfigureWarnings(w => w.Ignore(CoreEventId.RowLimitingOperationWithoutOrderByWarning)).Options);
    }

    public StoreSettings Settings { get; }

    /// <summary>How many writing units were begun in this process so far, so that long work can see that others write too.</summary>
    public long WritesBegun => Interlocked.Read(ref _writesBegun);

    public bool IsPostgres => Settings.IsPostgres;

    /// <summary>A context of one organisation, without a transaction of its own: on PostgreSQL it sees no owned row until one begins.</summary>
    public AvowDb Context(long organisationId = 0)
    {
        var db = _contexts.CreateDbContext();
        (db.OrganisationId, db.Snapshot) = (organisationId, null);
        db.Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;
        return db;
    }

    /// <summary>A unit of work that changes rows of one organisation: one transaction, all or nothing.</summary>
    public Task<Work> Write(long organisationId, CancellationToken cancel = default)
    {
        Interlocked.Increment(ref _writesBegun);
        return Work.Begin(this, organisationId, writing: true, cancel);
    }

    /// <summary>A unit of work that only reads.</summary>
    public Task<Work> Read(long organisationId, CancellationToken cancel = default) => Work.Begin(this, organisationId, writing: false, cancel);

    /// <summary>Lets SQLite look how its rows are spread. Every index begins with the organisation, of which it otherwise supposes ten rows; with a hundred
    /// thousand it then reads them all where it could have gone to the one. PostgreSQL does so by itself.</summary>
    /// <remarks>A thousand rows of each index are looked at, some hundredths of a second. Only counts are written down, no values.</remarks>
    public async Task LearnSizes(CancellationToken cancel = default)
    {
        if (IsPostgres)
        {
            return;
        }

        await using var db = Context();
        await db.Database.OpenConnectionAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA analysis_limit=1000; ANALYZE;", cancel);
        // Connections that are open have read the old counts.
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
    }

    /// <summary>The app's connections act as a role that is neither owner nor superuser, so that row-level security holds for them.</summary>
    /// <remarks>Statements that come back are prepared: planning them under row-level security costs more than carrying them out.</remarks>
    internal static string AsAppRole(string connection) =>
        new NpgsqlConnectionStringBuilder(connection)
        {
            Options = "-c role=avow_app", ApplicationName = "avow", IncludeErrorDetail = false, MaxAutoPrepare = 100,
        }.ConnectionString;
}
