using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>
/// The linear program that finds deviations: two columns a cell (up, down), one row a published relation.
/// Hidden cells move almost free; shown cells are fixed, or move at a cost that stands for hiding them.
/// </summary>
internal sealed class FlowModel : IDisposable
{
    /// <summary>Keeps moves short, so that one cell's proof rests on few others.</summary>
    private const double HiddenCost = 1e-3;

    private const double CostSpread = 1e-3;
    private const int MostDives = 120;

    private readonly LinkedSystem _system;
    private readonly ILinearSolver _solver;
    private readonly bool[] _hidden;
    private readonly bool[] _barred;
    private readonly double[] _costs;
    private readonly double[] _hiddenCosts;
    private readonly long[] _known;
    private readonly bool[] _isAlone;
    private readonly double _cap;
    private Knowledge _audience = Knowledge.None;
    private bool _mayHideMore;

    internal FlowModel(LinkedSystem system, double[] costs, SolverFactory solvers)
    {
        _system = system;
        var count = system.Cells.Length;

        // Cells stand in an order that only the seed's owner knows. Costs that differ by it make the cheapest move the only one,
        // so that every engine finds the same, and keep the simplex from turning in circles among equals
        _costs = [.. costs.Select((cost, i) => cost * (1 + (CostSpread * Spread(i))))];
        _hiddenCosts = [.. costs.Select((_, i) => HiddenCost * (1 + Spread(i)))];
        _hidden = new bool[count];
        _barred = [.. system.Cells.Select(cell => cell.Lock is CellLock.Shown)];
        _known = new long[count];
        _isAlone = new bool[count];
        _cap = 10.0 * system.Cells.Max(cell => Math.Max(Math.Max(cell.Value, cell.UpperProtection), cell.Width)) + 10;
        var program = new LinearProgram(
            [.. system.Rows.Select(row => row.Lower <= -SystemRow.Unbounded ? double.NegativeInfinity : row.Lower)],
            [.. system.Rows.Select(row => row.Upper >= SystemRow.Unbounded ? double.PositiveInfinity : row.Upper)]);
        for (var i = 0; i < count; i++)
        {
            program.AddColumn(0, 0, _costs[i], system.RowsOf[i].Select(entry => (entry.Row, (double)entry.Coefficient)));
            program.AddColumn(0, 0, _costs[i], system.RowsOf[i].Select(entry => (entry.Row, -(double)entry.Coefficient)));
        }

        _solver = solvers.Create(program);
    }

    internal long Solves => _solver.Solves;

    internal bool IsHidden(int cell) => _hidden[cell];

    /// <summary>Hides or shows a cell and what is tied to it.</summary>
    internal void SetHidden(int cell, bool hidden)
    {
        foreach (var tied in _system.TiedTo(cell))
        {
            SetOne(tied, hidden);
        }
    }

    /// <summary>A barred cell stays shown whatever it costs.</summary>
    internal void SetBarred(int cell, bool barred)
    {
        _barred[cell] = barred || _system.Cells[cell].Lock is CellLock.Shown;
        Release(cell);
    }

    /// <summary>Whose knowledge the table must agree with, and whether shown cells may be used at a cost.</summary>
    internal void Face(Knowledge audience, bool mayHideMore)
    {
        if (!ReferenceEquals(audience, _audience))
        {
            foreach (var cell in _audience.Cells)
            {
                (_known[cell], _isAlone[cell]) = (0, false);
            }

            for (var k = 0; k < audience.Cells.Length; k++)
            {
                (_known[audience.Cells[k]], _isAlone[audience.Cells[k]]) = (audience.Parts[k], audience.IsAlone[k]);
            }

            foreach (var cell in _audience.Cells.Concat(audience.Cells))
            {
                Release(cell);
            }

            _audience = audience;
        }

        if (mayHideMore != _mayHideMore)
        {
            _mayHideMore = mayHideMore;
            for (var i = 0; i < _hidden.Length; i++)
            {
                Release(i);
            }
        }
    }

    /// <summary>A cheap integer deviation that moves the cell by at least the amount; null if there is none or none was found.</summary>
    internal Deviation? TryMove(int cell, MoveSide side, long amount)
    {
        var sign = side is MoveSide.High ? 1 : -1;
        if (!Hold(cell, sign * (double)amount, sign > 0 ? _cap : -(double)amount, cell))
        {
            return null;
        }

        if (sign < 0)
        {
            _solver.SetBounds((2 * cell) + 1, amount, RoomBelow(cell));
        }

        var fixedCells = new List<int> { cell };
        try
        {
            return Dive(fixedCells);
        }
        finally
        {
            foreach (var touched in fixedCells)
            {
                Release(touched);
            }
        }
    }

    /// <summary>One integer deviation of hidden cells that meets as many of the wishes as a single program finds; null if none.</summary>
    internal Deviation? TryMoveMany(IReadOnlyList<(int Cell, MoveSide Side, long Amount)> wishes)
    {
        // The first entry is the target, which never counts as held: here no cell is
        var touched = new List<int> { -1 };
        foreach (var (cell, side, amount) in wishes.Where(wish => !_barred[wish.Cell] && !_isAlone[wish.Cell]))
        {
            var up = side is MoveSide.High;
            var room = RoomBelow(cell);
            touched.Add(cell);
            _solver.SetCost((2 * cell) + (up ? 0 : 1), -(1 + (CostSpread * Spread(cell))) / amount);
            _solver.SetBounds(2 * cell, 0, up ? amount : _cap);
            _solver.SetBounds((2 * cell) + 1, 0, up ? room : Math.Min(room, amount));
        }

        try
        {
            return Dive(touched, inBatches: true);
        }
        finally
        {
            foreach (var cell in touched.Where(cell => cell >= 0))
            {
                SetOne(cell, _hidden[cell]);
            }
        }
    }

