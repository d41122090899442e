using Portal.Data.Countries;

namespace Portal.Data.Figures;

/// <summary>What has been published about one country, sorted for its page. A list that is empty was not published or not seen; it is not 0.</summary>
public sealed record CountryFigures
{
    /// <summary>The country.</summary>
    public required Country Country { get; init; }

    /// <summary>NCMEC reports by apparent country of upload, 2019 to 2023; two rows in one year are two lines of the source.</summary>
    public required IReadOnlyList<Figure> Reports { get; init; }

    /// <summary>NCMEC reports of 2024, referrals and informational reports apart; not to be read against earlier years.</summary>
    public required IReadOnlyList<Figure> ReportsByKind { get; init; }

    /// <summary>Confirmed URLs hosted in the country and their share of all, as the IWF found them in 2024.</summary>
    public required IReadOnlyList<Figure> Hosting { get; init; }

    /// <summary>TikTok's share of removals within 24 hours of posting, by heading and quarter.</summary>
    public required IReadOnlyList<FigureSeries> RemovalWithin24Hours { get; init; }

    /// <summary>TikTok's share of user reports by time to action, by bucket and quarter; all rules.</summary>
    public required IReadOnlyList<FigureSeries> TimeToAction { get; init; }

    /// <summary>The German deletion statistics; empty elsewhere.</summary>
    public required IReadOnlyList<FigureSeries> Deletion { get; init; }

    /// <summary>Everything else that names the country.</summary>
    public required IReadOnlyList<FigureSeries> Others { get; init; }

    /// <summary>Provenance of every source used above, by code.</summary>
    public required IReadOnlyDictionary<string, FigureSource> Sources { get; init; }
}
