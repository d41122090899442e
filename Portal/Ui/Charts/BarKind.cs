namespace Portal.Ui.Charts;

/// <summary>What a bar's fill says.</summary>
public enum BarKind
{
    /// <summary>A plain value, filled.</summary>
    Plain,

    /// <summary>Verified or the one in question: filled in ink.</summary>
    Own,

    /// <summary>Claimed, or for comparison: hollow.</summary>
    Claimed,
}
