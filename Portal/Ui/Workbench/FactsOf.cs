using NodaTime;
using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>What a reader must know to quote a live figure.</summary>
internal static class FactsOf
{
    /// <summary>The version of the methods page.</summary>
    internal const string Method = SliceReport.MethodVersion;

    /// <param name="report">The slice.</param>
    /// <param name="items">Items behind the figure.</param>
    /// <param name="known">The instant of knowing; null knows all at the look.</param>
    internal static FigureFacts Slice(SliceFigures report, long items, Instant? known = null) => new()
    {
        Items = items,
        OpenShare = report.OpenShare,
        AsOf = report.Window.AsOf,
        KnownAt = known ?? report.Window.AsOf,
        Source = report.IsSynthetic ? "synthetic notices" : "notices of the sources",
        Method = Method,
        MethodHref = PortalUrls.Methods,
        IsSynthetic = report.IsSynthetic,
    };
}
