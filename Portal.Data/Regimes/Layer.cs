namespace Portal.Data.Regimes;

/// <summary>Law binds; a benchmark only compares, colours nothing red and is never called a miss of law.</summary>
public enum Layer
{
    /// <summary>A duty made by law.</summary>
    Law,

    /// <summary>A measured or agreed practice.</summary>
    Benchmark,
}
