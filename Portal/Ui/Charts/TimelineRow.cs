namespace Portal.Ui.Charts;

/// <summary>One clock on a timeline, in seconds since it started.</summary>
/// <param name="Name">What the clock shows.</param>
/// <param name="Text">Its end in words.</param>
public sealed record TimelineRow(string Name, string Text)
{
    /// <summary>The limit; null where there is none.</summary>
    public double? LimitSeconds { get; init; }

    /// <summary>The stop; null where the clock was not stopped.</summary>
    public double? StopSeconds { get; init; }

    /// <summary>Confirmation of receipt; null where there is none.</summary>
    public double? AcknowledgedSeconds { get; init; }

    /// <summary>Moments of interest on the axis such as a change of the zone's clocks: where, and what.</summary>
    public (double Seconds, string Text)? Moment { get; init; }
}
