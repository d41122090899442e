namespace Portal.Data.Disclosure.Solvers;

/// <summary>The columns of A followed by one logical column -e per row.</summary>
internal sealed class SparseColumns
{
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly double[] _coefficients;

    internal SparseColumns(LinearProgram program)
    {
        _starts = program.Starts;
        _rows = program.Rows;
        _coefficients = program.Coefficients;
        Structural = program.ColumnCount;
    }

    /// <summary>Number of columns that are not logical.</summary>
    internal int Structural { get; }

    internal double Dot(ReadOnlySpan<double> vector, int column)
    {
        if (column >= Structural)
        {
            return -vector[column - Structural];
        }

        var sum = 0.0;
        for (var k = _starts[column]; k < _starts[column + 1]; k++)
        {
            sum += vector[_rows[k]] * _coefficients[k];
        }

        return sum;
    }

    /// <summary>Adds factor times the column to the target.</summary>
    internal void AddTo(Span<double> target, int column, double factor)
    {
        if (column >= Structural)
        {
            target[column - Structural] -= factor;
            return;
        }

        for (var k = _starts[column]; k < _starts[column + 1]; k++)
        {
            target[_rows[k]] += factor * _coefficients[k];
        }
    }
}
