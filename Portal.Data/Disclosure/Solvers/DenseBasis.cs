namespace Portal.Data.Disclosure.Solvers;

/// <summary>The columns in the basis and the dense inverse of their matrix; row p of the inverse belongs to place p.</summary>
internal sealed class DenseBasis
{
    private const double SingularBelow = 1e-9;

    private readonly SparseColumns _columns;
    private readonly int _rows;
    private readonly double[] _inverse;

    internal DenseBasis(SparseColumns columns, int rows)
    {
        _columns = columns;
        _rows = rows;
        _inverse = new double[rows * rows];
        Members = new int[rows];
        PlaceOf = new int[columns.Structural + rows];
        Restart();
    }

    internal int[] Members { get; }

    /// <summary>Place in the basis of a column, -1 outside.</summary>
    internal int[] PlaceOf { get; }

    internal ReadOnlySpan<double> Row(int place) => _inverse.AsSpan(place * _rows, _rows);

    /// <summary>All logical columns into the basis; <see cref="Refactor"/> follows.</summary>
    internal void Restart() => Restart([.. Enumerable.Range(_columns.Structural, _rows)]);

    /// <summary>As many columns as there are rows into the basis; <see cref="Refactor"/> follows.</summary>
    internal void Restart(int[] members)
    {
        Array.Fill(PlaceOf, -1);
        for (var i = 0; i < _rows; i++)
        {
            Members[i] = members[i];
            PlaceOf[Members[i]] = i;
        }
    }

    internal void Replace(int place, int entering, double[] direction)
    {
        PlaceOf[Members[place]] = -1;
        Members[place] = entering;
        PlaceOf[entering] = place;
        Eliminate(_inverse, place, direction);
    }

    /// <summary>Computes the inverse anew; a dependent column gives its place to the logical column of a free row.</summary>
    internal void Refactor()
    {
        // Start from the identity of logicals and bring the members in one by one
        Array.Clear(_inverse);
        var owner = new int[_rows];
        Array.Fill(owner, -1);
        for (var i = 0; i < _rows; i++)
        {
            _inverse[(i * _rows) + i] = -1;
        }

        var direction = new double[_rows];
        var pending = new List<int>();
        foreach (var member in Members)
        {
            if (member >= _columns.Structural)
            {
                owner[member - _columns.Structural] = member;
            }
            else
            {
                pending.Add(member);
            }
        }

        foreach (var member in pending)
        {
            var best = -1;
            for (var i = 0; i < _rows; i++)
            {
                direction[i] = _columns.Dot(Row(i), member);
                if (owner[i] < 0 && (best < 0 || Math.Abs(direction[i]) > Math.Abs(direction[best])))
                {
                    best = i;
                }
            }

            if (best < 0 || Math.Abs(direction[best]) < SingularBelow)
            {
                PlaceOf[member] = -1;
                continue;
            }

            owner[best] = member;
            Eliminate(_inverse, best, direction);
        }

        for (var i = 0; i < _rows; i++)
        {
            Members[i] = owner[i] >= 0 ? owner[i] : _columns.Structural + i;
            PlaceOf[Members[i]] = i;
        }
    }

    private void Eliminate(double[] inverse, int place, double[] direction)
    {
        var pivotRow = inverse.AsSpan(place * _rows, _rows);
        var scale = 1 / direction[place];
        for (var j = 0; j < _rows; j++)
        {
            pivotRow[j] *= scale;
        }

        for (var i = 0; i < _rows; i++)
        {
            var factor = direction[i];
            if (i == place || factor == 0)
            {
                continue;
            }

            var row = inverse.AsSpan(i * _rows, _rows);
            for (var j = 0; j < _rows; j++)
            {
                row[j] -= factor * pivotRow[j];
            }
        }
    }
}
