namespace Portal.Data.Notices;

/// <summary>What must be written to bring a notice's stored states to what its events say now.</summary>
internal static class StateDifference
{
    internal static IReadOnlyList<StateChange> Of(NoticeEntry notice, IReadOnlyList<KeptState> before, IReadOnlyList<ItemState> after)
    {
        var changes = new List<StateChange>(after.Count);
        if (before.Count == 0)
        {
            changes.AddRange(after.Select(state => new StateChange(notice, 0, state, HadSpells: false)));
            return changes;
        }

        var kept = before.ToDictionary(one => one.State.ItemRef ?? "", StringComparer.Ordinal);
        foreach (var state in after)
        {
            if (!kept.Remove(state.ItemRef ?? "", out var old))
            {
                changes.Add(new StateChange(notice, 0, state, HadSpells: false));
            }
            else if (!old.State.SaysTheSameAs(state))
            {
                changes.Add(new StateChange(notice, old.Id, state, old.State.LaterSpells.Count > 0));
            }
        }

        changes.AddRange(kept.Values.Select(old => new StateChange(notice, old.Id, null, old.State.LaterSpells.Count > 0)));
        return changes;
    }
}
