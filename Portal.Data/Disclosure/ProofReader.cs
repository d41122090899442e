namespace Portal.Data.Disclosure;

/// <summary>Checks the internal proof (pattern, witnesses) against the public files, by adding integers only.</summary>
public static class ProofReader
{
    /// <summary>Everything that does not hold.</summary>
    /// <param name="release">The public files.</param>
    /// <param name="pattern"><c>pattern.csv</c>; null if absent.</param>
    /// <param name="witnesses"><c>witnesses.csv</c>; null if absent.</param>
    /// <param name="open">Contents of a witness file by its name; null if it is missing.</param>
    public static IReadOnlyList<DisclosureFailure> Check(PublicRelease release, string? pattern, string? witnesses, Func<string, string?> open)
    {
        var failures = new List<DisclosureFailure>();
        if (pattern is not null)
        {
            CheckPattern(release, CsvTable.Read(pattern), failures);
        }

        if (pattern is not null && witnesses is null)
        {
            failures.Add(new DisclosureFailure("witness", "", "The pattern has no witnesses.csv beside it."));
        }

        if (witnesses is not null)
        {
            CheckWitnesses(release, CsvTable.Read(witnesses), open, failures);
        }

        return failures;
    }

    private static void CheckPattern(PublicRelease release, CsvTable table, List<DisclosureFailure> failures)
    {
        var statusOf = table.Rows.GroupBy(row => table.Get(row, "id")).ToDictionary(group => group.Key, group => table.Get(group.First(), "status"));
        foreach (var (cell, value) in release.Cells)
        {
            var status = statusOf.GetValueOrDefault(cell, "");
            if (status is not ("shown" or "primary" or "secondary"))
            {
                failures.Add(new DisclosureFailure("pattern", cell, "The pattern does not say what happens to the cell."));
            }
            else if (status == "shown" == value is null)
            {
                failures.Add(new DisclosureFailure("pattern", cell, $"The pattern says {status}; the public file does not."));
            }
        }

        failures.AddRange(statusOf.Keys.Where(cell => !release.Cells.ContainsKey(cell))
            .Select(cell => new DisclosureFailure("pattern", cell, "The pattern names a cell that is not published.")));
    }

    private static void CheckWitnesses(PublicRelease release, CsvTable table, Func<string, string?> open, List<DisclosureFailure> failures)
    {
        var tables = new Dictionary<string, Dictionary<string, long>?>();
        var sides = new Dictionary<(string Cell, string Side), long>();
        foreach (var row in table.Rows)
        {
            var file = table.Get(row, "file");
            var cell = table.Get(row, "id");
            if (!tables.TryGetValue(file, out var values))
            {
                tables[file] = values = ReadTable(release, file, open(file), failures);
            }

            if (values is not null && values.TryGetValue(cell, out var value))
            {
                sides[(cell, table.Get(row, "side"))] = value;
            }
        }

        foreach (var cell in release.Cells.Where(cell => cell.Value is null).Select(cell => cell.Key))
        {
            if (!sides.TryGetValue((cell, "low"), out var low) || !sides.TryGetValue((cell, "high"), out var high))
            {
                failures.Add(new DisclosureFailure("witness", cell, "The hidden cell lacks a low or a high witness."));
            }
            else if (low >= high)
            {
                failures.Add(new DisclosureFailure("witness", cell, "The witnesses do not keep two values of the cell apart."));
            }
        }
    }

    /// <summary>The table, or null with the reason among the failures.</summary>
    private static Dictionary<string, long>? ReadTable(PublicRelease release, string file, string? text, List<DisclosureFailure> failures)
    {
        var values = new Dictionary<string, long>();
        string? reason = text is null ? "it is missing" : null;
        var table = CsvTable.Read(text ?? "");
        foreach (var row in table.Rows)
        {
            var isNumber = DecimalScale.TryParse(table.Get(row, "value"), out var value);
            if (!isNumber || value < 0 || !DecimalScale.IsWithin(value, release.Decimals, DecimalScale.LargestSum) || DecimalScale.PlacesOf(value) > release.Decimals)
            {
                reason ??= $"cell {table.Get(row, "id")} is not an amount with at most {release.Decimals} places";
                continue;
            }

            if (!values.TryAdd(table.Get(row, "id"), DecimalScale.ScaleNearest(value, release.Decimals)))
            {
                reason ??= $"cell {table.Get(row, "id")} is listed twice";
            }
        }

        reason ??= WhyImpossible(release, values);
        if (reason is null)
        {
            return values;
        }

        failures.Add(new DisclosureFailure("witness", "", $"{file} is not a possible table: {reason}."));
        return null;
    }

    private static string? WhyImpossible(PublicRelease release, Dictionary<string, long> table)
    {
        foreach (var (cell, published) in release.Cells)
        {
            if (!table.TryGetValue(cell, out var value) || (published is { } shown && shown != value))
            {
                return $"cell {cell} is missing or differs from what is published";
            }
        }

        foreach (var equation in release.Equations)
        {
            var sum = equation.Parts.Aggregate((Int128)0, (total, part) => total + table.GetValueOrDefault(part));
            if (sum != table.GetValueOrDefault(equation.Total))
            {
                return $"the parts of {equation.Total} do not add up";
            }
        }

        foreach (var fact in release.Facts)
        {
            var sum = fact.Terms.Aggregate((Int128)0, (total, term) => total + ((Int128)term.Coefficient * table.GetValueOrDefault(term.Cell)));
            if (sum < (fact.Lower ?? Int128.MinValue) || sum > (fact.Upper ?? Int128.MaxValue))
            {
                return "a published fact is broken";
            }
        }

        return table.Count == release.Cells.Count ? null : "it names cells that are not published";
    }
}
