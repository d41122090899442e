using System.Collections.Concurrent;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;

namespace Portal.Ui.Workbench;

/// <summary>How good the data of a slice are: read from single items and events, which change slowly, so an answer serves for a while.</summary>
internal sealed class QualityModel(DataQualityQueries quality, NoticeFolds folds)
{
    private const int Most = 1000;
    private static readonly Duration Serves = Duration.FromMinutes(10);
    private readonly ConcurrentDictionary<(Scope Scope, ItemFilter Slice), (Instant At, DataQuality Data)> kept = [];

    internal async Task<DataQuality> LoadAsync(Scope scope, ItemFilter slice, Instant look, CancellationToken cancellation)
    {
        if (kept.TryGetValue((scope, slice), out var known) && look - known.At <= Serves)
        {
            return known.Data;
        }

        // Addresses can ask for any slice
        if (kept.Count >= Most)
        {
            kept.Clear();
        }

        var data = await quality.ReadAsync(scope, slice, await folds.CurrentAsync(cancellation), look, cancellation);
        kept[(scope, slice)] = (look, data);
        return data;
    }
}
