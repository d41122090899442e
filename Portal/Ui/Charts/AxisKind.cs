namespace Portal.Ui.Charts;

/// <summary>What an axis counts.</summary>
public enum AxisKind
{
    /// <summary>Plain numbers, from zero.</summary>
    Number,

    /// <summary>Shares from 0 to 1, written as per cent.</summary>
    Share,

    /// <summary>Seconds on a logarithmic axis with human ticks.</summary>
    LogTime,
}
