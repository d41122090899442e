using System.Runtime.InteropServices;

namespace Portal.Data.Disclosure.Solvers;

internal sealed class ClpSolver : ILinearSolver
{
    private const int MostIterations = 200_000;
    private const int PerturbationOff = 102;
    private const byte Basic = 1;
    private const byte AtLowerBound = 3;

    private readonly nint _model;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _rowLower;
    private readonly double[] _rowUpper;
    private readonly double[] _costs;
    private readonly double[] _values;
    private readonly double[] _prices;
    private readonly byte[] _allLogical;
    private bool _boundsChanged;
    private bool _rowsChanged;
    private bool _isRestarted;
    private bool _costsChanged = true;

    internal ClpSolver(LinearProgram program)
    {
        _lower = program.Lower;
        _upper = program.Upper;
        (_rowLower, _rowUpper) = ([.. program.RowLower], [.. program.RowUpper]);
        _costs = program.Costs;
        _values = new double[program.ColumnCount];
        _prices = new double[program.RowCount];
        _allLogical = new byte[program.ColumnCount + program.RowCount];
        Array.Fill(_allLogical, AtLowerBound, 0, program.ColumnCount);
        Array.Fill(_allLogical, Basic, program.ColumnCount, program.RowCount);
        _model = ClpLibrary.NewModel();
        ClpLibrary.SetLogLevel(_model, 0);
        ClpLibrary.LoadProblem(
            _model,
            program.ColumnCount,
            program.RowCount,
            program.Starts,
            program.Rows,
            program.Coefficients,
            _lower,
            _upper,
            _costs,
            _rowLower,
            _rowUpper);
        ClpLibrary.SetMaximumIterations(_model, MostIterations);
        if (program.Tolerance > LinearProgram.UsualTolerance)
        {
            ClpLibrary.SetPrimalTolerance(_model, program.Tolerance);
        }

        // The matrix holds ones only and most solves need few pivots: scaling and perturbing cost more than they save
        ClpLibrary.SetScaling(_model, 0);
        ClpLibrary.SetPerturbation(_model, PerturbationOff);
    }

    public long Solves { get; private set; }

    public ReadOnlySpan<double> Values => _values;

    public ReadOnlySpan<double> Prices => _prices;

    public void Restart()
    {
        ClpLibrary.CopyInStatus(_model, _allLogical);
        _isRestarted = true;
    }

    public byte[] TakeBasis()
    {
        var basis = new byte[_allLogical.Length];
        Marshal.Copy(ClpLibrary.StatusArray(_model), basis, 0, basis.Length);
        return basis;
    }

    public void StartFrom(byte[] basis) => ClpLibrary.CopyInStatus(_model, basis);

    public void SetBounds(int column, double lower, double upper)
    {
        if (_lower[column] != lower || _upper[column] != upper)
        {
            _lower[column] = lower;
            _upper[column] = upper;
            _boundsChanged = true;
        }
    }

    public void SetCost(int column, double cost)
    {
        if (_costs[column] != cost)
        {
            _costs[column] = cost;
            _costsChanged = true;
        }
    }

    public void SetRow(int row, double lower, double upper)
    {
        if (_rowLower[row] != lower || _rowUpper[row] != upper)
        {
            (_rowLower[row], _rowUpper[row]) = (lower, upper);
            _rowsChanged = true;
        }
    }

    public LinearStatus Minimize()
    {
        if (_rowsChanged)
        {
            ClpLibrary.ChangeRowLower(_model, _rowLower);
            ClpLibrary.ChangeRowUpper(_model, _rowUpper);
        }

        if (_boundsChanged)
        {
            ClpLibrary.ChangeColumnLower(_model, _lower);
            ClpLibrary.ChangeColumnUpper(_model, _upper);
        }

        if (_costsChanged)
        {
            ClpLibrary.ChangeCosts(_model, _costs);
        }

        // After new bounds the old basis is still dual feasible; after new costs it is still primal feasible. With nothing in the basis
        // the dual method can begin only where nothing gains by moving
        Solves++;
        var status = Run(useDual: _isRestarted ? Array.TrueForAll(_costs, cost => cost >= 0) : _boundsChanged || _rowsChanged);
        _isRestarted = false;
        if (status is LinearStatus.Failed)
        {
            Restart();
            status = Run(useDual: false);
        }

        (_boundsChanged, _rowsChanged, _costsChanged) = (false, false, false);
        if (status is LinearStatus.Optimal)
        {
            Marshal.Copy(ClpLibrary.ColumnSolution(_model), _values, 0, _values.Length);
            Marshal.Copy(ClpLibrary.RowPrices(_model), _prices, 0, _prices.Length);
        }

        return status;
    }

    public void Dispose() => ClpLibrary.DeleteModel(_model);

    private LinearStatus Run(bool useDual)
    {
        _ = useDual ? ClpLibrary.Dual(_model, 0) : ClpLibrary.Primal(_model, 0);
        return ClpLibrary.Status(_model) switch
        {
            0 => LinearStatus.Optimal,
            1 => LinearStatus.Infeasible,
            2 => LinearStatus.Unbounded,
            _ => LinearStatus.Failed,
        };
    }
}
