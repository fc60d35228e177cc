using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Avow.Database;

/// <summary>One unit of work: one organisation, one transaction. What is not committed never happened.</summary>
/// <remarks>On SQLite a reading unit opens no transaction and a writing one takes the writer's place at once, so that it waits in order and never fails half-way.</remarks>
public sealed class Work : IAsyncDisposable
{
    private readonly List<Action> _afterCommit = [];
    private IDbContextTransaction? _transaction;
    private bool _isOver;

    private Work(Store store, long organisationId)
    {
        Store = store;
        Db = store.Context(organisationId);
    }

    public Store Store { get; }

    public AvowDb Db { get; }

    public long OrganisationId => Db.OrganisationId;

    public static async Task<Work> Begin(Store store, long organisationId, bool writing, CancellationToken cancel)
    {
        var work = new Work(store, organisationId);
        if (writing || store.IsPostgres)
        {
            work._transaction = await work.Db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancel);
        }
        else
        {
            await work.Db.Database.OpenConnectionAsync(cancel);
        }

        return work;
    }

    /// <summary>Runs once the commit has happened, such as waking the worker.</summary>
    public void AfterCommit(Action act) => _afterCommit.Add(act);

    /// <summary>Saves and commits.</summary>
    public async Task Commit(CancellationToken cancel = default)
    {
        await Db.SaveChangesAsync(cancel);
        if (_transaction is not null)
        {
            await _transaction.CommitAsync(cancel);
            await _transaction.DisposeAsync();
            _transaction = null;
        }

        _afterCommit.ForEach(act => act());
        _afterCommit.Clear();
    }

    /// <summary>Gives the context back, once: by then another unit of work may have been lent it, and a second time would take it out of its hands.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_isOver)
        {
            return;
        }

        _isOver = true;
        if (_transaction is not null)
        {
            await _transaction.DisposeAsync();
        }

        await Db.DisposeAsync();
    }
}
