using System.Threading.RateLimiting;
using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Clocks;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;

namespace Portal.Api;

/// <summary>The one writer behind the interface: bodies wait their turn here and go through the same importer as files.</summary>
internal sealed class EventIntake(
    ApiOptions options, NoticeStore notices, ProviderStore providers, SourceStore sources, RuleBook rules, ApiAnswerStore answers, IClock clock) : IDisposable
{
    private readonly ConcurrencyLimiter turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = 1,
        QueueLimit = options.MaxWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for the turn; a lease that is not acquired means that too many wait already.</summary>
    internal ValueTask<RateLimitLease> WaitAsync(CancellationToken cancellation) => turns.AcquireAsync(1, cancellation);

    /// <summary>The answer that the same request got before; null for none.</summary>
    internal Task<ApiAnswer?> AnsweredAsync(ApiKey key, string? requestName, CancellationToken cancellation) =>
        requestName is null ? Task.FromResult<ApiAnswer?>(null) : answers.FindAsync(key.Prefix, requestName, cancellation);

    /// <summary>Imports a body; where the request has a name its answer is kept in the same transaction, so that a crash leaves both or neither.</summary>
    internal async Task<ApiAnswer> TakeAsync(ApiKey key, EventBody body, EventsQuery query, string? requestName, CancellationToken cancellation)
    {
        var all = await sources.AllAsync(cancellation);
        var history = await rules.HistoryAsync(cancellation);
        var fold = CatalogueDeadlines.FoldOf(history, all, await providers.AllAsync(cancellation));
        var isKept = requestName is not null && !query.DryRun;
        ApiAnswer? kept = null;
        var request = new ImportRequest
        {
            Source = all.Single(source => source.Code == key.SourceCode),
            Format = body.Format,
            IsPartial = query.Partial,
            IsDryRun = query.DryRun,
            IsRule = history.Current.Knows,
            BeforeCommit = isKept ? KeepAsync : null,
        };
        var report = await new Importer(notices, providers, fold, clock).ImportAsync(body.Unpacked, request, progress: null, cancellation);
        var answer = kept ?? await AnswerAsync(report, body, query, cancellation);
        if (!isKept)
        {
            return answer;
        }

        // Nothing was stored that the answer could be kept with. Whether the sender still listens must not matter for it
        var isFirst = (report.IsStored && kept is not null) || await answers.PutAsync(key.Prefix, requestName!, answer, CancellationToken.None);
        return isFirst ? answer : await answers.FindAsync(key.Prefix, requestName!, cancellation) ?? answer;

        async Task<bool> KeepAsync(NoticeBatchStore batch, ImportReport stored, CancellationToken token)
        {
            kept = await AnswerAsync(stored, body, query, token);
            return await answers.PutAsync(batch, key.Prefix, requestName!, kept, token);
        }
    }

    private static async Task<ApiAnswer> AnswerAsync(ImportReport report, EventBody body, EventsQuery query, CancellationToken cancellation)
    {
        var (status, document) = ImportReportDocument.Write(report, query.DryRun);
        return new ApiAnswer { BodyHash = await body.HashAsync(cancellation), Status = status, Answer = document };
    }

    public void Dispose() => turns.Dispose();
}
