using NodaTime;
using Portal.Data.Cube;

namespace Portal.Ui.Workbench;

/// <summary>What a reader must know to quote a live figure.</summary>
internal static class FactsOf
{
    /// <summary>The version of the methods page.</summary>
    internal const string Method = "1.0";

    internal static FigureFacts Slice(Slice slice, long items, Instant asOf) => new()
    {
        Items = items,
        OpenShare = slice.OpenShare,
        AsOf = asOf,
        KnownAt = asOf,
        Source = slice.IsSynthetic ? "synthetic notices" : "notices of the sources",
        Method = Method,
        MethodHref = PortalUrls.Methods,
        IsSynthetic = slice.IsSynthetic,
    };
}
