namespace Portal.Data.Disclosure;

/// <summary>Changes to another pattern altogether, if every duty finds an integer proof in it.</summary>
internal sealed class PatternSwitch(LinkedSystem system, FlowModel model, SuppressionSearch search)
{
    /// <param name="secondaries">Cells to hide beyond those that must be.</param>
    /// <returns>False, with nothing changed, if a duty finds no proof.</returns>
    internal bool TryAdopt(IReadOnlySet<int> secondaries)
    {
        var before = Enumerable.Range(0, system.Cells.Length).Select(model.IsHidden).ToArray();
        var shown = Enumerable.Range(0, before.Length).Where(i => before[i] && !secondaries.Contains(i) && !ProblemSplitter.MustHide(system.Cells[i])).ToArray();
        var dropped = shown.SelectMany(search.Pool.Moving).ToHashSet();
        foreach (var deviation in dropped)
        {
            deviation.IsActive = false;
        }

        for (var i = 0; i < before.Length; i++)
        {
            model.SetHidden(i, secondaries.Contains(i) || ProblemSplitter.MustHide(system.Cells[i]));
        }

        if (MeetAll())
        {
            search.Pool.Forget(dropped);
            return true;
        }

        for (var i = 0; i < before.Length; i++)
        {
            model.SetHidden(i, before[i]);
        }

        // Moves found on the way may use cells that are shown again
        search.Pool.Forget([.. search.Pool.Active.Where(deviation => deviation.Cells.Any(cell => !before[cell]))]);
        foreach (var deviation in dropped)
        {
            deviation.IsActive = true;
        }

        return false;
    }

    /// <summary>Finds a proof for every duty of the pattern as it is; false at the first that has none.</summary>
    internal bool MeetAll()
    {
        for (var audience = 0; audience < system.Audiences.Length; audience++)
        {
            foreach (var duty in search.Open(audience))
            {
                if (!search.Pool.IsMet(duty.Audience, duty.Cell, duty.Side) && !search.Meet(duty, mayHideMore: false))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
