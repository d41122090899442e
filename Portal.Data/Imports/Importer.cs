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
    private const int BatchRows = 20_000;

    /// <summary>Imports a stream; bad data gives problems in the report, never an exception.</summary>
    /// <param name="stream">The decompressed bytes.</param>
    /// <param name="request">Who sends, and how.</param>
    /// <param name="progress">Gets the rows read so far.</param>
    /// <param name="cancellation">Stops and takes back everything.</param>
    public async Task<ImportReport> ImportAsync(Stream stream, ImportRequest request, IProgress<long>? progress, CancellationToken cancellation)
    {
        var started = Stopwatch.GetTimestamp();
        var now = clock.GetCurrentInstant();
        var options = await OptionsAsync(request, now, cancellation);
        var run = new Run(request);
        await using var batch = await notices.BeginAsync(request.Source, fold, cancellation);
        foreach (var row in EventReader.Read(stream, request.Format, options))
        {
            run.Take(row, now);
            if (run.Waiting == BatchRows)
            {
                await run.AppendAsync(batch, cancellation);
                progress?.Report(run.Read);
            }
        }

        await run.AppendAsync(batch, cancellation);
        var isStored = !request.IsDryRun && !run.IsRefused;
        if (isStored)
        {
            await batch.CommitAsync(cancellation);
        }

        return run.Report(isStored, Stopwatch.GetElapsedTime(started).TotalSeconds);
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

    /// <summary>The counters and the waiting rows of one import.</summary>
    private sealed class Run(ImportRequest request)
    {
        private readonly ProblemList problems = new();
        private readonly List<NoticeEvent> events = [];
        private readonly List<long> rows = [];
        private long accepted;
        private long duplicates;

        internal int Waiting => events.Count;

        internal long Read { get; private set; }

        /// <summary>Whether the file can no longer be stored.</summary>
        internal bool IsRefused => problems.Rows > 0 && !request.IsPartial;

        internal void Take(EventRow row, Instant now)
        {
            Read++;
            switch (row)
            {
                case EventRow.Refused refused:
                    problems.AddRow(refused.Problems);
                    break;
                case EventRow.Accepted one when request.Shift == Duration.Zero:
                    events.Add(one.Event);
                    rows.Add(row.Row);
                    break;
                case EventRow.Accepted one when one.Event.OccurredAt + request.Shift <= now && one.Event.RecordedAt + request.Shift <= now:
                    events.Add(Shifted(one.Event));
                    rows.Add(row.Row);
                    break;
            }
        }

        internal async Task AppendAsync(NoticeBatchStore batch, CancellationToken cancellation)
        {
            // Once a file is refused its rows are only checked: what will be taken back need not be written.
            if (!IsRefused && events.Count > 0)
            {
                Count(await batch.AppendAsync(events, cancellation));
            }

            events.Clear();
            rows.Clear();
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

        private void Count(IReadOnlyList<AppendResult> results)
        {
            for (var at = 0; at < results.Count; at++)
            {
                switch (results[at])
                {
                    case AppendResult.Accepted:
                        accepted++;
                        break;
                    case AppendResult.Duplicate:
                        duplicates++;
                        break;
                    case AppendResult.IdReused:
                        problems.AddRow([RowProblem.Of(rows[at], EventColumn.EventId, ProblemRules.IdReused)]);
                        break;
                    case AppendResult.UnknownProvider:
                        problems.AddRow([RowProblem.Of(rows[at], EventColumn.Provider, ProblemRules.UnknownCode)]);
                        break;
                    default:
                        throw new UnreachableException();
                }
            }
        }

        private NoticeEvent Shifted(NoticeEvent one) => one with
        {
            OccurredAt = one.OccurredAt + request.Shift,
            RecordedAt = one.RecordedAt + request.Shift,
            DeadlineAt = one.DeadlineAt + request.Shift,
        };
    }
}
