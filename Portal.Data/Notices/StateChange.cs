namespace Portal.Data.Notices;

/// <summary>What becomes of one item's stored state.</summary>
/// <param name="NoticeId">Its notice.</param>
/// <param name="IsSynthetic">True for the demonstration's.</param>
/// <param name="ItemId">Id of the item; 0 for one that is new.</param>
/// <param name="State">The state from now on; null where the item is no more.</param>
/// <param name="HadSpells">Whether spells of it are stored.</param>
internal readonly record struct StateChange(long NoticeId, bool IsSynthetic, long ItemId, ItemState? State, bool HadSpells);
