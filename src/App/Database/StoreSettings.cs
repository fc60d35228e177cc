namespace Avow.Database;

/// <summary>Where the data stands: a folder with SQLite in it, or a PostgreSQL connection; the folder also holds keys.</summary>
/// <param name="Folder">The data folder; made when it is missing.</param>
/// <param name="Connection">A PostgreSQL connection string, a SQLite one (<c>Data Source=…</c>), or null for SQLite in the folder.</param>
public sealed record StoreSettings(string Folder, string? Connection)
{
    public bool IsPostgres => Connection is not null && Connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public string SqliteConnection => Connection ?? $"Data Source={Path.Combine(Folder, "avow.db")}";
}
