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
    internal static FigureFacts Slice(SliceFigures report, long items) => At(report.Window.AsOf, report.IsSynthetic, items) with { OpenShare = report.OpenShare };

    /// <param name="look">The instant of looking, up to which all is known.</param>
    /// <param name="isSynthetic">Whether any of the notices are.</param>
    /// <param name="items">Items behind the figure.</param>
    internal static FigureFacts At(Instant look, bool isSynthetic, long items) => new()
    {
        Items = items,
        AsOf = look,
        KnownAt = look,
        Source = isSynthetic ? "synthetic notices" : "notices of the sources",
        Method = Method,
        MethodHref = PortalUrls.Methods,
        IsSynthetic = isSynthetic,
    };
}