    /// <summary>A cheap integer deviation in which some cells, that are not hidden here, move by what is given and hidden ones as they must; null if none was found.</summary>
    internal Deviation? TryComplete(IReadOnlyList<(int Cell, long Amount)> given)
    {
        foreach (var (cell, amount) in given)
        {
            _solver.SetBounds(2 * cell, Math.Max(0, amount), Math.Max(0, amount));
            _solver.SetBounds((2 * cell) + 1, Math.Max(0, -amount), Math.Max(0, -amount));
        }

        List<int> touched = [given[0].Cell];
        try
        {
            return Dive(touched);
        }
        finally
        {
            touched.Concat(given.Select(one => one.Cell)).ToList().ForEach(Release);
        }
    }

    public void Dispose() => _solver.Dispose();

    /// <summary>Solves, and fixes one fractional cell after the other to a neighbouring integer until all are whole.</summary>
    private Deviation? Dive(List<int> fixedCells, bool inBatches = false)
    {
        _solver.Restart();
        if (_solver.Minimize() is not LinearStatus.Optimal)
        {
            return null;
        }

        for (var dive = 0; dive < MostDives; dive++)
        {
            var (cell, value) = MoveReader.MostDecided(_solver.Values);
            if (cell < 0)
            {
                return MoveReader.Collect(_system, _solver.Values, IsAllowed);
            }

            if (inBatches && FixBatch(fixedCells))
            {
                continue;
            }

            var near = Math.Round(value);
            var far = near > value ? near - 1 : near + 1;
            fixedCells.Add(cell);
            if (!TryFix(cell, near, fixedCells[0]) && !TryFix(cell, far, fixedCells[0]))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Rounds an eighth of the fractional cells at once; false, with nothing held, if that leaves no solution.</summary>
    private bool FixBatch(List<int> fixedCells)
    {
        var values = _solver.Values.ToArray();
        var batch = Enumerable.Range(0, _hidden.Length)
            .Select(i => (Cell: i, Value: values[2 * i] - values[(2 * i) + 1]))
            .Select(item => (item.Cell, item.Value, Distance: Math.Abs(item.Value - Math.Round(item.Value))))
            .Where(item => item.Distance > MoveReader.IntegerWithin)
            .OrderBy(item => item.Distance)
            .ToList();
        foreach (var (cell, value, _) in batch.Take(batch.Count / 8))
        {
            fixedCells.Add(cell);
            Hold(cell, Math.Round(value), Math.Round(value), -1);
        }

        if (batch.Count >= 8 && _solver.Minimize() is LinearStatus.Optimal)
        {
            return true;
        }

        batch.Take(batch.Count / 8).ToList().ForEach(item => Release(item.Cell));
        return false;
    }

    private void SetOne(int cell, bool hidden)
    {
        _hidden[cell] = hidden;
        _solver.SetCost(2 * cell, hidden ? _hiddenCosts[cell] : _costs[cell]);
        _solver.SetCost((2 * cell) + 1, hidden ? _hiddenCosts[cell] : _costs[cell]);
        Release(cell);
    }

    private bool TryFix(int cell, double value, int target) =>
        Hold(cell, value, value, target) && _solver.Minimize() is LinearStatus.Optimal;

    /// <summary>Bounds the cell's move to one side; false if the cell cannot move there at all.</summary>
    private bool Hold(int cell, double lower, double upper, int target)
    {
        var room = RoomBelow(cell);
        if (_barred[cell] || _isAlone[cell] || -upper > room || (!_hidden[cell] && !_mayHideMore && cell != target))
        {
            return lower == 0 && upper == 0;
        }

        _solver.SetBounds(2 * cell, Math.Max(0, lower), Math.Max(0, upper));
        _solver.SetBounds((2 * cell) + 1, Math.Max(0, -upper), Math.Min(room, Math.Max(0, -lower)));
        return true;
    }

    private bool IsAllowed(int cell, long amount) => !_barred[cell] && !_isAlone[cell] && amount >= _known[cell] - _system.Cells[cell].Value;

    /// <summary>From 0 to 1, so that no two sums of few are equal.</summary>
    private static double Spread(int cell) => (cell + 1.0) * (cell + 1.0) * 0.6180339887498949 % 1;

    private double RoomBelow(int cell) => _system.Cells[cell].Value - _known[cell];

    /// <summary>The bounds that the cell has when nothing is asked of it.</summary>
    private void Release(int cell)
    {
        var mayMove = !_barred[cell] && !_isAlone[cell] && (_hidden[cell] || _mayHideMore);
        _solver.SetBounds(2 * cell, 0, mayMove ? _cap : 0);
        _solver.SetBounds((2 * cell) + 1, 0, mayMove ? RoomBelow(cell) : 0);
    }
}
