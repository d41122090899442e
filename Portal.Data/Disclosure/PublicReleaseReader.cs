using System.Globalization;

namespace Portal.Data.Disclosure;

/// <summary>Reads the public files of a protected release.</summary>
public static class PublicReleaseReader
{
    /// <summary>Name of the file that lists <see cref="PublicRelease.Rests"/>.</summary>
    public const string RestsName = "rests.csv";

    /// <summary>The release, or the reasons why the files cannot be attacked.</summary>
    /// <param name="cells">CSV <c>id,value</c>; a value that is empty or <c>c</c> is hidden.</param>
    /// <param name="equations">Lines <c>total;part,part,...</c>.</param>
    /// <param name="intervals">CSV <c>id,lo,hi</c>; null if none are stated.</param>
    /// <param name="facts">CSV <c>lower,upper,terms</c>; null if there are none.</param>
    /// <param name="places">Decimal places of the amounts, hidden ones too; null takes the most that is seen.</param>
    /// <param name="rests">CSV <c>id</c> of hidden cells that are no measure; null if there are none.</param>
    public static (PublicRelease? Release, IReadOnlyList<InputProblem> Problems) Read(
        string cells,
        string equations,
        string? intervals,
        string? facts,
        string? places,
        string? rests = null)
    {
        var problems = new List<InputProblem>();
        var table = CsvTable.Read(cells);
        problems.AddRange(WhyUnreadable(table, "cells", ["id", "value"]));
        var values = new List<(string Id, decimal? Value)>();
        var ids = new HashSet<string>();
        foreach (var row in problems.Count > 0 ? [] : table.Rows)
        {
            var id = table.Get(row, "id");
            var text = table.Get(row, "value");
            decimal? value = null;
            if (text.Length > 0 && text != ResultFiles.HiddenSign)
            {
                if (!DecimalScale.TryParse(text, out var parsed) || parsed < 0)
                {
                    problems.Add(new InputProblem("not-a-number", $"Cell {id}: the value is neither an amount nor hidden."));
                    continue;
                }

                value = parsed;
            }

            if (!ids.Add(id))
            {
                problems.Add(new InputProblem("duplicate-id", $"Cell {id} is listed twice."));
            }

            values.Add((id, value));
        }

        var stated = intervals is null ? [] : ReadIntervals(intervals, problems);
        problems.AddRange(stated.GroupBy(interval => interval.Cell).Where(group => group.Skip(1).Any())
            .Select(group => new InputProblem("duplicate-id", $"The interval of cell {group.Key} is stated twice.")));
        if (intervals is not null && stated.Count == 0 && values.Exists(cell => cell.Value is null))
        {
            problems.Add(new InputProblem("missing-interval", "The intervals file states none, and cells are hidden."));
        }

        var amounts = values.Select(cell => cell.Value ?? 0).Concat(stated.SelectMany(interval => new[] { interval.Low, interval.High ?? 0 }));
        var decimals = amounts.Select(DecimalScale.PlacesOf).DefaultIfEmpty(0).Max();
        if (int.TryParse(places, CultureInfo.InvariantCulture, out var stands) && stands is >= 0 and <= DecimalScale.MostDecimals)
        {
            decimals = Math.Max(decimals, stands);
        }

        if (values.Any(cell => !DecimalScale.IsWithin(cell.Value ?? 0, decimals)) || !stated.TrueForAll(interval => IsReadable(interval, decimals)))
        {
            problems.Add(new InputProblem("value-too-large", "An amount is too large to be computed exactly."));
        }

        var sums = ProblemReader.ReadEquations(equations, problems);
        problems.AddRange(sums.Where(sum => sum.Parts.Append(sum.Total).Distinct().Count() <= sum.Parts.Count)
            .Select(sum => new InputProblem("repeated-part", $"The equation of {sum.Total} names a cell twice.")));
        var readFacts = facts is null ? [] : FactReader.Read(facts, decimals, problems);
        if (problems.Count == 0 && IsBeyondExact(values, readFacts, decimals))
        {
            problems.Add(new InputProblem("value-too-large", "All amounts together are too large to be computed exactly."));
        }

        if (problems.Count > 0)
        {
            return (null, problems);
        }

        var release = new PublicRelease
        {
            Cells = values.ToDictionary(cell => cell.Id, cell => cell.Value is { } value ? DecimalScale.ScaleNearest(value, decimals) : (long?)null),
            Rests = rests is null ? new HashSet<string>() : ReadIds(rests),
            Equations = sums,
            Facts = readFacts,
            Intervals = [.. stated.Select(interval => new AttackInterval(
                interval.Cell,
                DecimalScale.ScaleNearest(interval.Low, decimals),
                interval.High is { } high ? DecimalScale.ScaleNearest(high, decimals) : null))],
            Decimals = decimals,
        };
        return (release, []);
    }

    /// <summary>Intervals in whole units: CSV <c>id,lo,hi</c>; what cannot be read is left out, and so missed when compared.</summary>
    public static IReadOnlyList<AttackInterval> ReadStated(string intervals) =>
        [.. ReadIntervals(intervals, []).Where(interval => IsReadable(interval, 0)).Select(interval => new AttackInterval(interval.Cell, (long)interval.Low, interval.High is { } high ? (long)high : null))];

    private static IEnumerable<InputProblem> WhyUnreadable(CsvTable table, string name, string[] columns) =>
        columns.Where(column => !table.Has(column)).Select(column => new InputProblem("missing-column", $"The {name} file has no column '{column}'."))
            .Concat(table.WhyUneven(name, columns));

    /// <summary>Whether what is shown, or a fact on it, would not fit an integer with room for what is worked out from it.</summary>
    private static bool IsBeyondExact(List<(string Id, decimal? Value)> values, List<PublishedFact> facts, int decimals)
    {
        var amounts = values.ToDictionary(cell => cell.Id, cell => (Int128)DecimalScale.ScaleNearest(cell.Value ?? 0, decimals));
        return amounts.Values.Aggregate((Int128)0, (sum, amount) => sum + amount) > SystemRow.Unbounded
            || facts.Any(fact => fact.Terms.Aggregate((Int128)0, (sum, term) => sum + (Int128.Abs(term.Coefficient) * (amounts.GetValueOrDefault(term.Cell) + 1))) > SystemRow.Unbounded / 2);
    }

    private static HashSet<string> ReadIds(string text)
    {
        var table = CsvTable.Read(text);
        return table.Rows.Select(row => table.Get(row, "id")).ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsReadable((string Cell, decimal Low, decimal? High) interval, int decimals) =>
        DecimalScale.IsWithin(interval.Low, decimals, DecimalScale.LargestSum) && DecimalScale.IsWithin(interval.High ?? 0, decimals, DecimalScale.LargestSum);

    private static List<(string Cell, decimal Low, decimal? High)> ReadIntervals(string text, List<InputProblem> problems)
    {
        var table = CsvTable.Read(text);
        problems.AddRange(WhyUnreadable(table, "intervals", ["id", "lo", "hi"]));
        var result = new List<(string Cell, decimal Low, decimal? High)>();
        foreach (var row in table.Rows)
        {
            var id = table.Get(row, "id");
            var high = table.Get(row, "hi");
            var most = 0m;
            if (!DecimalScale.TryParse(table.Get(row, "lo"), out var low) || (high != "inf" && !DecimalScale.TryParse(high, out most)))
            {
                problems.Add(new InputProblem("not-a-number", $"The interval of cell {id} is not a pair of numbers."));
                continue;
            }

            result.Add((id, low, high == "inf" ? null : most));
        }

        return result;
    }
}
