namespace Portal.Data.Notices;

/// <summary>The stored states of one notice: those of standing items, and for a while of some that are closed.</summary>
/// <param name="NoticeId">Id of the notice.</param>
/// <param name="IsSynthetic">True where all of its items are the demonstration's; null where they disagree.</param>
/// <param name="Items">Its items.</param>
internal sealed record StoredNotice(long NoticeId, bool? IsSynthetic, IReadOnlyList<KeptState> Items)
{
    /// <summary>What is wrong with it, as sentences, where its events say something else; empty where nothing is.</summary>
    /// <param name="isSynthetic">Whether the notice is the demonstration's.</param>
    /// <param name="expected">Its items by their events.</param>
    internal IEnumerable<string> Faults(bool isSynthetic, IReadOnlyList<ItemState> expected)
    {
        if (Items.Count > 0 && IsSynthetic != isSynthetic)
        {
            yield return "an item is marked as synthetic and its notice is not, or the other way round";
        }

        // Damage may have given two items the same reference
        var stored = Items.GroupBy(one => one.State.ItemRef ?? "", StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);
        foreach (var state in expected)
        {
            if (!stored.Remove(state.ItemRef ?? "", out var own))
            {
                if (state.IsStanding)
                {
                    yield return "the state of an item is missing";
                }
            }
            else if (own.Count > 1 || !own[0].State.SaysTheSameAs(state))
            {
                yield return "the stored state of an item is not what its events say";
            }
        }

        foreach (var _ in stored)
        {
            yield return "a state is stored of an item that no event names";
        }
    }
}
