namespace Portal.Data.Disclosure;

/// <summary>Changes to another pattern, if every duty finds an integer proof in it.</summary>
internal sealed class PatternSwitch(LinkedSystem system, FlowModel model, SuppressionSearch search)
{
    private const int MostFailures = 6;

    /// <summary>Duties that failed before are asked first.</summary>
    private readonly Dictionary<Duty, int> _failures = [];

    /// <param name="secondaries">Cells to hide beyond those that must be.</param>
    /// <returns>A few duties that find no proof, with nothing changed; none if the pattern was taken on.</returns>
    internal IReadOnlyList<Duty> TryAdopt(IReadOnlySet<int> secondaries)
    {
        var changed = Enumerable.Range(0, system.Cells.Length)
            .Where(i => !system.MustHide(i) && model.IsHidden(i) != secondaries.Contains(i))
            .ToList();
        var added = changed.Where(secondaries.Contains).ToHashSet();
        var dropped = changed.Where(model.IsHidden).SelectMany(search.Pool.Moving).ToHashSet();
        var known = search.Pool.All.Count;
        foreach (var deviation in dropped)
        {
            deviation.IsActive = false;
        }

        changed.ForEach(i => model.SetHidden(i, added.Contains(i)));
        var open = search.Pool.Lost(dropped).Where(duty => model.IsHidden(duty.Cell))
            .Concat(added.Order().SelectMany(DutiesOf))
            .OrderByDescending(duty => _failures.GetValueOrDefault(duty));
        var failures = open.Where(duty => !search.Pool.IsMet(duty.Audience, duty.Cell, duty.Side) && !search.Meet(duty, mayHideMore: false))
            .Take(MostFailures)
            .ToList();
        if (failures.Count == 0)
        {
            search.Pool.Forget(dropped);
            return failures;
        }

        // Moves found on the way may use cells that are shown again
        search.Pool.Forget([.. search.Pool.All.Skip(known).Where(deviation => deviation.Cells.Any(added.Contains))]);
        changed.ForEach(i => model.SetHidden(i, !added.Contains(i)));
        foreach (var deviation in dropped)
        {
            deviation.IsActive = true;
        }

        failures.ForEach(duty => _failures[duty] = _failures.GetValueOrDefault(duty) + 1);
        return failures;
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

    private IEnumerable<Duty> DutiesOf(int cell) =>
        new[] { MoveSide.High, MoveSide.Low, MoveSide.Apart }.Where(side => system.Demand(0, cell, side) > 0).Select(side => new Duty(0, cell, side));
}
