namespace Portal.Data.Notices;

/// <summary>An item with its place in the database.</summary>
/// <param name="Id">Id of the item; stable while the notice exists.</param>
/// <param name="NoticeId">Id of its notice.</param>
/// <param name="IsSynthetic">True for the demonstration's.</param>
/// <param name="State">What its events say.</param>
public sealed record StoredItem(long Id, long NoticeId, bool IsSynthetic, ItemState State)
{
    /// <summary>The <see cref="NoticeGroup"/> of its notice; from the id where the reference was not read.</summary>
    public int Group { get; init; } = (int)(NoticeId % NoticeGroup.Count);
}
