using Portal.Data.Figures;
using Portal.Ui;

namespace Portal.Public.Figures;

/// <summary>Provenance as the lines below a figure.</summary>
internal static class SourceFacts
{
    internal static FigureFacts Of(FigureSource source) => new()
    {
        More = [.. Lines(source)],
        Source = source.Publisher,
        SourceHref = PortalUrls.Source(source.Code),
        Method = "figures of others",
        MethodHref = PortalUrls.Method("others"),
    };

    /// <summary>A, B or A/B in words.</summary>
    internal static string Confidence(string letters) => letters switch
    {
        "A" => "A: the publisher's own document was seen",
        "B" => "B: seen in a transcription or the press",
        _ => "A or B, row by row",
    };

    private static IEnumerable<(string Name, string Value)> Lines(FigureSource source)
    {
        yield return ("Counted", source.Counted);
        if (source.ClockStart is { } start)
        {
            yield return ("Clock starts", start);
        }

        if (source.ClockStop is { } stop)
        {
            yield return ("Clock stops", stop);
        }

        yield return ("Published", source.Published);
        yield return ("Confidence", Confidence(source.Confidence));
    }
}
