using Avow.Database;

namespace Avow.Holdings;

/// <summary>The surroundings for work of many batches: as they were when last read, and read again when somebody changed a fact since.</summary>
public sealed class SteadySurroundings(PolicyShelf shelf)
{
    private long _version = -1;
    private Surroundings? _around;

    /// <summary>Whether the nights only report, as of the last reading.</summary>
    public bool OnlyReports { get; private set; }

    /// <summary>The surroundings for this unit of work; nobody changes them before it ends.</summary>
    public async Task<Surroundings> Of(Work work, CancellationToken cancel = default)
    {
        var version = await FactsLock.Reading(work, cancel);
        if (_around is null || version != _version)
        {
            _around = await Surroundings.Of(work.Db, shelf, cancel);
            OnlyReports = await Shadow.Since(work.Db, cancel) is not null;
            _version = version;
        }

        return _around;
    }
}
