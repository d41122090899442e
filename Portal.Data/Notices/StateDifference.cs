namespace Portal.Data.Notices;

/// <summary>
/// What must be written to bring a notice's stored states to what its events say now. A state is stored once its item stands; closed, it stays for a
/// while with its id, in case something is still to be said of it.
/// </summary>
internal static class StateDifference
{
    internal static IReadOnlyList<StateChange> Of(NoticeEntry notice, IReadOnlyList<KeptState> before, IReadOnlyList<ItemState> after)
    {
        var changes = new List<StateChange>(after.Count);
        var kept = before.Count == 0 ? null : before.ToDictionary(one => one.State.ItemRef ?? "", StringComparer.Ordinal);
        for (var at = 0; at < after.Count; at++)
        {
            var state = after[at];
            if (kept is null || !kept.Remove(state.ItemRef ?? "", out var old))
            {
                if (state.IsStored)
                {
                    changes.Add(new StateChange(notice.Id, notice.IsSynthetic, 0, state, HadSpells: false));
                }
            }
            else if (!old.State.SaysTheSameAs(state))
            {
                changes.Add(new StateChange(notice.Id, notice.IsSynthetic, old.Id, state, old.State.LaterSpells.Count > 0));
            }
        }

        foreach (var old in kept?.Values ?? Enumerable.Empty<KeptState>())
        {
            changes.Add(new StateChange(notice.Id, notice.IsSynthetic, old.Id, null, old.State.LaterSpells.Count > 0));
        }

        return changes;
    }
}
