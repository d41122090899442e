namespace Portal.Data.Disclosure;

/// <summary>The attacker's relations after everything known was moved to the right and relations with one unknown were solved.</summary>
internal sealed class AttackSystem
{
    private readonly List<AttackRow> _rows;
    private readonly List<string> _unknown;

    private AttackSystem(List<AttackRow> rows, List<string> unknown)
    {
        _rows = rows;
        _unknown = unknown;
    }

    /// <summary>Hidden cells that simple subtraction gives away.</summary>
    internal Dictionary<string, long> Determined { get; } = [];

    /// <summary>Why the publication cannot be true; null if nothing speaks against it.</summary>
    internal string? Contradiction { get; private set; }

    internal static AttackSystem Build(PublicRelease release)
    {
        var rows = new List<AttackRow>();
        foreach (var equation in release.Equations)
        {
            rows.Add(Reduce(release, equation.Parts.Select(part => (part, -1L)).Append((equation.Total, 1L)), 0, 0));
        }

        foreach (var fact in release.Facts)
        {
            rows.Add(Reduce(release, fact.Terms, fact.Lower, fact.Upper));
        }

        var unknown = release.Cells.Where(cell => cell.Value is null).Select(cell => cell.Key).Order(CellIdComparer.Instance).ToList();
        var system = new AttackSystem(rows, unknown);
        system.Peel();
        return system;
    }

    internal List<AttackComponent> Components()
    {
        var parent = _unknown.Where(cell => !Determined.ContainsKey(cell)).ToDictionary(cell => cell, cell => cell);
        string Root(string cell)
        {
            while (parent[cell] != cell)
            {
                parent[cell] = parent[parent[cell]];
                cell = parent[cell];
            }

            return cell;
        }

        var rows = _rows.Where(row => row.Terms.Count > 0).ToList();
        foreach (var row in rows)
        {
            var first = row.Terms.Keys.First();
            foreach (var cell in row.Terms.Keys)
            {
                parent[Root(cell)] = Root(first);
            }
        }

        var rowsOf = rows.ToLookup(row => Root(row.Terms.Keys.First()));
        return [.. parent.Keys.GroupBy(Root).Select(group => new AttackComponent([.. group], [.. rowsOf[group.Key]]))];
    }

    private static AttackRow Reduce(PublicRelease release, IEnumerable<(string Cell, long Coefficient)> terms, long? lower, long? upper)
    {
        var unknown = new Dictionary<string, long>();
        var known = 0L;
        foreach (var (cell, coefficient) in terms)
        {
            if (!release.Cells.TryGetValue(cell, out var value))
            {
                continue;
            }

            if (value is { } published)
            {
                known += coefficient * published;
            }
            else
            {
                unknown[cell] = unknown.GetValueOrDefault(cell) + coefficient;
            }
        }

        return new AttackRow(unknown.Where(term => term.Value != 0).ToDictionary(), lower - known, upper - known);
    }

    /// <summary>Equations with one unknown give it away; each value found may give away another.</summary>
    private void Peel()
    {
        var changed = true;
        while (changed && Contradiction is null)
        {
            changed = false;
            for (var r = 0; r < _rows.Count && Contradiction is null; r++)
            {
                var row = _rows[r];
                foreach (var cell in row.Terms.Keys.Where(Determined.ContainsKey).ToList())
                {
                    var shift = row.Terms[cell] * Determined[cell];
                    row.Terms.Remove(cell);
                    row = new AttackRow(row.Terms, row.Lower - shift, row.Upper - shift);
                    _rows[r] = row;
                }

                if (row.Terms.Count == 0 && (row.Lower > 0 || row.Upper < 0))
                {
                    Contradiction = "Published values do not add up.";
                }
                else if (row.Terms.Count == 1 && row.Lower == row.Upper && row.Lower is { } sum)
                {
                    var (cell, coefficient) = row.Terms.First();
                    if (sum % coefficient != 0 || sum / coefficient < 0)
                    {
                        Contradiction = $"Cell {cell} would have to be negative or a fraction.";
                    }

                    Determined[cell] = sum / coefficient;
                    row.Terms.Clear();
                    _rows[r] = new AttackRow(row.Terms, 0, 0);
                    changed = true;
                }
            }
        }
    }
}
