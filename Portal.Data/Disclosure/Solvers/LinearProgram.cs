namespace Portal.Data.Disclosure.Solvers;

/// <summary>Rows and columns of a linear program, column by column: row bounds &lt;= A x &lt;= row bounds, column bounds on x.</summary>
internal sealed class LinearProgram
{
    /// <summary>The default of CLP.</summary>
    internal const double UsualTolerance = 1e-7;

    private const double RelativeTolerance = 1e-15;

    private readonly List<int> _starts = [0];
    private readonly List<int> _rows = [];
    private readonly List<double> _coefficients = [];
    private readonly List<double> _lower = [];
    private readonly List<double> _upper = [];
    private readonly List<double> _costs = [];

    internal LinearProgram(double[] rowLower, double[] rowUpper)
    {
        RowLower = rowLower;
        RowUpper = rowUpper;
    }

    internal double[] RowLower { get; }

    internal double[] RowUpper { get; }

    internal int RowCount => RowLower.Length;

    internal int ColumnCount => _lower.Count;

    /// <summary>How far outside its bounds a value may lie: what engines allow anyhow, or what a double cannot tell of the largest bound.</summary>
    internal double Tolerance => Math.Max(UsualTolerance, RelativeTolerance * RowLower.Concat(RowUpper).Concat(_lower).Concat(_upper).Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max());

    internal int[] Starts => [.. _starts];

    internal int[] Rows => [.. _rows];

    internal double[] Coefficients => [.. _coefficients];

    internal double[] Lower => [.. _lower];

    internal double[] Upper => [.. _upper];

    internal double[] Costs => [.. _costs];

    internal int AddColumn(double lower, double upper, double cost, IEnumerable<(int Row, double Coefficient)> entries)
    {
        foreach (var (row, coefficient) in entries)
        {
            _rows.Add(row);
            _coefficients.Add(coefficient);
        }

        _starts.Add(_rows.Count);
        _lower.Add(lower);
        _upper.Add(upper);
        _costs.Add(cost);
        return _lower.Count - 1;
    }
}
