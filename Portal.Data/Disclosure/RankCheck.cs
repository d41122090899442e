namespace Portal.Data.Disclosure;

/// <summary>
/// Which hidden cells the published sums determine, by elimination alone: no solver, no bounds, no tolerance. Computes modulo the prime
/// 2^61 - 1: a solution of the sums with zero right-hand sides is drawn, and a cell that is 0 in two such draws is one that nothing can
/// move. A cell that no draw leaves at 0 can move as far as sums are concerned; whether it can while nothing becomes negative is for the
/// linear programs.
/// </summary>
public static class RankCheck
{
    private const ulong Prime = (1UL << 61) - 1;
    private const int Draws = 2;

    /// <summary>Ids of the hidden cells that can be computed from the sums.</summary>
    /// <param name="equations">Published sums; ids that are not hidden count as known.</param>
    /// <param name="hidden">Ids of the hidden cells.</param>
    public static IReadOnlySet<string> Determined(IReadOnlyList<TotalEquation> equations, IReadOnlySet<string> hidden)
    {
        var ids = hidden.Order(StringComparer.Ordinal).ToArray();
        var place = ids.Select((id, at) => (id, at)).ToDictionary(pair => pair.id, pair => pair.at);
        var rows = equations.Select(equation => Row(equation, place)).Where(row => row.Count > 0).ToList();
        var pivots = Eliminate(rows);
        var moved = new bool[ids.Length];
        for (var draw = 0; draw < Draws; draw++)
        {
            var solution = Solve(pivots, ids.Length, (ulong)draw + 1);
            for (var i = 0; i < ids.Length; i++)
            {
                moved[i] |= solution[i] != 0;
            }
        }

        return ids.Where((_, at) => !moved[at]).ToHashSet();
    }

    private static Dictionary<int, ulong> Row(TotalEquation equation, Dictionary<string, int> place)
    {
        var row = new Dictionary<int, ulong>();
        foreach (var at in equation.Parts.Where(place.ContainsKey).Select(part => place[part]))
        {
            row[at] = 1;
        }

        if (place.TryGetValue(equation.Total, out var total))
        {
            row[total] = Prime - 1;
        }

        return row;
    }

    /// <summary>Rows in the order of elimination, each with the cell that it gives; shortest row and rarest cell first, against fill-in.</summary>
    private static List<(int Cell, Dictionary<int, ulong> Row)> Eliminate(List<Dictionary<int, ulong>> rows)
    {
        var rowsOf = new Dictionary<int, HashSet<int>>();
        for (var r = 0; r < rows.Count; r++)
        {
            foreach (var cell in rows[r].Keys)
            {
                (rowsOf.TryGetValue(cell, out var set) ? set : rowsOf[cell] = []).Add(r);
            }
        }

        var pivots = new List<(int Cell, Dictionary<int, ulong> Row)>();
        var open = new SortedSet<(int Length, int Row)>(rows.Select((row, r) => (row.Count, r)));
        while (open.Count > 0)
        {
            var (length, r) = open.Min;
            open.Remove((length, r));
            if (length == 0)
            {
                continue;
            }

            var row = rows[r];
            var cell = row.Keys.OrderBy(key => rowsOf[key].Count).ThenBy(key => key).First();
            foreach (var key in row.Keys)
            {
                rowsOf[key].Remove(r);
            }

            foreach (var other in rowsOf[cell].ToArray())
            {
                open.Remove((rows[other].Count, other));
                Subtract(rows[other], other, row, cell, rowsOf);
                open.Add((rows[other].Count, other));
            }

            pivots.Add((cell, row));
        }

        return pivots;
    }

    private static void Subtract(Dictionary<int, ulong> target, int targetRow, Dictionary<int, ulong> row, int cell, Dictionary<int, HashSet<int>> rowsOf)
    {
        var factor = Multiply(target[cell], Invert(row[cell]));
        foreach (var (key, value) in row)
        {
            var left = target.GetValueOrDefault(key) + Prime - Multiply(factor, value);
            left = left >= Prime ? left - Prime : left;
            if (left == 0)
            {
                target.Remove(key);
                rowsOf[key].Remove(targetRow);
            }
            else
            {
                target[key] = left;
                rowsOf[key].Add(targetRow);
            }
        }
    }

    /// <summary>A solution of the homogeneous sums: free cells are drawn, the others follow from the last row to the first.</summary>
    private static ulong[] Solve(List<(int Cell, Dictionary<int, ulong> Row)> pivots, int count, ulong draw)
    {
        var solution = new ulong[count];
        for (var i = 0; i < count; i++)
        {
            solution[i] = Draw(((ulong)i << 8) + draw);
        }

        for (var k = pivots.Count - 1; k >= 0; k--)
        {
            var (cell, row) = pivots[k];
            ulong sum = 0;
            foreach (var (key, value) in row)
            {
                sum = key == cell ? sum : (sum + Multiply(value, solution[key])) % Prime;
            }

            solution[cell] = Multiply((Prime - sum) % Prime, Invert(row[cell]));
        }

        return solution;
    }

    private static ulong Draw(ulong seed)
    {
        unchecked
        {
            var value = (seed + 0x9E3779B97F4A7C15UL) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return 1 + ((value ^ (value >> 31)) % (Prime - 1));
        }
    }

    private static ulong Multiply(ulong left, ulong right) => (ulong)((UInt128)left * right % Prime);

    /// <summary>By Fermat: the power Prime - 2.</summary>
    private static ulong Invert(ulong value)
    {
        if (value is 1 or Prime - 1)
        {
            return value;
        }

        ulong result = 1;
        for (var exponent = Prime - 2; exponent > 0; exponent >>= 1)
        {
            result = (exponent & 1) == 1 ? Multiply(result, value) : result;
            value = Multiply(value, value);
        }

        return result;
    }
}
