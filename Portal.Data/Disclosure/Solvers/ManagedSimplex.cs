namespace Portal.Data.Disclosure.Solvers;

/// <summary>
/// Primal simplex with bounded variables and an explicit dense basis inverse, built anew every few pivots against drift.
/// Row i gets a logical column: A x - s = 0, s within the row's bounds. Phase 1 lowers the sum of infeasibilities.
/// </summary>
internal sealed class ManagedSimplex : ILinearSolver
{
    private const double PivotTolerance = 1e-8;
    private const int RefactorEvery = 40;
    private const byte Basic = 1;
    private const byte AtUpper = 2;
    private const byte AtLower = 3;

    private readonly double _tolerance;
    private readonly int _rows;
    private readonly int _count;
    private readonly SparseColumns _matrix;
    private readonly DenseBasis _basis;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _costs;
    private readonly double[] _values;
    private readonly double[] _direction;
    private readonly double[] _prices;
    private readonly double[] _basicCosts;

    internal ManagedSimplex(LinearProgram program)
    {
        _tolerance = program.Tolerance;
        _rows = program.RowCount;
        _count = program.ColumnCount + _rows;
        _matrix = new SparseColumns(program);
        _basis = new DenseBasis(_matrix, _rows);
        _lower = [.. program.Lower, .. program.RowLower];
        _upper = [.. program.Upper, .. program.RowUpper];
        _costs = [.. program.Costs, .. new double[_rows]];
        _values = new double[_count];
        (_direction, _prices, _basicCosts) = (new double[_rows], new double[_rows], new double[_rows]);
    }

    public long Solves { get; private set; }

    public ReadOnlySpan<double> Prices => _prices;

    public ReadOnlySpan<double> Values => _values.AsSpan(0, _matrix.Structural);

    public void SetBounds(int column, double lower, double upper)
    {
        _lower[column] = lower;
        _upper[column] = upper;
    }

    public void SetCost(int column, double cost) => _costs[column] = cost;

    public void SetRow(int row, double lower, double upper) => SetBounds(_matrix.Structural + row, lower, upper);

    public void Dispose()
    {
    }

    public void Restart()
    {
        _basis.Restart();
        Array.Clear(_values);
    }

    public byte[] TakeBasis() =>
        [.. Enumerable.Range(0, _count).Select(j => _basis.PlaceOf[j] >= 0 ? Basic : _values[j] == _upper[j] && _lower[j] < _upper[j] ? AtUpper : AtLower)];

    public void StartFrom(byte[] basis)
    {
        _basis.Restart([.. Enumerable.Range(0, _count).Where(j => basis[j] == Basic)]);
        for (var j = 0; j < _count; j++)
        {
            _values[j] = basis[j] == AtUpper ? _upper[j] : NearestBound(j, 0);
        }
    }

    public LinearStatus Minimize()
    {
        Solves++;
        Rebuild();
        var sinceRebuild = 0;
        var stalled = 0;
        var most = 200 * _count + 10_000;
        for (var iteration = 0; iteration < most; iteration++)
        {
            if (sinceRebuild >= RefactorEvery)
            {
                Rebuild();
                sinceRebuild = 0;
            }

            var infeasible = PriceBasis();
            var (entering, sign) = ChooseEntering(infeasible, byIndex: stalled > 60);
            if (entering < 0)
            {
                if (sinceRebuild > 0)
                {
                    // Never stop on drifted numbers
                    sinceRebuild = RefactorEvery;
                    continue;
                }

                return infeasible ? LinearStatus.Infeasible : LinearStatus.Optimal;
            }

            var (step, leaving) = Ratio(entering, sign, infeasible, byIndex: stalled > 60);
            if (double.IsPositiveInfinity(step))
            {
                return infeasible ? LinearStatus.Failed : LinearStatus.Unbounded;
            }

            stalled = step < 1e-10 ? stalled + 1 : 0;
            Move(entering, sign * step);
            if (leaving >= 0)
            {
                Pivot(entering, leaving);
                sinceRebuild++;
            }
        }

        return LinearStatus.Failed;
    }

    /// <summary>Basic costs and prices of the phase at hand; true in phase 1.</summary>
    private bool PriceBasis()
    {
        var infeasible = false;
        for (var i = 0; i < _rows; i++)
        {
            var column = _basis.Members[i];
            var cost = _values[column] < _lower[column] - _tolerance ? -1.0 : _values[column] > _upper[column] + _tolerance ? 1.0 : 0.0;
            _basicCosts[i] = cost;
            infeasible |= cost != 0;
        }

        if (!infeasible)
        {
            for (var i = 0; i < _rows; i++)
            {
                _basicCosts[i] = _costs[_basis.Members[i]];
            }
        }

        Array.Clear(_prices);
        for (var i = 0; i < _rows; i++)
        {
            var cost = _basicCosts[i];
            if (cost != 0)
            {
                var row = _basis.Row(i);
                for (var j = 0; j < _rows; j++)
                {
                    _prices[j] += cost * row[j];
                }
            }
        }

        return infeasible;
    }

