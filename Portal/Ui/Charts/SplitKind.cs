namespace Portal.Ui.Charts;

/// <summary>What a part of a stacked bar says; each has its own fill.</summary>
public enum SplitKind
{
    /// <summary>The limit was met, or time before the limit: filled blue.</summary>
    Met,

    /// <summary>Nobody can tell: hatched.</summary>
    Undetermined,

    /// <summary>The limit was missed, or time after the limit: filled orange.</summary>
    Missed,

    /// <summary>Not due yet, still open: hollow.</summary>
    Open,

    /// <summary>Hidden to protect people: dotted.</summary>
    Hidden,
}
