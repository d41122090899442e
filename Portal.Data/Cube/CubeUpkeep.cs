using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;

namespace Portal.Data.Cube;

/// <summary>
/// Before anything is written or shown: folds the notices of a database of an older version again, makes its deadline board anew and counts its cells,
/// and keeps the month's checkpoint, also while the site serves.
/// </summary>
public sealed class CubeUpkeep(
    StoredNoticeStore states, BoardClockStore board, CubeRebuildStore cells, CubeCheckpointStore checkpoints, RuleBook rules, SourceStore sources, ProviderStore providers, IClock clock)
{
    private long? lookedIn;
    private bool isEnsured;

    /// <summary>Keeps the checkpoint of a month that has begun since the last look; nothing before <see cref="EnsureAsync"/> saw to the database.</summary>
    /// <returns>When the next month begins.</returns>
    /// <exception cref="Storage.DatabaseBusyException">Another program is writing and does not end.</exception>
    public async Task<Instant> KeepMonthAsync(CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var month = UtcPeriods.MonthOf(now);
        if (isEnsured && month != lookedIn)
        {
            await checkpoints.TakeOfMonthAsync(now, cancellation);
            lookedIn = month;
        }

        return UtcPeriods.StartOfMonth(month + 1);
    }

    /// <summary>Makes the states of items, the deadline board and the cells again from the events if the cells are not counted.</summary>
    /// <param name="progress">Told at the start, with 0, and then now and then how many notices are counted.</param>
    /// <param name="cancellation">Ends the work, and nothing has changed.</param>
    /// <returns>True if they were counted now.</returns>
    public async Task<bool> EnsureAsync(IProgress<long>? progress, CancellationToken cancellation)
    {
        if (await cells.IsCountedAsync(cancellation))
        {
            await checkpoints.TakeOfMonthAsync(clock.GetCurrentInstant(), cancellation);
            isEnsured = true;
            return false;
        }

        progress?.Report(0);
        var fold = CatalogueDeadlines.FoldOf(
            await rules.HistoryAsync(cancellation), await sources.AllAsync(cancellation), await providers.AllAsync(cancellation));
        await states.RepairAsync(fold, cancellation);
        await board.RebuildAsync(cancellation);
        await cells.RebuildAsync(fold, progress, cancellation);
        isEnsured = true;
        return true;
    }
}
