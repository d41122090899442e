namespace Portal.Data.Measures;

/// <summary>The scale on which a survival band is symmetric.</summary>
public enum BandKind
{
    /// <summary>S plus or minus z se, clipped to [0, 1].</summary>
    Plain,

    /// <summary>S exp(plus or minus z se / S), clipped at 1.</summary>
    Log,

    /// <summary>exp(-exp(log(-log S) plus or minus z se / (S log S))); stays inside (0, 1). The one to publish.</summary>
    LogLog,
}
