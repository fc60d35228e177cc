namespace App.Tests.Harness;

/// <summary>The databases on which Avow runs; every test of stored data runs on both.</summary>
public enum DatabaseKind
{
    Sqlite,
    Postgres,
}
