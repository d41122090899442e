using NodaTime;
using Portal.Data.Notices;

namespace Portal.Data.Cube;

/// <summary>
/// Items that ended and of which nothing at all lies in the window of a report, nor in the stretch before it: most of a long history. They add to no figure but by being there,
/// with their notice and its group, so their times need not be kept in memory.
/// </summary>
/// <param name="window">The window of the report.</param>
internal sealed class OutsideItems(SliceWindow window)
{
    private static readonly ItemState Nowhere = new()
    {
        Provider = "",
        IssuerCountry = "",
        HostCountry = "",
        Category = "",
        NoticeType = "",
        IssuedAt = Instant.MinValue,
        ReceivedAt = Instant.MinValue,
        Flags = ItemFlags.Void,
    };

    private readonly Instant first = window.Before.From;

    /// <summary>The item itself, or one that is counted nowhere in its place.</summary>
    internal StoredItem WithoutTimes(StoredItem item) => IsOutside(item.State) ? item with { State = Nowhere } : item;

    private bool IsOutside(ItemState item)
    {
        if ((item.RemovedAt ?? item.ReleasedAt) is not { } end || end > window.AsOf || item.LaterSpells is [.., { To: null }])
        {
            return false;
        }

        Instant?[] times =
        [
            item.IssuedAt, item.ReceivedAt, end, item.DeadlineAt, item.OriginalDeadlineAt, item.AcknowledgedAt, item.AliveAt,
            .. item.LaterSpells.SelectMany(spell => new[] { spell.From, spell.To }),
        ];
        return times.Max() < first || times.Min() >= window.To;
    }
}
