namespace Portal.Data.Notices;

/// <summary>What became of one event.</summary>
public enum AppendResult
{
    /// <summary>Kept.</summary>
    Accepted,

    /// <summary>The same event was there already; it counts once.</summary>
    Duplicate,

    /// <summary>The id was there already with other content: refused.</summary>
    IdReused,

    /// <summary>The provider's code is not known: refused.</summary>
    UnknownProvider,
}
