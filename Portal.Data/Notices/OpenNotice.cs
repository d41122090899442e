namespace Portal.Data.Notices;

/// <summary>A notice with everything that is known of it.</summary>
/// <param name="NoticeId">Id of the notice.</param>
/// <param name="Group">The <see cref="NoticeGroup"/> of the notice.</param>
/// <param name="IsSynthetic">True for the demonstration's.</param>
/// <param name="Events">All its events.</param>
public sealed record OpenNotice(long NoticeId, int Group, bool IsSynthetic, IReadOnlyList<NoticeEvent> Events)
{
    /// <summary>What can't be read of its events, pack by pack; empty where all can. Else it has no events here.</summary>
    internal IReadOnlyList<string> Damage { get; init; } = [];

    /// <summary>The items whose state another fold reads otherwise.</summary>
    /// <param name="before">The fold of the stored states.</param>
    /// <param name="after">The other fold.</param>
    public IReadOnlyList<(ItemState Before, ItemState After)> Differences(NoticeFold before, NoticeFold after) =>
        [.. before.Fold(Events).Zip(after.Fold(Events)).Where(pair => pair.First.DeadlineAt != pair.Second.DeadlineAt || pair.First.Rule != pair.Second.Rule || pair.First.Flags != pair.Second.Flags)];
}
