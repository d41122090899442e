using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>
/// The linear program of moves in whole units: two columns a cell (up, down), one row a published relation. A double tells units apart only as long
/// as amounts are small, so large moves are found in two steps: roughly, in a coarse unit, and then what is still missing, which is little, in whole
/// ones. Whatever is found, it counts only if the integers add up.
/// </summary>
internal sealed class MoveProgram : IDisposable
{
    private const double IntegerWithin = 1e-6;

    /// <summary>Up to here a solver's tolerances are far below one unit.</summary>
    private const long LargestFine = 1L << 33;

    /// <summary>Coarse units that the amount asked for has.</summary>
    private const double CoarseUnits = 1 << 20;

    /// <summary>Less, in coarse units, is noise of the solver, and would hide a cell for nothing.</summary>
    private const double CoarseNoise = 1e-5;

    private readonly LinkedSystem _system;
    private readonly ILinearSolver _solver;
    private readonly long[] _least;
    private readonly long[] _most;
    private readonly long[] _base;
    private double _unit = 1;
    private bool _isShifted;

    internal MoveProgram(LinkedSystem system, double[] costs, SolverFactory solvers)
    {
        _system = system;
        (_least, _most, _base) = (new long[costs.Length], new long[costs.Length], new long[costs.Length]);
        var program = new LinearProgram([.. system.Rows.Select(row => Lower(row, 0))], [.. system.Rows.Select(row => Upper(row, 0))]);
        for (var i = 0; i < costs.Length; i++)
        {
            program.AddColumn(0, 0, costs[i], system.RowsOf[i].Select(entry => (entry.Row, (double)entry.Coefficient)));
            program.AddColumn(0, 0, costs[i], system.RowsOf[i].Select(entry => (entry.Row, -(double)entry.Coefficient)));
        }

        _solver = solvers.Create(program);
    }

    internal long Solves => _solver.Solves;

    public void Dispose() => _solver.Dispose();

    internal void SetCost(int cell, double up, double down)
    {
        _solver.SetCost(2 * cell, up);
        _solver.SetCost((2 * cell) + 1, down);
    }

    /// <summary>How far a cell may move, both ends included; up and down are apart.</summary>
    internal void Bound(int cell, long least, long most)
    {
        (_least[cell], _most[cell]) = (least, most);
        Push(cell);
    }

    /// <summary>The cheapest move within the bounds, perhaps in fractions; false if there is none.</summary>
    /// <param name="largest">The most that is asked of any cell.</param>
    internal bool Begin(long largest)
    {
        Restore();
        _solver.Restart();
        if (largest <= LargestFine)
        {
            return Solve();
        }

        Shift(largest / CoarseUnits);
        if (!Solve())
        {
            return false;
        }

        for (var i = 0; i < _base.Length; i++)
        {
            var units = _solver.Values[2 * i] - _solver.Values[(2 * i) + 1];
            _base[i] = Math.Clamp(Math.Abs(units) < CoarseNoise ? 0 : (long)Math.Round(units * _unit), _least[i], _most[i]);
        }

        Shift(1);
        _solver.Restart();
        return Solve();
    }

    /// <summary>The same with other bounds, from where the last one ended.</summary>
    internal bool Solve() => _solver.Minimize() is LinearStatus.Optimal;

    /// <summary>How far a cell's move is from whole units; 0 if it is as near as a solver can tell.</summary>
    internal double FractionOf(int cell)
    {
        var fine = FineMove(cell);
        var distance = Math.Abs(fine - Math.Round(fine));
        return distance > IntegerWithin * Math.Max(1, Math.Abs(fine) * 1e-6) ? distance : 0;
    }

    /// <summary>The whole units next to a cell's move, the nearer ones first.</summary>
    internal (long Near, long Far) Neighbours(int cell)
    {
        var fine = FineMove(cell);
        var near = (long)Math.Round(fine);
        return (_base[cell] + near, _base[cell] + (near > fine ? near - 1 : near + 1));
    }

    /// <summary>The solution in integers, if it is exactly what it must be: the solver's word is not enough.</summary>
    internal Deviation? Collect(Func<int, long, bool> isAllowed)
    {
        var (cells, amounts) = (new List<int>(), new List<long>());
        for (var i = 0; i < _base.Length; i++)
        {
            var amount = _base[i] + (long)Math.Round(FineMove(i));
            if (amount == 0)
            {
                continue;
            }

            if (!isAllowed(i, amount))
            {
                return null;
            }

            cells.Add(i);
            amounts.Add(amount);
        }

        return RelationCheck.Keeps(cells.Zip(amounts), cell => _system.RowsOf[cell], row => (_system.Rows[row].Lower, _system.Rows[row].Upper))
            ? new Deviation([.. cells], [.. amounts])
            : null;
    }

    private static double Lower(SystemRow row, Int128 moved) => row.Lower <= -SystemRow.Unbounded ? double.NegativeInfinity : (double)(row.Lower - moved);

    private static double Upper(SystemRow row, Int128 moved) => row.Upper >= SystemRow.Unbounded ? double.PositiveInfinity : (double)(row.Upper - moved);

    private double FineMove(int cell) => _solver.Values[2 * cell] - _solver.Values[(2 * cell) + 1];

    private void Push(int cell)
    {
        _solver.SetBounds(2 * cell, Math.Max(0, _least[cell] - _base[cell]) / _unit, Math.Max(0, _most[cell] - _base[cell]) / _unit);
        _solver.SetBounds((2 * cell) + 1, Math.Max(0, _base[cell] - _most[cell]) / _unit, Math.Max(0, _base[cell] - _least[cell]) / _unit);
    }

    private void Restore()
    {
        if (_isShifted)
        {
            Array.Clear(_base);
            Shift(1);
            _isShifted = false;
        }
    }

    /// <summary>Goes on in another unit, from the moves that are settled.</summary>
    private void Shift(double unit)
    {
        (_unit, _isShifted) = (unit, true);
        for (var i = 0; i < _base.Length; i++)
        {
            Push(i);
        }

        for (var r = 0; r < _system.Rows.Length; r++)
        {
            var row = _system.Rows[r];
            Int128 moved = 0;
            for (var k = 0; k < row.Cells.Length; k++)
            {
                moved += (Int128)row.Coefficients[k] * _base[row.Cells[k]];
            }

            _solver.SetRow(r, Lower(row, moved) / unit, Upper(row, moved) / unit);
        }
    }
}
