using System.Globalization;

namespace Portal.Data.Disclosure;

/// <summary>Reads microdata for a plan and turns both into a problem.</summary>
public static class MicrodataReader
{
    private const int MostReported = 100;

    private static readonly string[] PatternColumns = ["id", "status"];

    /// <summary>The checked problem, or every reason against the data.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="microdata">CSV with the plan's group, dimension and measure columns; others are ignored.</param>
    /// <param name="earlier">Contents of the pattern files that the plan names.</param>
    public static ProblemReading Read(ProtectionPlan plan, string microdata, IReadOnlyList<string> earlier)
    {
        var table = CsvTable.Read(microdata);
        string[] columns = [plan.Group, .. plan.Dimensions.Select(dimension => dimension.Column), .. plan.Measures];
        var problems = columns.Where(column => !table.Has(column))
            .Select(column => new InputProblem("missing-column", $"The microdata has no column '{column}'."))
            .Concat(table.WhyUneven("microdata", columns))
            .Take(MostReported)
            .ToList();
        if (problems.Count > 0)
        {
            return new ProblemReading(null, problems);
        }

        var records = new List<MicroRecord>();
        for (var i = 0; i < table.Rows.Count && problems.Count < MostReported; i++)
        {
            var where = string.Create(CultureInfo.InvariantCulture, $"microdata row {i + 2}");
            var row = table.Rows[i];
            var codes = plan.Dimensions.Select(dimension => table.Get(row, dimension.Column)).ToArray();
            var group = table.Get(row, plan.Group);
            var measures = new long[plan.Measures.Count];
            if (group.Length == 0)
            {
                problems.Add(new InputProblem("missing-group", $"{where}: the provider group is empty."));
            }

            for (var d = 0; d < codes.Length; d++)
            {
                if (!CellCode.IsUsable(codes[d]))
                {
                    problems.Add(new InputProblem("bad-code", $"{where}: the code of {plan.Dimensions[d].Column} is empty or holds a reserved character."));
                }
                else if (codes[d] == plan.Dimensions[d].Total || plan.Dimensions[d].Hierarchy.ContainsKey(codes[d]))
                {
                    problems.Add(new InputProblem("not-a-leaf", $"{where}: {plan.Dimensions[d].Column} names a total, not a leaf."));
                }
            }

            for (var m = 0; m < measures.Length; m++)
            {
                var text = table.Get(row, plan.Measures[m]);
                if (!DecimalScale.TryParse(text, out var value) || value != decimal.Truncate(value) || value > DecimalScale.LargestAmount)
                {
                    problems.Add(new InputProblem("not-a-number", $"{where}: {plan.Measures[m]} is not a count."));
                }
                else if (value < 0)
                {
                    problems.Add(new InputProblem("negative-value", $"{where}: {plan.Measures[m]} is negative."));
                }
                else
                {
                    measures[m] = (long)value;
                }
            }

            if (measures.Any(measure => measure > measures[0]))
            {
                problems.Add(new InputProblem("part-exceeds-lead", $"{where}: a measure is larger than {plan.Measures[0]}, of which it is a part."));
            }

            records.Add(new MicroRecord(codes, group, measures));
        }

        // Every cell is a sum of some of these
        if (records.Aggregate((Int128)0, (sum, record) => sum + record.Measures.FirstOrDefault()) > DecimalScale.LargestAmount)
        {
            problems.Add(new InputProblem("value-too-large", "All records together are too large to be computed exactly."));
        }

        var shown = EarlierStatus(earlier, problems);
        if (problems.Count > 0)
        {
            return new ProblemReading(null, problems);
        }

        return ProblemCheck.Check(new PlanProblemBuilder(plan, records, shown).Build());
    }

    private static Dictionary<string, bool> EarlierStatus(IReadOnlyList<string> patterns, List<InputProblem> problems)
    {
        var shown = new Dictionary<string, bool>();
        foreach (var table in patterns.Select(CsvTable.Read))
        {
            problems.AddRange(PatternColumns.Where(column => !table.Has(column)).Select(column => new InputProblem("missing-column", $"An earlier pattern has no column '{column}'.")));
            problems.AddRange(table.WhyUneven("earlier pattern", PatternColumns));
            foreach (var row in table.Rows)
            {
                // Shown once is known for ever
                var (id, status) = (table.Get(row, "id"), table.Get(row, "status"));
                if (status is not ("shown" or "primary" or "secondary"))
                {
                    problems.Add(new InputProblem("bad-status", $"An earlier pattern says of cell {id} neither shown, primary nor secondary."));
                }

                shown[id] = status == "shown" || shown.GetValueOrDefault(id);
            }
        }

        return shown;
    }
}
