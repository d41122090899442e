namespace Portal.Data.Disclosure;

/// <summary>
/// Looks for a better pattern near the one at hand: shows a secondary cell and its neighbours together, lets the search protect anew
/// what leaned on them, and keeps the outcome if it hides less. The measure gives value and number of cells the same weight.
/// </summary>
internal sealed class PatternImprover(
    LinkedSystem system,
    FlowModel model,
    SuppressionSearch search,
    PatternCleaner cleaner,
    Action<string, int, int> report,
    CancellationToken cancellation)
{
    private const int MostNeighbours = 6;
    private const int MostPrograms = 60;

    private long _attemptLimit;

    /// <summary>Goes over the secondary cells until a whole round gains nothing or the programs are used up.</summary>
    internal void Run(long solveLimit)
    {
        var gained = true;
        while (gained)
        {
            gained = false;
            var secondaries = cleaner.Secondaries();
            for (var k = 0; k < secondaries.Count; k++)
            {
                cancellation.ThrowIfCancellationRequested();
                if (model.Solves > solveLimit)
                {
                    return;
                }

                report("improve", k, secondaries.Count);
                gained |= model.IsHidden(secondaries[k]) && TryWithout(Neighbourhood(secondaries[k]));
            }
        }
    }

    /// <summary>The cell and the dearest secondary cells that stand in a sum with it.</summary>
    private List<int> Neighbourhood(int cell)
    {
        var near = system.RowsOf[cell].SelectMany(entry => system.Rows[entry.Row].Cells)
            .Where(other => other != cell && model.IsHidden(other) && !cleaner.MustHide(other))
            .Distinct()
            .OrderByDescending(other => system.Cells[other].Value)
            .ThenBy(other => other)
            .Take(MostNeighbours);
        return [cell, .. near];
    }

    private bool TryWithout(List<int> cells)
    {
        var before = cleaner.Secondaries();
        var (value, count) = Measure(before);
        var dropped = cells.SelectMany(cell => system.TiedTo(cell).ToArray()).SelectMany(search.Pool.Moving).ToHashSet();
        var known = search.Pool.All.Count;
        _attemptLimit = model.Solves + MostPrograms;
        foreach (var deviation in dropped)
        {
            deviation.IsActive = false;
        }

        cells.ForEach(cell => model.SetHidden(cell, false));
        var lost = search.Pool.Lost(dropped).Where(duty => model.IsHidden(duty.Cell)).ToList();
        if (lost.TrueForAll(Meet) && MeetsNewDuties())
        {
            var (newValue, newCount) = Measure(cleaner.Secondaries());
            if ((newValue / (double)Math.Max(1, value)) + (newCount / (double)count) < 2 - 1e-9)
            {
                search.Pool.Forget([.. dropped.Where(deviation => deviation.Cells.Any(cell => !model.IsHidden(cell)))]);
                foreach (var deviation in dropped)
                {
                    // What uses only cells that are hidden again serves on
                    deviation.IsActive = deviation.Cells.All(model.IsHidden);
                }

                return true;
            }
        }

        search.Pool.Forget([.. search.Pool.All.Skip(known)]);
        foreach (var cell in cleaner.Secondaries().Concat(before).Distinct().ToList())
        {
            model.SetHidden(cell, before.Contains(cell));
        }

        foreach (var deviation in dropped)
        {
            deviation.IsActive = true;
        }

        return false;
    }

    private bool Meet(Duty duty) => search.Pool.IsMet(duty.Audience, duty.Cell, duty.Side) || (model.Solves < _attemptLimit && search.Meet(duty, mayHideMore: true));

    /// <summary>Cells hidden on the way owe the public two values, and may be met only by hiding more.</summary>
    private bool MeetsNewDuties()
    {
        for (var round = 0; round < MostNeighbours; round++)
        {
            var open = search.Open(0);
            if (open.Count == 0)
            {
                return true;
            }

            if (!open.TrueForAll(Meet))
            {
                return false;
            }
        }

        return false;
    }

    private (long Value, int Count) Measure(List<int> secondaries) => (secondaries.Sum(cell => system.Cells[cell].Value), Math.Max(1, secondaries.Count));
}
