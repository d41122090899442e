using NodaTime;

namespace Portal.Data.Clocks;

/// <summary>A place in the order of a board, after which a page begins: earliest due time first, then the item.</summary>
/// <param name="At">Due time, or the start where no due time is known.</param>
/// <param name="ItemId">Id of the item.</param>
public readonly record struct BoardPlace(Instant At, long ItemId)
{
    /// <summary>The place of a clock.</summary>
    public static BoardPlace Of(BoardClock clock) => new(clock.DueAt ?? clock.StartedAt, clock.ItemId);
}