    private (int Column, int Sign) ChooseEntering(bool infeasible, bool byIndex)
    {
        var best = -1;
        var bestSign = 0;
        var bestGain = 1e-7;
        for (var j = 0; j < _count; j++)
        {
            if (_basis.PlaceOf[j] >= 0 || _upper[j] - _lower[j] < 1e-12)
            {
                continue;
            }

            var reduced = (infeasible ? 0.0 : _costs[j]) - _matrix.Dot(_prices, j);
            var sign = reduced < 0 && _values[j] < _upper[j] - 1e-12 ? 1 : reduced > 0 && _values[j] > _lower[j] + 1e-12 ? -1 : 0;
            if (sign != 0 && Math.Abs(reduced) > bestGain)
            {
                (best, bestSign, bestGain) = (j, sign, Math.Abs(reduced));
                if (byIndex)
                {
                    break;
                }
            }
        }

        return (best, bestSign);
    }

    private (double Step, int Leaving) Ratio(int entering, int sign, bool infeasible, bool byIndex)
    {
        for (var i = 0; i < _rows; i++)
        {
            _direction[i] = _matrix.Dot(_basis.Row(i), entering);
        }

        var step = _upper[entering] - _lower[entering];
        var leaving = -1;
        var pivot = 0.0;
        for (var i = 0; i < _rows; i++)
        {
            // The basic variable moves by rate per unit of step
            var rate = -sign * _direction[i];
            if (Math.Abs(rate) < PivotTolerance)
            {
                continue;
            }

            var column = _basis.Members[i];
            var value = _values[column];
            double bound;
            if (rate > 0)
            {
                bound = infeasible && value < _lower[column] - _tolerance ? _lower[column]
                    : value > _upper[column] + _tolerance ? double.PositiveInfinity : _upper[column];
            }
            else
            {
                bound = infeasible && value > _upper[column] + _tolerance ? _upper[column]
                    : value < _lower[column] - _tolerance ? double.NegativeInfinity : _lower[column];
            }

            if (double.IsInfinity(bound))
            {
                continue;
            }

            var limit = Math.Max(0, (bound - value) / rate);
            var better = limit < step - 1e-9
                || (limit <= step + 1e-9 && leaving >= 0 && (byIndex ? column < _basis.Members[leaving] : Math.Abs(rate) > pivot))
                || (limit <= step && leaving < 0);
            if (better)
            {
                (step, leaving, pivot) = (Math.Min(limit, step), i, Math.Abs(rate));
            }
        }

        return (step, leaving);
    }

    private void Move(int entering, double amount)
    {
        _values[entering] += amount;
        for (var i = 0; i < _rows; i++)
        {
            _values[_basis.Members[i]] -= amount * _direction[i];
        }
    }

    private void Pivot(int entering, int place)
    {
        var leaving = _basis.Members[place];

        // A leaving variable stands exactly on the bound that stopped the step
        _values[leaving] = Math.Abs(_values[leaving] - _lower[leaving]) <= Math.Abs(_values[leaving] - _upper[leaving])
            ? _lower[leaving]
            : _upper[leaving];
        _basis.Replace(place, entering, _direction);
    }

    /// <summary>Non-basic columns back between their bounds, the inverse and the basic values anew.</summary>
    private void Rebuild()
    {
        _basis.Refactor();
        var residual = new double[_rows];
        for (var j = 0; j < _count; j++)
        {
            if (_basis.PlaceOf[j] < 0)
            {
                _values[j] = NearestBound(j, _values[j]);
                if (_values[j] != 0)
                {
                    _matrix.AddTo(residual, j, -_values[j]);
                }
            }
        }

        for (var i = 0; i < _rows; i++)
        {
            var sum = 0.0;
            var row = _basis.Row(i);
            for (var j = 0; j < _rows; j++)
            {
                sum += row[j] * residual[j];
            }

            _values[_basis.Members[i]] = sum;
        }
    }

    private double NearestBound(int column, double wish)
    {
        var value = Math.Clamp(wish, _lower[column], _upper[column]);
        var toLower = value - _lower[column];
        var toUpper = _upper[column] - value;
        return double.IsInfinity(toLower) && double.IsInfinity(toUpper) ? value : toLower <= toUpper ? _lower[column] : _upper[column];
    }
}
