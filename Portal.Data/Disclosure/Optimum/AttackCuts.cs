using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure.Optimum;

/// <summary>
/// The attacker's program for a pattern: a cell that is hidden by a share may move by that share of its room. Where a duty falls short,
/// the prices of the relations say which cells would have helped; that is a cut for all patterns (Fischetti and Salazar 2001).
/// </summary>
internal sealed class AttackCuts : IDisposable
{
    private const double Tolerance = 1e-6;
    private const double Trace = 1e-4;

    private readonly LinkedSystem _system;
    private readonly ILinearSolver _solver;
    private readonly bool[] _isForced;
    private readonly double _cap;
    private readonly double[] _below;
    private readonly bool[] _isAlone;

    internal AttackCuts(LinkedSystem system, SolverFactory solvers)
    {
        _system = system;
        _isForced = [.. Enumerable.Range(0, system.Cells.Length).Select(system.MustHide)];
        _below = new double[system.Cells.Length];
        _isAlone = new bool[system.Cells.Length];
        _cap = (10.0 * system.Cells.Max(cell => Math.Max(Math.Max(cell.Value, cell.UpperProtection), cell.Width))) + 10;
        var program = new LinearProgram(
            [.. system.Rows.Select(row => row.Lower <= -SystemRow.Unbounded ? double.NegativeInfinity : row.Lower)],
            [.. system.Rows.Select(row => row.Upper >= SystemRow.Unbounded ? double.PositiveInfinity : row.Upper)]);
        for (var i = 0; i < system.Cells.Length; i++)
        {
            // Up and down apart, so that the program begins at the true table, which is possible
            program.AddColumn(0, 0, 0, system.RowsOf[i].Select(entry => (entry.Row, (double)entry.Coefficient)));
            program.AddColumn(0, 0, 0, system.RowsOf[i].Select(entry => (entry.Row, -(double)entry.Coefficient)));
        }

        _solver = solvers.Create(program);
    }

    internal long Solves => _solver.Solves;

    public void Dispose() => _solver.Dispose();

    /// <summary>Sets the room that a pattern leaves to an audience.</summary>
    internal void Face(Knowledge audience, ReadOnlySpan<double> pattern)
    {
        for (var i = 0; i < _below.Length; i++)
        {
            (_below[i], _isAlone[i]) = (_system.Cells[i].Value, false);
        }

        for (var k = 0; k < audience.Cells.Length; k++)
        {
            _below[audience.Cells[k]] -= audience.Parts[k];
            _isAlone[audience.Cells[k]] = audience.IsAlone[k];
        }

        for (var i = 0; i < _below.Length; i++)
        {
            var share = _isAlone[i] ? 0 : _isForced[i] ? 1 : pattern[i];
            SetRoom(i, _below[i] * share, _cap * share);
        }
    }

    private void SetRoom(int cell, double below, double above)
    {
        _solver.SetBounds(2 * cell, 0, above);
        _solver.SetBounds((2 * cell) + 1, 0, below);
    }

    /// <summary>
    /// The cut that a whole pattern breaks by failing a duty; null if the duty is met in fractions. A trace of room for the shown cells makes
    /// the prices choose the fewest cells that would have helped.
    /// </summary>
    internal CoverCut? Explain(Duty duty, double[] pattern)
    {
        var (audience, cell) = (_system.Audiences[duty.Audience], duty.Cell);
        var demand = _system.Demand(duty.Audience, cell, duty.Side);

        // A cell that need not be hidden asks only while it is
        var others = pattern.Select((share, i) => i == cell ? 0 : share).ToArray();
        foreach (var trace in (double[])[Trace * demand, 0])
        {
            Face(audience, pattern);
            for (var i = 0; i < pattern.Length; i++)
            {
                if (pattern[i] == 0 && !_isForced[i] && !_isAlone[i])
                {
                    SetRoom(i, Math.Min(_below[i], trace), trace);
                }
            }

            if (Find(cell, duty.Side, demand, others) is { } cut)
            {
                return _isForced[cell] ? cut : new CoverCut([cell, .. cut.Cells], [-1, .. cut.Weights], 0);
            }
        }

        return null;
    }

