namespace Portal.Data.Measures;

/// <summary>The scale on which an interval lies evenly around its figure.</summary>
public enum JackknifeScale
{
    /// <summary>The figure's own.</summary>
    Plain,

    /// <summary>The logarithm: for positive figures such as a mean time.</summary>
    Log,

    /// <summary>log(-log S): for shares inside (0, 1), whose limits then stay inside, also near the ends and with few notices.</summary>
    LogLog,
}
