using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;

namespace Portal.Data.Clocks;

/// <summary>The fold of stored notices, with the rules, sources and providers as they stand.</summary>
public sealed class NoticeFolds(RuleBook rules, SourceStore sources, ProviderStore providers)
{
    /// <summary>The fold as of now.</summary>
    public async Task<NoticeFold> CurrentAsync(CancellationToken cancellation) => CatalogueDeadlines.FoldOf(
        await rules.HistoryAsync(cancellation), await sources.AllAsync(cancellation), await providers.AllAsync(cancellation));
}
