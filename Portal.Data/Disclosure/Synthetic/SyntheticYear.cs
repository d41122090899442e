using System.Globalization;

namespace Portal.Data.Disclosure.Synthetic;

/// <summary>
/// Twelve monthly releases of three linked two-way tables, and with the last one the year: what a portal of the planned size publishes.
/// Each release knows what the earlier ones showed and hid.
/// </summary>
public sealed class SyntheticYear
{
    private const int Months = 12;
    private const int Countries = 54;
    private const int Regions = 8;
    private const int Categories = 17;
    private const int CategoryGroups = 4;
    private const int Sectors = 6;
    private const int Groups = 60;

    private static readonly PlanRules Rules = new();

    private readonly Dictionary<string, CellLock> _published = [];
    private readonly SortedDictionary<string, SortedDictionary<string, long>>[] _months;

    /// <summary>Counts what every provider group adds to every cell.</summary>
    public SyntheticYear() => _months = [.. Enumerable.Range(0, Months).Select(CountMonth)];

    /// <summary>How many releases the year has.</summary>
    public static int ReleaseCount => Months;

    /// <summary>Everything that stands published once a release is out, with the cells of the release itself free.</summary>
    /// <param name="release">0 for January; the last one brings the totals of the year.</param>
    public ProtectionProblem Problem(int release)
    {
        var cells = new List<ProtectionCell>();
        var equations = new List<TotalEquation>();
        var contributions = new List<GroupContribution>();
        for (var month = 0; month <= release; month++)
        {
            Add(Prefix(month), _months[month], cells, equations, contributions);
        }

        if (release == Months - 1)
        {
            var year = new SortedDictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
            foreach (var (position, parts) in _months.SelectMany(month => month))
            {
                parts.ToList().ForEach(part => Count(year, position, part.Key, part.Value));
            }

            Add("Y", year, cells, equations, contributions);
            equations.AddRange(year.Keys.Select(position => new TotalEquation(
                "Y|" + position,
                [.. Enumerable.Range(0, Months).Where(month => _months[month].ContainsKey(position)).Select(month => Prefix(month) + "|" + position)])));
        }

        return new ProtectionProblem { Cells = cells, Equations = equations, Contributions = contributions };
    }

    /// <summary>Notes a release as published: what it showed is known for ever, what it hid stays hidden.</summary>
    public void Publish(ProtectionResult result)
    {
        foreach (var (cell, status) in result.Pattern)
        {
            _published[cell] = status is CellStatus.Shown ? CellLock.Shown : CellLock.Hidden;
        }
    }

    private void Add(
        string prefix,
        SortedDictionary<string, SortedDictionary<string, long>> counts,
        List<ProtectionCell> cells,
        List<TotalEquation> equations,
        List<GroupContribution> contributions)
    {
        var children = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (position, parts) in counts)
        {
            var id = prefix + "|" + position;
            var verdict = PrimaryRules.Judge(Rules, [.. parts.Values.Select(value => (long[])[value])]);
            cells.Add(PrimaryRules.ToCell(Rules, id, verdict, 0, [.. parts.Values]) with { Lock = _published.GetValueOrDefault(id) });
            contributions.AddRange(parts.Select(part => new GroupContribution(id, part.Key, part.Value)));
            foreach (var parent in Parents(position))
            {
                (children.TryGetValue(parent, out var list) ? list : children[parent] = []).Add(id);
            }
        }

        equations.AddRange(children.Select(sum => new TotalEquation(prefix + "|" + sum.Key[..sum.Key.IndexOf('/', StringComparison.Ordinal)], sum.Value)));
    }

    /// <summary>The sums that a position is part of, each named with its direction.</summary>
    private static IEnumerable<string> Parents(string position)
    {
        var codes = position.Split('.');
        for (var d = 0; d < codes.Length; d++)
        {
            if (Up(codes[d]) is { } above)
            {
                string[] parent = [.. codes];
                parent[d] = above;
                yield return string.Join('.', parent) + string.Create(CultureInfo.InvariantCulture, $"/{d}");
            }
        }
    }

    private static string? Up(string code) => code == "T" ? null : Index(code) switch
    {
        var i when code[0] == 'c' => Name('r', i % Regions),
        var i when code[0] == 'k' => Name('g', i % CategoryGroups),
        _ => "T",
    };

    private static int Index(string code) => int.Parse(code.AsSpan(1), CultureInfo.InvariantCulture);

    private static SortedDictionary<string, SortedDictionary<string, long>> CountMonth(int month)
    {
        var counts = new SortedDictionary<string, SortedDictionary<string, long>>(StringComparer.Ordinal);
        for (var group = 0; group < Groups; group++)
        {
            for (var country = 0; country < Countries; country++)
            {
                for (var category = 0; category < Categories; category++)
                {
                    if (Amount(month, group, country, category) is > 0 and var amount)
                    {
                        Place(counts, group, country, category, amount);
                    }
                }
            }
        }

        return counts;
    }

    private static long Amount(int month, int group, int country, int category)
    {
        var isThere = SyntheticDice.Share(1, group, country) < 0.5 && SyntheticDice.Share(2, group, category) < 0.6;
        var size = 60 / Math.Pow(1 + (group % 20), 0.6) / Math.Sqrt(1 + country) / Math.Sqrt(1 + category);
        return isThere ? (long)(size * (0.4 + SyntheticDice.Share(3, month, group, country, category)) * 2.2) : 0;
    }

    /// <summary>Country x category, country x sector, sector x category: every cell with a total in at least one of the three.</summary>
    private static void Place(SortedDictionary<string, SortedDictionary<string, long>> counts, int group, int country, int category, long amount)
    {
        string[] places = [Name('c', country), Name('r', country % Regions), "T"];
        string[] kinds = [Name('k', category), Name('g', category % CategoryGroups), "T"];
        string[] sectors = [Name('s', group % Sectors), "T"];
        foreach (var position in places.SelectMany(_ => kinds, (place, kind) => (place, kind)).SelectMany(_ => sectors, (pair, sector) => (pair.place, pair.kind, sector)))
        {
            if (position.place == "T" || position.kind == "T" || position.sector == "T")
            {
                Count(counts, $"{position.place}.{position.kind}.{position.sector}", string.Create(CultureInfo.InvariantCulture, $"h{group:D2}"), amount);
            }
        }
    }

    private static void Count(SortedDictionary<string, SortedDictionary<string, long>> counts, string position, string group, long amount)
    {
        if (!counts.TryGetValue(position, out var parts))
        {
            counts[position] = parts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        }

        parts[group] = parts.GetValueOrDefault(group) + amount;
    }

    private static string Prefix(int month) => string.Create(CultureInfo.InvariantCulture, $"M{month + 1:D2}");

    private static string Name(char kind, int number) => string.Create(CultureInfo.InvariantCulture, $"{kind}{number:D2}");
}
