using System.Diagnostics;
using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Providers;

namespace Portal.Data.Imports;

/// <summary>
/// Streams a file of events into the store in one durable transaction: the whole file or nothing, unless the caller wants the good rows.
/// Memory does not grow with the file.
/// </summary>
public sealed class Importer(NoticeStore notices, ProviderStore providers, NoticeFold fold, IClock clock)
{
    // With good rows kept, so many become durable together: a kill then loses at most these. More where much is stored already, for each
    // transaction learns anew which ids are there, and writes what it counted
    private const long LeastRowsACommit = 100_000;
    private const long MostRowsACommit = 1_000_000;
    private const int PartACommit = 4;

    /// <summary>Imports a stream; bad data gives problems in the report, never an exception.</summary>
    /// <param name="stream">The decompressed bytes.</param>
    /// <param name="request">Who sends, and how.</param>
    /// <param name="progress">Gets the rows read so far.</param>
    /// <param name="cancellation">Stops and takes back everything that is not committed.</param>
    public async Task<ImportReport> ImportAsync(Stream stream, ImportRequest request, IProgress<long>? progress, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var now = clock.GetCurrentInstant();
        var options = await OptionsAsync(request, now, cancellation);
        var run = new Run(request);
        NoticeBatchStore? batch = null;
        try
        {
            await using var pump = new EventPump(stream, options, request, notices.ReferencesOf(request.Source), now, cancellation);
            await foreach (var rows in pump.BatchesAsync(cancellation))
            {
                // Not before there is something to write: a slow sender must not keep others from writing
                batch ??= await notices.BeginAsync(request.Source, fold, cancellation);
                await run.AppendAsync(batch, rows, cancellation);
                progress?.Report(run.Read);
                if (request is { IsPartial: true, IsDryRun: false } && run.Uncommitted >= Math.Clamp(run.Read / PartACommit, LeastRowsACommit, MostRowsACommit))
                {
                    await run.SettleAsync(batch, cancellation);
                    await run.CommitAsync(batch, cancellation);
                    await batch.DisposeAsync();
                    batch = null;
                }
            }

            if (batch is not null)
            {
                await run.SettleAsync(batch, cancellation);
            }

            var report = run.Report(!request.IsDryRun && !run.IsRefused, Stopwatch.GetElapsedTime(started).TotalSeconds);
            if (!report.IsStored || batch is null)
            {
                return report;
            }

            if (request.BeforeCommit is { } write && !await write(batch, report, cancellation))
            {
                return report with { IsStored = false };
            }

            await run.CommitAsync(batch, cancellation);
            return report with { Seconds = Stopwatch.GetElapsedTime(started).TotalSeconds };
        }
        finally
        {
            if (batch is not null)
            {
                await batch.DisposeAsync();
            }
        }
    }

    private async Task<EventReaderOptions> OptionsAsync(ImportRequest request, Instant now, CancellationToken cancellation)
    {
        var known = (await providers.AllAsync(cancellation)).Select(provider => provider.Code).ToHashSet();
        return new EventReaderOptions
        {
            Source = request.Source.Code,
            RecordedAt = now,
            MayLoadHistory = request.Source.MayLoadHistory,
            LatestInstant = request.Shift > Duration.Zero ? null : now + Duration.FromSeconds(request.Source.ToleranceSeconds),
            Codes = new EventCodes { IsProvider = known.Contains },
            IsRule = request.IsRule,
        };
    }

    /// <summary>The counters of one import.</summary>
    private sealed class Run(ImportRequest request)
    {
        private readonly ProblemList problems = new();
        private long accepted;
        private long duplicates;

        internal long Read { get; private set; }

        /// <summary>Rows since the last commit.</summary>
        internal long Uncommitted { get; private set; }

        /// <summary>Whether the file can no longer be stored.</summary>
        internal bool IsRefused => problems.Rows > 0 && !request.IsPartial;

        internal async Task AppendAsync(NoticeBatchStore batch, EventBatch rows, CancellationToken cancellation)
        {
            (Read, Uncommitted) = (Read + rows.Count, Uncommitted + rows.Count);
            foreach (var refused in rows.Refused)
            {
                problems.AddRow(refused);
            }

            // Once a file is refused its rows are only checked: what will be taken back need not be written.
            if (!IsRefused && rows.Events.Count > 0)
            {
                Count(await batch.AppendAsync(rows.Events, rows.Rows, cancellation), rows.Rows);
                CountSettled(batch);
            }
        }

        /// <summary>Finds out what became of every event.</summary>
        internal async Task SettleAsync(NoticeBatchStore batch, CancellationToken cancellation)
        {
            if (!IsRefused)
            {
                await batch.SettleAsync(cancellation);
                CountSettled(batch);
            }
        }

        internal Task CommitAsync(NoticeBatchStore batch, CancellationToken cancellation)
        {
            Uncommitted = 0;
            return batch.CommitAsync(cancellation);
        }

        internal ImportReport Report(bool isStored, double seconds) => new()
        {
            Accepted = IsRefused ? 0 : accepted,
            Duplicates = IsRefused ? 0 : duplicates,
            Rejected = problems.Rows,
            Problems = problems.Listed,
            ProblemCount = problems.Count,
            Seconds = seconds,
            IsStored = isStored,
        };

        private void Count(IReadOnlyList<AppendResult?> results, List<long> rows)
        {
            for (var at = 0; at < results.Count; at++)
            {
                if (results[at] is { } result)
                {
                    Count(result, rows[at]);
                }
            }
        }

        private void CountSettled(NoticeBatchStore batch)
        {
            foreach (var (row, result) in batch.TakeSettled())
            {
                Count(result, row);
            }
        }

        private void Count(AppendResult result, long row)
        {
            switch (result)
            {
                case AppendResult.Accepted:
                    accepted++;
                    break;
                case AppendResult.Duplicate:
                    duplicates++;
                    break;
                case AppendResult.IdReused:
                    problems.AddRow([RowProblem.Of(row, EventColumn.EventId, ProblemRules.IdReused)]);
                    break;
                case AppendResult.UnknownProvider:
                    problems.AddRow([RowProblem.Of(row, EventColumn.Provider, ProblemRules.UnknownCode)]);
                    break;
                default:
                    throw new UnreachableException();
            }
        }
    }
}
