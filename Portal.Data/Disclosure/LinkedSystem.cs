using System.Security.Cryptography;
using System.Text;

namespace Portal.Data.Disclosure;

/// <summary>
/// The problem in arrays, in an order that depends on ids and seed only: the same input gives the same bytes however its rows
/// were shuffled, and without the seed nobody can replay the choices of the optimiser.
/// </summary>
internal sealed class LinkedSystem
{
    private readonly HashSet<int>[] _aloneIn;
    private readonly int[][] _tied;

    private LinkedSystem(ProtectionCell[] cells, SystemRow[] rows, Knowledge[] audiences, int[] totalCounts, int[][] tied)
    {
        _tied = tied;
        HasTies = Array.Exists(tied, position => position.Length > 1);
        Cells = cells;
        Rows = rows;
        Audiences = audiences;
        TotalCounts = totalCounts;
        _aloneIn = [.. audiences.Select(audience => audience.Cells.Where((_, k) => audience.IsAlone[k]).ToHashSet())];
        RowsOf = new List<(int Row, long Coefficient)>[cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            RowsOf[i] = [];
        }

        for (var r = 0; r < rows.Length; r++)
        {
            for (var k = 0; k < rows[r].Cells.Length; k++)
            {
                RowsOf[rows[r].Cells[k]].Add((r, rows[r].Coefficients[k]));
            }
        }
    }

    internal ProtectionCell[] Cells { get; }

    internal SystemRow[] Rows { get; }

    internal List<(int Row, long Coefficient)>[] RowsOf { get; }

    /// <summary>The public at index 0, then every provider group that knows something.</summary>
    internal Knowledge[] Audiences { get; }

    /// <summary>Decimal places that one unit of an amount stands for.</summary>
    internal int Decimals { get; init; }

    /// <summary>How far a primary cell must reach for a group without a part in it.</summary>
    internal long[] StrangerReach { get; init; } = [];

    /// <summary>In how many equations a cell is the total.</summary>
    internal int[] TotalCounts { get; }

    /// <summary>Whether some cells are hidden and shown together.</summary>
    internal bool HasTies { get; }

    /// <summary>The cell and those that are hidden and shown together with it.</summary>
    internal ReadOnlySpan<int> TiedTo(int cell) => _tied[cell];

    /// <summary>Whether the cell, or one that goes with it, may not be shown.</summary>
    internal bool MustHide(int cell)
    {
        foreach (var tied in TiedTo(cell))
        {
            if (ProblemSplitter.MustHide(Cells[tied]))
            {
                return true;
            }
        }

        return false;
    }

    internal static LinkedSystem Build(ProtectionProblem problem, string seed)
    {
        var key = Encoding.UTF8.GetBytes(seed);
        string Rank(string text) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));
        var cells = problem.Cells.Select(cell => (Cell: cell, Rank: Rank("cell:" + cell.Id)))
            .OrderBy(item => item.Rank, StringComparer.Ordinal)
            .Select(item => item.Cell)
            .ToArray();
        var index = cells.Select((cell, place) => (cell.Id, place)).ToDictionary(pair => pair.Id, pair => pair.place);
        var totals = new int[cells.Length];
        var rows = new Dictionary<string, SystemRow>();
        foreach (var equation in problem.Equations)
        {
            var terms = equation.Parts.Where(index.ContainsKey).Select(part => (Cell: index[part], Coefficient: -1L)).ToList();
            if (index.TryGetValue(equation.Total, out var total))
            {
                terms.Add((total, 1L));
            }

            if (Add(rows, terms, 0, 0) && index.ContainsKey(equation.Total))
            {
                totals[total]++;
            }
        }

        foreach (var fact in problem.Facts)
        {
            var terms = fact.Terms.Where(term => index.ContainsKey(term.Cell)).Select(term => (Cell: index[term.Cell], term.Coefficient)).ToList();
            var now = terms.Sum(term => term.Coefficient * cells[term.Cell].Value);
            Add(rows, terms, fact.Lower is { } low ? low - now : -SystemRow.Unbounded, fact.Upper is { } high ? high - now : SystemRow.Unbounded);
        }

        var sorted = rows.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value).ToArray();
        var strangerReach = new long[cells.Length];
        var knowledge = AudienceBuilder.Build(problem, cells, index, strangerReach)
            .OrderBy(audience => Rank("group:" + audience.Name), StringComparer.Ordinal);
        return new LinkedSystem(cells, sorted, [Knowledge.None, .. knowledge], totals, Ties(cells, problem.HasOnePattern)) { StrangerReach = strangerReach, Decimals = problem.Decimals };
    }

    /// <summary>Where a cell stands: its id up to the last colon, all of it where there is none.</summary>
    internal static string PositionOf(string id) => id.LastIndexOf(':') is >= 0 and var colon ? id[..colon] : id;

    /// <summary>The least move that a duty asks for; 0 means that there is no such duty.</summary>
    internal long Demand(int audience, int cell, MoveSide side)
    {
        if (audience == 0)
        {
            return Duties.Amount(Cells[cell], side);
        }

        if (!Cells[cell].IsPrimary || side is MoveSide.Low || _aloneIn[audience].Contains(cell))
        {
            return 0;
        }

        var reach = Audiences[audience].Reach.TryGetValue(cell, out var own) ? own : StrangerReach[cell];
        return side is MoveSide.High ? Math.Max(0, reach) : reach > 0 ? 0 : 1;
    }

    /// <summary>Distinct relations of a problem, those among known cells too.</summary>
    internal static int CountRelations(ProtectionProblem problem)
    {
        var sums = problem.Equations.Select(equation => equation.Total + "=" + string.Join('+', equation.Parts.Order(StringComparer.Ordinal)));
        var facts = problem.Facts.Select(fact => $"{fact.Lower}:{string.Join('+', fact.Terms.Order())}:{fact.Upper}");
        return sums.Concat(facts).Distinct().Count();
    }

    private static int[][] Ties(ProtectionCell[] cells, bool hasOnePattern)
    {
        if (!hasOnePattern)
        {
            return [.. cells.Select((_, i) => (int[])[i])];
        }

        var at = Enumerable.Range(0, cells.Length).ToLookup(i => PositionOf(cells[i].Id), StringComparer.Ordinal);
        var tied = new int[cells.Length][];
        foreach (int[] position in at.Select(cellsAt => cellsAt.ToArray()))
        {
            foreach (var cell in position)
            {
                tied[cell] = position;
            }
        }

        return tied;
    }

    /// <summary>Adds a relation once; repeats are dropped.</summary>
    private static bool Add(Dictionary<string, SystemRow> rows, List<(int Cell, long Coefficient)> terms, long lower, long upper)
    {
        if (terms.Count == 0)
        {
            return false;
        }

        terms.Sort();
        var key = string.Join(',', terms.Select(term => $"{term.Cell:D8}*{term.Coefficient}")) + $"|{lower}|{upper}";
        return rows.TryAdd(key, new SystemRow([.. terms.Select(term => term.Cell)], [.. terms.Select(term => term.Coefficient)], lower, upper));
    }
}
