namespace Portal.Data.Disclosure;

/// <summary>Whether a problem can be protected at all: ids, sums, facts and contributions agree with each other.</summary>
public static class ProblemCheck
{
    private const int MostReported = 100;

    /// <summary>The problem itself, or every reason against it (at most 100).</summary>
    public static ProblemReading Check(ProtectionProblem problem)
    {
        var found = new List<InputProblem>();
        if (problem.Cells.Count == 0)
        {
            found.Add(new InputProblem("no-cells", "The cells file has no cells."));
        }

        var values = new Dictionary<string, long>();
        foreach (var cell in problem.Cells)
        {
            if (!values.TryAdd(cell.Id, cell.Value))
            {
                found.Add(new InputProblem("duplicate-id", $"Cell {cell.Id} is listed twice."));
            }

            if (cell.Value < 0 || cell.UpperProtection < 0 || cell.LowerProtection is < 0)
            {
                found.Add(new InputProblem("negative-value", $"Cell {cell.Id} has a negative value or protection."));
            }
        }

        if (problem.Cells.Aggregate((Int128)0, (sum, cell) => sum + cell.Value + cell.UpperProtection) > SystemRow.Unbounded)
        {
            found.Add(new InputProblem("value-too-large", "All amounts together are too large to be computed exactly."));
        }

        CheckEquations(problem, values, found);
        CheckFacts(problem, values, found);
        CheckContributions(problem, values, found);
        return found.Count == 0
            ? new ProblemReading(problem, [])
            : new ProblemReading(null, [.. found.Take(MostReported)]);
    }

    private static void CheckEquations(ProtectionProblem problem, Dictionary<string, long> values, List<InputProblem> found)
    {
        foreach (var equation in problem.Equations)
        {
            if (equation.Parts.Distinct().Count() != equation.Parts.Count || equation.Parts.Contains(equation.Total))
            {
                found.Add(new InputProblem("repeated-part", $"The equation of {equation.Total} names a cell twice."));
                continue;
            }

            var sum = equation.Parts.Aggregate((Int128)0, (total, part) => total + values.GetValueOrDefault(part));
            var total = values.GetValueOrDefault(equation.Total);
            if (sum != total)
            {
                var missing = equation.Parts.Append(equation.Total).FirstOrDefault(id => !values.ContainsKey(id));
                var hint = missing is null ? "" : $" Cell {missing} is not listed and counts as 0.";
                found.Add(new InputProblem(
                    missing is null ? "equation-does-not-add-up" : "missing-cell",
                    $"The parts of {equation.Total} do not add up to it.{hint}"));
            }
        }
    }

    private static void CheckFacts(ProtectionProblem problem, Dictionary<string, long> values, List<InputProblem> found)
    {
        foreach (var fact in problem.Facts)
        {
            // Far below what an integer holds, so that nothing that is added to it later can overflow
            var size = fact.Terms.Aggregate((Int128)0, (total, term) => total + (Int128.Abs(term.Coefficient) * (values.GetValueOrDefault(term.Cell) + 1)));
            if (size > SystemRow.Unbounded / 2)
            {
                found.Add(new InputProblem("value-too-large", $"A published fact on {string.Join(", ", fact.Terms.Select(term => term.Cell))} is too large to be computed exactly."));
                continue;
            }

            var sum = fact.Terms.Aggregate((Int128)0, (total, term) => total + ((Int128)term.Coefficient * values.GetValueOrDefault(term.Cell)));
            if (sum < (fact.Lower ?? Int128.MinValue) || sum > (fact.Upper ?? Int128.MaxValue))
            {
                found.Add(new InputProblem("fact-is-false", $"A published fact on {string.Join(", ", fact.Terms.Select(term => term.Cell))} is not true of the values."));
            }
        }
    }

    private static void CheckContributions(ProtectionProblem problem, Dictionary<string, long> values, List<InputProblem> found)
    {
        var sums = new Dictionary<string, (long Sum, int Count)>();
        foreach (var part in problem.Contributions)
        {
            if (!values.ContainsKey(part.Cell))
            {
                found.Add(new InputProblem("missing-cell", $"The contributions name cell {part.Cell}, which is not listed."));
            }

            if (part.Value < 0)
            {
                found.Add(new InputProblem("negative-value", $"A contribution to {part.Cell} is negative."));
            }

            var (sum, count) = sums.GetValueOrDefault(part.Cell);
            sums[part.Cell] = (sum + part.Value, count + 1);
        }

        // Each part may be rounded by half a unit
        foreach (var (cell, (sum, count)) in sums)
        {
            if (values.TryGetValue(cell, out var value) && sum > value + count)
            {
                found.Add(new InputProblem("contributions-exceed-cell", $"The contributions to {cell} are more than its value."));
            }
        }
    }
}
