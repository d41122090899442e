using NodaTime;
using Portal.Data.Measures;

namespace Portal.Data.Cube;

/// <summary>
/// A slice as the public may see it in the demonstration: every part that rests on fewer than ten items is hidden, and a split is
/// shown only where each of its parts is large enough, so that no part follows from the others.
/// </summary>
public sealed record PublicSlice
{
    /// <summary>Fewer than this many is hidden.</summary>
    public const int Threshold = 10;

    private PublicSlice()
    {
    }

    /// <summary>The stretch of time and the instant of looking.</summary>
    public required SliceWindow Window { get; init; }

    /// <summary>Whether anything can be seen.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>Items issued in the window; null where hidden.</summary>
    public int? Issued { get; init; }

    /// <summary>Share of the measured items issued in the window that are still online, 0 to 1; null where hidden.</summary>
    public double? OpenShare { get; init; }

    /// <summary>The due cohort; null where hidden or empty.</summary>
    public PublicSplit? OnTime { get; init; }

    /// <summary>Response times of the period in seconds; null where hidden.</summary>
    public SurvivalCurve? Removal { get; init; }

    /// <summary>Item-hours online; null where hidden.</summary>
    public AvailabilityHours? Availability { get; init; }

    /// <summary>True for synthetic notices.</summary>
    public required bool IsSynthetic { get; init; }

    /// <summary>The instant of looking.</summary>
    public Instant AsOf => Window.AsOf;

    /// <summary>Hides what is too small.</summary>
    public static PublicSlice Of(Slice slice)
    {
        var online = slice.Availability.Items;
        var status = online == 0 && slice.Counts.Issued == 0 ? CellStatus.NotApplicable
            : online < Threshold ? CellStatus.Suppressed
            : CellStatus.Shown;
        var isShown = status == CellStatus.Shown;
        return new PublicSlice
        {
            Window = slice.Window,
            Status = status,
            Issued = isShown ? Shown(slice.Counts.Issued) : null,
            OpenShare = isShown && slice.Counts.Open >= Threshold && slice.Counts.Measured - slice.Counts.Open >= Threshold
                ? (double)slice.Counts.Open / slice.Counts.Measured
                : null,
            OnTime = isShown ? Split(slice.OnTime) : null,
            Removal = isShown && slice.Removal.Count >= Threshold && slice.Removal.Events >= Threshold ? slice.Removal : null,
            Availability = isShown ? slice.Availability : null,
            IsSynthetic = slice.IsSynthetic,
        };
    }

    private static int? Shown(int count) => count >= Threshold ? count : null;

    private static PublicSplit? Split(OnTimeCounts counts) =>
        counts.OnTime >= Threshold && counts.Late >= Threshold && (counts.Undetermined == 0 || counts.Undetermined >= Threshold)
            ? new PublicSplit(
                counts.Due,
                counts.OnTime,
                counts.Late,
                counts.Undetermined,
                counts.Rate!.Value,
                (double)counts.Late / counts.Due,
                (double)counts.Undetermined / counts.Due,
                counts.Interval)
            : null;
}
