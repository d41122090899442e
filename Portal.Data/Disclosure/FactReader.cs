using System.Globalization;

namespace Portal.Data.Disclosure;

/// <summary>Reads published inequalities: CSV <c>lower,upper,terms</c>, a term being <c>coefficient*cell</c> and terms standing apart by blanks.</summary>
internal static class FactReader
{
    private static readonly string[] Columns = ["lower", "upper", "terms"];

    internal static List<PublishedFact> Read(string text, int decimals, List<InputProblem> problems)
    {
        var table = CsvTable.Read(text);
        problems.AddRange(Columns.Where(name => !table.Has(name)).Select(name => new InputProblem("missing-column", $"The facts file has no column '{name}'.")));
        var result = new List<PublishedFact>();
        for (var i = 0; i < table.Rows.Count && Array.TrueForAll(Columns, table.Has); i++)
        {
            var row = table.Rows[i];
            var where = string.Create(CultureInfo.InvariantCulture, $"facts row {i + 2}");
            var terms = Terms(table.Get(row, "terms"), where, problems);
            var (lower, upper) = (Bound(table.Get(row, "lower"), where, decimals, problems), Bound(table.Get(row, "upper"), where, decimals, problems));
            if (terms.Count == 0 || (lower is null && upper is null))
            {
                problems.Add(new InputProblem("bad-fact", $"{where} bounds nothing."));
            }

            result.Add(new PublishedFact(terms, lower, upper));
        }

        return result;
    }

    private static List<(string Cell, long Coefficient)> Terms(string text, string where, List<InputProblem> problems)
    {
        var terms = new List<(string Cell, long Coefficient)>();
        foreach (var term in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var star = term.IndexOf('*', StringComparison.Ordinal);
            if (star > 0 && long.TryParse(term.AsSpan(0, star), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var coefficient))
            {
                terms.Add((term[(star + 1)..], coefficient));
            }
            else
            {
                problems.Add(new InputProblem("bad-fact", $"{where} has a term that is not coefficient*cell."));
            }
        }

        return terms;
    }

    private static long? Bound(string text, string where, int decimals, List<InputProblem> problems)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (DecimalScale.TryParse(text, out var value) && DecimalScale.IsWithin(value, decimals))
        {
            return DecimalScale.ScaleNearest(value, decimals);
        }

        problems.Add(new InputProblem("bad-fact", $"{where} has a bound that is not a number, or too large a one."));
        return null;
    }
}
