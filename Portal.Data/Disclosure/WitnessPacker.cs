namespace Portal.Data.Disclosure;

/// <summary>
/// Adds deviations up into few complete tables: two moves that leave every cell non-negative and every promise kept
/// make one table that proves both.
/// </summary>
internal sealed class WitnessPacker
{
    private readonly LinkedSystem _system;
    private readonly bool[] _hidden;
    private readonly List<Deviation> _deviations;
    private readonly List<long[]> _tables = [];
    private readonly List<HashSet<(int Cell, MoveSide Side)>> _promises = [];

    internal WitnessPacker(LinkedSystem system, bool[] hidden, IEnumerable<Deviation> deviations)
    {
        _system = system;
        _hidden = hidden;
        _deviations = [.. deviations.OrderByDescending(deviation => deviation.Cells.Length)];
    }

    /// <summary>Complete tables as deviations; a table that equals the truth is never among them unless nothing else proves a cell.</summary>
    internal List<long[]> Tables => _tables;

    /// <summary>For every hidden cell the tables in which it lies lowest and highest.</summary>
    internal Dictionary<int, (int Low, int High)> Pack()
    {
        foreach (var deviation in _deviations)
        {
            Place(deviation);
        }

        var uses = new Dictionary<int, (int Low, int High)>();
        for (var i = 0; i < _hidden.Length; i++)
        {
            if (_hidden[i])
            {
                uses[i] = (Extreme(i, -1), Extreme(i, 1));
            }
        }

        return uses;
    }

    private void Place(Deviation deviation)
    {
        var wanted = new List<(int Cell, MoveSide Side)>();
        for (var k = 0; k < deviation.Cells.Length; k++)
        {
            foreach (var side in new[] { MoveSide.High, MoveSide.Low, MoveSide.Apart })
            {
                var cell = deviation.Cells[k];
                if (!Duties.Meets(_system.Cells[cell], side, deviation.Amounts[k]))
                {
                    continue;
                }

                // A table that happens to prove the cell must go on doing so
                var prover = _tables.FindIndex(table => Duties.Meets(_system.Cells[cell], side, table[cell]));
                if (prover < 0)
                {
                    wanted.Add((cell, side));
                }
                else
                {
                    _promises[prover].Add((cell, side));
                }
            }
        }

        if (wanted.Count == 0)
        {
            return;
        }

        var place = Enumerable.Range(0, _tables.Count).FirstOrDefault(table => Fits(table, deviation, wanted), -1);
        if (place < 0)
        {
            place = _tables.Count;
            _tables.Add(new long[_hidden.Length]);
            _promises.Add([]);
        }

        for (var k = 0; k < deviation.Cells.Length; k++)
        {
            _tables[place][deviation.Cells[k]] += deviation.Amounts[k];
        }

        _promises[place].UnionWith(wanted);
    }

    private bool Fits(int place, Deviation deviation, List<(int Cell, MoveSide Side)> wanted)
    {
        var table = _tables[place];
        for (var k = 0; k < deviation.Cells.Length; k++)
        {
            var cell = deviation.Cells[k];
            var sum = table[cell] + deviation.Amounts[k];
            if (sum < -_system.Cells[cell].Value || Math.Abs(sum) > DecimalScale.LargestSum)
            {
                return false;
            }

            foreach (var side in new[] { MoveSide.High, MoveSide.Low, MoveSide.Apart })
            {
                if ((_promises[place].Contains((cell, side)) || wanted.Contains((cell, side)))
                    && !Duties.Meets(_system.Cells[cell], side, sum))
                {
                    return false;
                }
            }
        }

        return KeepsFacts(table, deviation);
    }

    /// <summary>Sums of moves keep equations by themselves, but may leave the range of an inequality.</summary>
    private bool KeepsFacts(long[] table, Deviation deviation)
    {
        var rows = deviation.Cells.SelectMany(cell => _system.RowsOf[cell]).Select(entry => entry.Row).Distinct();
        foreach (var row in rows.Select(row => _system.Rows[row]).Where(row => row.Lower != row.Upper))
        {
            Int128 sum = 0;
            for (var k = 0; k < row.Cells.Length; k++)
            {
                var own = Array.IndexOf(deviation.Cells, row.Cells[k]);
                sum += (Int128)row.Coefficients[k] * (table[row.Cells[k]] + (own < 0 ? 0 : deviation.Amounts[own]));
            }

            if (sum < row.Lower || sum > row.Upper)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The table in which the cell lies farthest to the side, made if no table serves.</summary>
    private int Extreme(int cell, int sign)
    {
        if (_tables.Count == 0)
        {
            _tables.Add(new long[_hidden.Length]);
        }

        var best = Enumerable.Range(0, _tables.Count).MaxBy(table => sign * _tables[table][cell]);
        var other = Enumerable.Range(0, _tables.Count).MaxBy(table => -sign * _tables[table][cell]);
        var isFarEnough = sign < 0 ? _tables[best][cell] <= 0 : _tables[best][cell] >= 0;
        if (isFarEnough && _tables[best][cell] != _tables[other][cell])
        {
            return best;
        }

        // All tables move the cell alike: one that leaves it where it is
        var still = _deviations.Find(deviation => !deviation.Cells.Contains(cell));
        var added = new long[_hidden.Length];
        for (var k = 0; still is not null && k < still.Cells.Length; k++)
        {
            added[still.Cells[k]] = still.Amounts[k];
        }

        _tables.Add(added);
        return isFarEnough && sign * _tables[best][cell] > 0 ? best : _tables.Count - 1;
    }
}
