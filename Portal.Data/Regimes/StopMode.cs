namespace Portal.Data.Regimes;

/// <summary>How several stops of one rule relate.</summary>
public enum StopMode
{
    /// <summary>The first of them is enough.</summary>
    Any,

    /// <summary>All are needed, the last one counts.</summary>
    All,

    /// <summary>All are needed, but only those that events show are judged.</summary>
    Observed,
}
