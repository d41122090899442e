using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>
/// What each provider group alone can work out of a pattern that is given. A group comes too close to a cell unless some move away from the true
/// table keeps all that it knows, so one move found anywhere settles the question. A large part is taken region by region, with everything else
/// held fast, and only what a region leaves open is asked of the whole: the work on a year of publications then grows with its cells, not with
/// their square. Complete for single groups: whatever no move settles is a finding, and so is reaching the bound of the work.
/// </summary>
internal sealed class InsiderAttack
{
    private readonly LinkedSystem _system;
    private readonly double[] _costs;
    private readonly SolverFactory _solvers;
    private readonly long _mostPrograms;
    private readonly CancellationToken _cancellation;
    private readonly DeviationPool _pool;
    private long _programs;

    /// <param name="system">A part of a publication of which all cells are hidden.</param>
    /// <param name="costs">What makes moves short.</param>
    /// <param name="solvers">Engine.</param>
    /// <param name="mostPrograms">Programs after which the attack gives up, which is a finding.</param>
    /// <param name="cancellation">Stops between two programs.</param>
    internal InsiderAttack(LinkedSystem system, double[] costs, SolverFactory solvers, long mostPrograms, CancellationToken cancellation)
    {
        (_system, _costs, _solvers, _mostPrograms, _cancellation) = (system, costs, solvers, mostPrograms, cancellation);
        _pool = new DeviationPool(system);
    }

    /// <summary>Cells of a region: a month of a large programme. Programs of this size take milliseconds.</summary>
    internal int RegionCells { get; init; } = 2_000;

    /// <summary>Cells that some group comes too close to.</summary>
    /// <param name="report">Hears how many cells are done, and of how many.</param>
    internal IReadOnlyList<DisclosureFailure> Run(Action<int, int> report)
    {
        var everything = Enumerable.Range(0, _system.Cells.Length).ToArray();
        var primaries = everything.Where(i => _system.Cells[i].IsPrimary).ToArray();
        var open = new List<Duty>();
        if (everything.Length <= RegionCells * 3 / 2)
        {
            open.AddRange(Search(everything, _system, [.. primaries.SelectMany(DutiesOf)]));
        }
        else
        {
            var waiting = new HashSet<int>(primaries);
            foreach (var centre in primaries.Where(waiting.Contains))
            {
                report(primaries.Length - waiting.Count, primaries.Length);
                var (region, isInside) = Region(centre);
                int[] settled = [.. region.Where(cell => isInside(cell) && waiting.Remove(cell))];
                open.AddRange(Search(region, _system.Within(region), [.. settled.SelectMany(DutiesOf)]));
            }

            report(primaries.Length, primaries.Length);
            open = Search(everything, _system, open);
        }

        return _programs > _mostPrograms
            ? [new DisclosureFailure("effort", "", $"Trying what groups know took more than {_mostPrograms} linear programs and was cut short.")]
            : [.. open.Select(duty => new DisclosureFailure("insider", _system.Cells[duty.Cell].Id, $"Group {_system.Audiences[duty.Audience].Name} can estimate the cell too closely.")).Distinct()];
    }

    private IEnumerable<Duty> DutiesOf(int cell)
    {
        for (var audience = 1; audience < _system.Audiences.Length; audience++)
        {
            foreach (var side in new[] { MoveSide.High, MoveSide.Apart }.Where(side => _system.Demand(audience, cell, side) > 0))
            {
                yield return new Duty(audience, cell, side);
            }
        }
    }

    /// <summary>Duties that no move of these cells alone meets.</summary>
    private List<Duty> Search(int[] region, LinkedSystem near, List<Duty> duties)
    {
        var open = duties.Where(duty => !_pool.IsMet(duty.Audience, duty.Cell, duty.Side)).ToList();
        if (open.Count == 0 || _programs > _mostPrograms)
        {
            return open;
        }

        var place = region.Select((cell, at) => (cell, at)).ToDictionary(pair => pair.cell, pair => pair.at);
        double[] costs = [.. region.Select(cell => _costs[cell])];
        using var model = new FlowModel(near, costs, _solvers);
        var search = new SuppressionSearch(near, model, costs, long.MaxValue, (_, _, _) => { }, _cancellation);
        for (var i = 0; i < region.Length; i++)
        {
            model.SetHidden(i, true);
        }

        // What serves against the public serves against most groups too
        search.MeetManyAtOnce(0);
        var left = new List<Duty>();
        foreach (var group in open.GroupBy(duty => duty.Audience).OrderBy(group => group.Key))
        {
            search.MeetManyAtOnce(group.Key);
            foreach (var duty in group)
            {
                _cancellation.ThrowIfCancellationRequested();
                var here = duty with { Cell = place[duty.Cell] };
                if (!search.Pool.IsMet(here.Audience, here.Cell, here.Side) && (_programs + model.Solves > _mostPrograms || !search.Meet(here, mayHideMore: false)))
                {
                    left.Add(duty);
                }
            }
        }

        _programs += model.Solves;
        search.Pool.All.ForEach(move => _pool.Add(new Deviation([.. move.Cells.Select(cell => region[cell])], move.Amounts)));
        return left;
    }

    /// <summary>
    /// The cell, those that stand in a sum with it, those that stand in a sum with these, and so on; and whether a cell lies inside, so that all
    /// its sums are there in full.
    /// </summary>
    private (int[] Cells, Func<int, bool> IsInside) Region(int centre)
    {
        var region = new List<int> { centre };
        var reached = new HashSet<int> { centre };
        var rows = new HashSet<int>();
        for (var k = 0; k < region.Count && region.Count < RegionCells; k++)
        {
            foreach (var row in _system.RowsOf[region[k]].Select(entry => entry.Row).Where(rows.Add))
            {
                region.AddRange(_system.Rows[row].Cells.Where(reached.Add));
            }
        }

        return ([.. region.Order()], cell => _system.RowsOf[cell].TrueForAll(entry => rows.Contains(entry.Row)));
    }
}
