using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>Where an item counts in the sums by notice.</summary>
/// <param name="Month">The month of its limit.</param>
/// <param name="IsOnTime">Whether it was certainly gone by then.</param>
internal readonly record struct ClusterPlace(long Month, bool IsOnTime)
{
    /// <summary>Null for an item that counts nowhere.</summary>
    internal static ClusterPlace? Of(ItemState item) =>
        item.IsMeasured() && item.DeadlineAt is { } due && item.TimelinessAt(due, Instant.MaxValue) is not Timeliness.NotCounted and var timeliness
            ? new(UtcPeriods.MonthOf(due), timeliness == Timeliness.OnTime)
            : null;
}
