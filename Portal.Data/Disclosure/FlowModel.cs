using Portal.Data.Disclosure.Solvers;

namespace Portal.Data.Disclosure;

/// <summary>
/// Finds deviations in whole numbers: hidden cells move almost free; shown cells are fixed, or move at a cost that stands for hiding them.
/// </summary>
internal sealed class FlowModel : IDisposable
{
    /// <summary>Keeps moves short, so that one cell's proof rests on few others.</summary>
    private const double HiddenCost = 1e-3;

    private const double CostSpread = 1e-3;
    private const int MostDives = 120;

    private readonly LinkedSystem _system;
    private readonly MoveProgram _program;
    private readonly bool[] _hidden;
    private readonly bool[] _barred;
    private readonly double[] _costs;
    private readonly double[] _hiddenCosts;
    private readonly long[] _known;
    private readonly bool[] _isAlone;
    private readonly long _cap;
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
        _cap = (10 * system.Cells.Max(cell => Math.Max(Math.Max(cell.Value, cell.UpperProtection), cell.Width))) + 10;
        _program = new MoveProgram(system, _costs, solvers);
    }

    internal long Solves => _program.Solves;

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
        var isUp = side is MoveSide.High;
        if (!Hold(cell, isUp ? amount : -RoomBelow(cell), isUp ? _cap : -amount, cell))
        {
            return null;
        }

        var fixedCells = new List<int> { cell };
        try
        {
            return Dive(fixedCells, amount);
        }
        finally
        {
            fixedCells.ForEach(Release);
        }
    }

    /// <summary>One integer deviation of hidden cells that meets as many of the wishes as a single program finds; null if none.</summary>
    internal Deviation? TryMoveMany(IReadOnlyList<(int Cell, MoveSide Side, long Amount)> wishes)
    {
        // The first entry is the target, which never counts as held: here no cell is
        var touched = new List<int> { -1 };
        foreach (var (cell, side, amount) in wishes.Where(wish => !_barred[wish.Cell] && !_isAlone[wish.Cell]))
        {
            var isUp = side is MoveSide.High;
            var room = RoomBelow(cell);
            var gain = -(1 + (CostSpread * Spread(cell))) / amount;
            touched.Add(cell);
            _program.SetCost(cell, isUp ? gain : _hiddenCosts[cell], isUp ? _hiddenCosts[cell] : gain);
            _program.Bound(cell, isUp ? -room : -Math.Min(room, amount), isUp ? amount : _cap);
        }

        try
        {
            return Dive(touched, wishes.Max(wish => wish.Amount), inBatches: true);
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
            _program.Bound(cell, amount, amount);
        }

        List<int> touched = [given[0].Cell];
        try
        {
            return Dive(touched, given.Max(one => Math.Abs(one.Amount)));
        }
        finally
        {
            touched.Concat(given.Select(one => one.Cell)).ToList().ForEach(Release);
        }
    }

    public void Dispose() => _program.Dispose();

    /// <summary>Solves, and fixes one fractional cell after the other to a neighbouring integer until all are whole.</summary>
    private Deviation? Dive(List<int> fixedCells, long largest, bool inBatches = false)
    {
        if (!_program.Begin(largest))
        {
            return null;
        }

        for (var dive = 0; dive < MostDives; dive++)
        {
            var cell = MostDecided();
            if (cell < 0)
            {
                return _program.Collect(IsAllowed);
            }

            if (inBatches && FixBatch(fixedCells))
            {
                continue;
            }

            var (near, far) = _program.Neighbours(cell);
            fixedCells.Add(cell);
            if (!TryFix(cell, near, fixedCells[0]) && !TryFix(cell, far, fixedCells[0]))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>The fractional cell that lies nearest to an integer; -1 if all are whole.</summary>
    private int MostDecided()
    {
        var (best, least) = (-1, 1.0);
        for (var i = 0; i < _hidden.Length; i++)
        {
            if (_program.FractionOf(i) is > 0 and var fraction && fraction < least)
            {
                (best, least) = (i, fraction);
            }
        }

        return best;
    }

    /// <summary>Rounds an eighth of the fractional cells at once; false, with nothing held, if that leaves no solution.</summary>
    private bool FixBatch(List<int> fixedCells)
    {
        var batch = Enumerable.Range(0, _hidden.Length)
            .Select(i => (Cell: i, Fraction: _program.FractionOf(i)))
            .Where(item => item.Fraction > 0)
            .OrderBy(item => item.Fraction)
            .Select(item => (item.Cell, _program.Neighbours(item.Cell).Near))
            .ToList();
        var rounded = batch.Take(batch.Count / 8).ToList();
        foreach (var (cell, near) in rounded)
        {
            fixedCells.Add(cell);
            Hold(cell, near, near, -1);
        }

        if (rounded.Count > 0 && _program.Solve())
        {
            return true;
        }

        rounded.ForEach(item => Release(item.Cell));
        return false;
    }

    private void SetOne(int cell, bool hidden)
    {
        _hidden[cell] = hidden;
        var cost = hidden ? _hiddenCosts[cell] : _costs[cell];
        _program.SetCost(cell, cost, cost);
        Release(cell);
    }

    private bool TryFix(int cell, long value, int target) => Hold(cell, value, value, target) && _program.Solve();

    /// <summary>Bounds the cell's move to one side; false if the cell cannot move there at all.</summary>
    private bool Hold(int cell, long least, long most, int target)
    {
        var room = RoomBelow(cell);
        if (_barred[cell] || _isAlone[cell] || -most > room || (!_hidden[cell] && !_mayHideMore && cell != target))
        {
            return least == 0 && most == 0;
        }

        _program.Bound(cell, Math.Max(least, -room), most);
        return true;
    }

    private bool IsAllowed(int cell, long amount) => !_barred[cell] && !_isAlone[cell] && amount >= _known[cell] - _system.Cells[cell].Value;

    /// <summary>From 0 to 1, so that no two sums of few are equal.</summary>
    private static double Spread(int cell) => (cell + 1.0) * (cell + 1.0) * 0.6180339887498949 % 1;

    private long RoomBelow(int cell) => _system.Cells[cell].Value - _known[cell];

    /// <summary>The bounds that the cell has when nothing is asked of it.</summary>
    private void Release(int cell)
    {
        var mayMove = !_barred[cell] && !_isAlone[cell] && (_hidden[cell] || _mayHideMore);
        _program.Bound(cell, mayMove ? -RoomBelow(cell) : 0, mayMove ? _cap : 0);
    }
}
