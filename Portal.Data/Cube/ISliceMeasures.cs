namespace Portal.Data.Cube;

/// <summary>Every measure of a slice, wherever it was computed: from the stored cells or from the items themselves.</summary>
public interface ISliceMeasures
{
    /// <summary>The stretch of time and the instant of looking.</summary>
    SliceWindow Window { get; }

    /// <summary>True when any notice behind it is synthetic.</summary>
    bool IsSynthetic { get; }

    /// <summary>Where the items issued in the window stand.</summary>
    SliceCounts Counts { get; }

    /// <summary>Resolved items whose stop is the provider's own word.</summary>
    int ClaimOnly { get; }

    /// <inheritdoc cref="Slice.SkewCorrected"/>
    int SkewCorrected { get; }

    /// <inheritdoc cref="Slice.LimitBeforeStart"/>
    int LimitBeforeStart { get; }

    /// <inheritdoc cref="Slice.DatedAhead"/>
    int DatedAhead { get; }

    /// <summary>Share of the measured items issued in the window that are still online; null where there are too few for a percentage.</summary>
    double? OpenShare { get; }

    /// <summary>What came in and went out.</summary>
    SliceFlow Flow { get; }

    /// <summary>The due cohort.</summary>
    OnTimeCounts OnTime { get; }

    /// <summary>The same against the limit before extensions.</summary>
    OnTimeCounts OnTimeAgainstOriginal { get; }

    /// <summary>Response times of the period.</summary>
    IRemovalMeasures Period { get; }

    /// <summary>Response times of the items received in the window.</summary>
    IRemovalMeasures Cohort { get; }

    /// <summary>Acknowledgement of the items received in the window.</summary>
    Acknowledgement Acknowledgement { get; }

    /// <summary>What came back.</summary>
    IReturnMeasures Reappearance { get; }

    /// <summary>Item-hours online.</summary>
    AvailabilityHours Availability { get; }

    /// <summary>Share of the item-hours that comes from the slowest tenth of items; null where it is not known.</summary>
    double? ShareOfSlowestTenth { get; }

    /// <summary>Why it is not known; null where it is, and where there are too few items.</summary>
    string? WhyNoShareOfSlowestTenth { get; }

    /// <summary>What is online at the look.</summary>
    Backlog Backlog { get; }

    /// <summary>Ways out of the items received in the window.</summary>
    WaysOut WaysOut { get; }

    /// <summary>What a report without open items would say: for contrast.</summary>
    ClosedOnly ClosedOnly { get; }

    /// <summary>What would come of open items whose limit is ahead.</summary>
    Projection Projection { get; }
}
