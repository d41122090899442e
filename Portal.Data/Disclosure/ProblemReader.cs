using System.Globalization;

namespace Portal.Data.Disclosure;

/// <summary>Reads the form in which cells and equations are given: primaries and their upper protection are in the cells file.</summary>
public static class ProblemReader
{
    private static readonly string[] CellColumns = ["id", "value", "primary", "upper_protection"];
    private static readonly string[] ContributionColumns = ["cell", "group", "value"];

    /// <summary>Reads and checks; nothing is thrown on bad data.</summary>
    /// <param name="cells">CSV with <c>id,value,primary,upper_protection</c>; <c>contributors</c> may be there, others are ignored.</param>
    /// <param name="equations">Lines <c>total;part,part,...</c> without a header.</param>
    /// <param name="contributions">CSV <c>cell,group,value</c>; null switches the insider rounds off.</param>
    /// <param name="facts">CSV <c>lower,upper,terms</c> of inequalities that are published beside the sums; null if there are none.</param>
    public static ProblemReading Read(string cells, string equations, string? contributions, string? facts = null)
    {
        var problems = new List<InputProblem>();
        var (readCells, decimals) = ReadCells(CsvTable.Read(cells), problems);
        var readEquations = ReadEquations(equations, problems);
        var readContributions = contributions is null ? [] : ReadContributions(CsvTable.Read(contributions), decimals, problems);
        var readFacts = facts is null ? [] : FactReader.Read(facts, decimals, problems);
        if (problems.Count > 0)
        {
            return new ProblemReading(null, problems);
        }

        var problem = new ProtectionProblem
        {
            Cells = readCells,
            Equations = readEquations,
            Facts = readFacts,
            Contributions = readContributions,
            Decimals = decimals,
        };
        return ProblemCheck.Check(problem);
    }

    private static (List<ProtectionCell> Cells, int Decimals) ReadCells(CsvTable table, List<InputProblem> problems)
    {
        foreach (var column in CellColumns.Where(name => !table.Has(name)))
        {
            problems.Add(new InputProblem("missing-column", $"The cells file has no column '{column}'."));
        }

        problems.AddRange(table.WhyUneven("cells", CellColumns));
        if (problems.Count > 0)
        {
            return ([], 0);
        }

        var parsed = new List<(string Id, decimal Value, bool Primary, decimal Protection, int? Contributors)>();
        var decimals = 0;
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var id = table.Get(row, "id");
            var where = string.Create(CultureInfo.InvariantCulture, $"cells row {i + 2}");
            if (id.Length == 0)
            {
                problems.Add(new InputProblem("missing-id", $"{where}: the id is empty."));
                continue;
            }

            var primary = table.Get(row, "primary");
            if (primary is not ("0" or "1"))
            {
                problems.Add(new InputProblem("bad-flag", $"{where}: primary must be 0 or 1."));
            }

            if (!TryAmount(table.Get(row, "value"), $"{where}: value", problems, out var value)
                || !TryAmount(table.Get(row, "upper_protection") is { Length: > 0 } text ? text : "0", $"{where}: upper_protection", problems, out var protection))
            {
                continue;
            }

            var contributors = table.Get(row, "contributors");
            var count = int.TryParse(contributors, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
            decimals = Math.Max(decimals, DecimalScale.PlacesOf(value));
            parsed.Add((id, value, primary == "1", protection, count));
        }

        if (decimals > DecimalScale.MostDecimals)
        {
            problems.Add(new InputProblem("too-many-decimals", $"Values may have at most {DecimalScale.MostDecimals} decimal places."));
            return ([], 0);
        }

        var result = new List<ProtectionCell>(parsed.Count);
        foreach (var cell in parsed)
        {
            if (!DecimalScale.IsWithin(cell.Value, decimals) || !DecimalScale.IsWithin(cell.Protection, decimals))
            {
                problems.Add(new InputProblem("value-too-large", $"Cell {cell.Id}: the amount is too large to be computed exactly."));
                continue;
            }

            result.Add(new ProtectionCell
            {
                Id = cell.Id,
                Value = DecimalScale.ScaleUp(cell.Value, decimals),
                IsPrimary = cell.Primary,
                UpperProtection = cell.Primary ? DecimalScale.ScaleUp(cell.Protection, decimals) : 0,
                Contributors = cell.Contributors,
            });
        }

        return (result, decimals);
    }

    internal static List<TotalEquation> ReadEquations(string text, List<InputProblem> problems)
    {
        var result = new List<TotalEquation>();
        var number = 0;
        foreach (var raw in CsvTable.Lines(text).Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0)
            {
                continue;
            }

            var sides = line.Split(';');
            var parts = sides.Length == 2 ? sides[1].Split(',', StringSplitOptions.TrimEntries) : [];
            if (sides.Length != 2 || sides[0].Trim().Length == 0 || parts.Length == 0 || parts.Any(part => part.Length == 0))
            {
                problems.Add(new InputProblem("bad-equation", string.Create(CultureInfo.InvariantCulture, $"equations line {number}: expected total;part,part,...")));
                continue;
            }

            result.Add(new TotalEquation(sides[0].Trim(), parts));
        }

        return result;
    }

    private static List<GroupContribution> ReadContributions(CsvTable table, int decimals, List<InputProblem> problems)
    {
        foreach (var column in ContributionColumns.Where(name => !table.Has(name)))
        {
            problems.Add(new InputProblem("missing-column", $"The contributions file has no column '{column}'."));
        }

        problems.AddRange(table.WhyUneven("contributions", ContributionColumns));

        var result = new List<GroupContribution>();
        for (var i = 0; problems.Count == 0 && i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var where = string.Create(CultureInfo.InvariantCulture, $"contributions row {i + 2}");
            var group = table.Get(row, "group");
            if (group.Length == 0)
            {
                problems.Add(new InputProblem("missing-group", $"{where}: the group is empty."));
            }
            else if (!TryAmount(table.Get(row, "value"), where, problems, out var value))
            {
                continue;
            }
            else if (!DecimalScale.IsWithin(value, decimals))
            {
                problems.Add(new InputProblem("value-too-large", $"{where}: the amount is too large to be computed exactly."));
            }
            else if (value > 0)
            {
                // A part of 0 is no part: whoever holds all the rest then counts as alone, which is the safe reading
                result.Add(new GroupContribution(table.Get(row, "cell"), group, DecimalScale.ScaleNearest(value, decimals)));
            }
        }

        return result;
    }

    private static bool TryAmount(string text, string where, List<InputProblem> problems, out decimal value)
    {
        if (!DecimalScale.TryParse(text, out value))
        {
            problems.Add(new InputProblem("not-a-number", $"{where} is not a number."));
            return false;
        }

        if (value < 0)
        {
            problems.Add(new InputProblem("negative-value", $"{where} is negative; the attack assumes that no cell is."));
            return false;
        }

        return true;
    }
}
