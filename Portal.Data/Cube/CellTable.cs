namespace Portal.Data.Cube;

/// <summary>The tables of the cube; the name says what <see cref="CellKey.At"/> counts.</summary>
internal enum CellTable
{
    /// <summary>What happened on a UTC day, with the sum of the time into the day.</summary>
    Flow,

    /// <summary>Response times by month of receipt.</summary>
    Cohort,

    /// <summary>Response times by month of the end.</summary>
    Period,

    /// <summary>Ages of since ended items at the start of a month; those of open items follow from <see cref="Open"/>.</summary>
    Snapshot,

    /// <summary>How limits were met, by UTC day of the limit, whether it lies in the past or not.</summary>
    Due,

    /// <summary>Sums over notices for the design effect, by month of the limit.</summary>
    Cluster,

    /// <summary>Acknowledgement by month of receipt.</summary>
    Acknowledgement,

    /// <summary>Reappearances by month of the removal.</summary>
    Recurrence,

    /// <summary>Open items by microsecond of receipt: exact, and never rewritten as they age.</summary>
    Open,

    /// <summary><see cref="Cohort"/> of a roll-up by group of notices, for intervals.</summary>
    GroupCohort,

    /// <summary><see cref="Period"/> likewise.</summary>
    GroupPeriod,

    /// <summary><see cref="Snapshot"/> likewise.</summary>
    GroupSnapshot,

    /// <summary>
    /// What <see cref="Cluster"/> lacks of notices with items in several finest slices or limits in several months: kept at what their slices have in common,
    /// by the first month, with the months from there to the last as the bucket.
    /// </summary>
    Straddle,

    /// <summary><see cref="Straddle"/> of a roll-up, summed from all that lies inside it.</summary>
    RollUpStraddle,
}
