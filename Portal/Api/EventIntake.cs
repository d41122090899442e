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

    /// <summary>Imports a body and keeps the answer where the request has a name.</summary>
    internal async Task<(int Status, string Document)> TakeAsync(ApiKey key, EventBody body, EventsQuery query, string? requestName, CancellationToken cancellation)
    {
        var all = await sources.AllAsync(cancellation);
        var history = await rules.HistoryAsync(cancellation);
        var fold = CatalogueDeadlines.FoldOf(history, all, await providers.AllAsync(cancellation));
        var request = new ImportRequest
        {
            Source = all.Single(source => source.Code == key.SourceCode),
            Format = body.Format,
            IsPartial = query.Partial,
            IsDryRun = query.DryRun,
            IsRule = history.Current.Knows,
        };
        var report = await new Importer(notices, providers, fold, clock).ImportAsync(body.Unpacked, request, progress: null, cancellation);
        var hash = await body.HashAsync(cancellation);
        var (status, document) = ImportReportDocument.Write(report, query.DryRun);
        if (requestName is not null && !query.DryRun)
        {
            // The events are stored: whether the sender still listens must not matter for the answer
            await answers.PutAsync(key.Prefix, requestName, new ApiAnswer { BodyHash = hash, Status = status, Answer = document }, CancellationToken.None);
        }

        return (status, document);
    }

    public void Dispose() => turns.Dispose();
}