    /// <summary>The cut that a duty asks for; null if the pattern meets it, or if no pattern can.</summary>
    internal CoverCut? Find(int cell, MoveSide side, long demand, ReadOnlySpan<double> pattern)
    {
        if (side is not MoveSide.Apart)
        {
            return FindOneSide(cell, side, demand, pattern);
        }

        // Either side will do: what helps neither cannot help
        if (FindOneSide(cell, MoveSide.High, demand, pattern) is not { } up || FindOneSide(cell, MoveSide.Low, demand, pattern) is not { } down)
        {
            return null;
        }

        var weights = up.Cells.Zip(up.Weights).Concat(down.Cells.Zip(down.Weights))
            .GroupBy(pair => pair.First)
            .OrderBy(group => group.Key)
            .Select(group => (Cell: group.Key, Weight: group.Max(pair => pair.Second)))
            .ToArray();
        return new CoverCut([.. weights.Select(item => item.Cell)], [.. weights.Select(item => item.Weight)], 1);
    }

    private CoverCut? FindOneSide(int cell, MoveSide side, long demand, ReadOnlySpan<double> pattern)
    {
        var up = side is MoveSide.High;
        if (_isAlone[cell] || (!up && _below[cell] < demand))
        {
            return up ? null : new CoverCut([], [], 1);
        }

        var cost = up ? -1.0 : 1.0;
        SetRoom(cell, up ? 0 : demand, up ? demand : 0);
        _solver.SetCost((2 * cell) + (up ? 0 : 1), -1);
        _solver.Restart();
        var status = _solver.Minimize();
        var reached = status is LinearStatus.Optimal ? _solver.Values[(2 * cell) + (up ? 0 : 1)] : 0;
        var cut = status is LinearStatus.Optimal && reached < demand * (1 - Tolerance) ? Cut(cell, cost, demand, pattern) : null;
        _solver.SetCost((2 * cell) + (up ? 0 : 1), 0);
        SetRoom(cell, _below[cell], _cap);
        return cut;
    }

    /// <summary>
    /// For any prices, cost x move of the target = sum of (reduced cost x move) + sum of (price x relation): so each cell adds at most its
    /// reduced cost times its room. Valid whatever the solver said; strong if it was right.
    /// </summary>
    private CoverCut? Cut(int target, double cost, long demand, ReadOnlySpan<double> pattern)
    {
        var prices = _solver.Prices;
        double least = demand;
        for (var r = 0; r < _system.Rows.Length; r++)
        {
            var row = _system.Rows[r];
            if (row.Lower != row.Upper && Math.Abs(prices[r]) > 1e-12)
            {
                var bound = prices[r] > 0 ? row.Lower : row.Upper;
                if (Math.Abs(bound) >= SystemRow.Unbounded)
                {
                    return null;
                }

                least += prices[r] * bound;
            }
        }

        var cells = new List<int>();
        var weights = new List<double>();
        for (var i = 0; i < _below.Length; i++)
        {
            var reduced = i == target ? cost : 0;
            foreach (var (row, coefficient) in _system.RowsOf[i])
            {
                reduced -= prices[row] * coefficient;
            }

            // The target itself moves to one side, and no farther than asked
            var above = i != target ? _cap : cost < 0 ? demand : 0;
            var below = i != target ? _below[i] : cost > 0 ? demand : 0;
            var weight = _isAlone[i] ? 0 : reduced < 0 ? -reduced * above : reduced * below;
            if (_isForced[i])
            {
                least -= weight;
            }
            else if (weight > demand * 1e-9)
            {
                cells.Add(i);
                weights.Add(weight);
            }
        }

        if (least <= demand * Tolerance)
        {
            return null;
        }

        var cut = new CoverCut([.. cells], [.. weights.Select(weight => Math.Min(1, weight / least))], 1);
        return cut.ShortOf(pattern) > Tolerance ? cut : null;
    }
}
