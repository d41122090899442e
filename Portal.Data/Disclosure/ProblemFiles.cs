using System.Globalization;

namespace Portal.Data.Disclosure;

/// <summary>A problem as the files that <see cref="ProblemReader"/> reads.</summary>
public static class ProblemFiles
{
    /// <summary>Names and contents: cells and equations, contributions if there are any. Facts, widths and what earlier versions fix have no column.</summary>
    public static IEnumerable<(string Name, string Text)> Write(ProtectionProblem problem)
    {
        string Amount(long value) => DecimalScale.Format(value, problem.Decimals);
        yield return ("cells.csv", Lines(
            "id,value,contributors,primary,upper_protection",
            problem.Cells.Select(cell => $"{Quote(cell.Id)},{Amount(cell.Value)},{cell.Contributors?.ToString(CultureInfo.InvariantCulture)},{(cell.IsPrimary ? 1 : 0)},{Amount(cell.UpperProtection)}")));
        yield return ("eqs.csv", string.Concat(problem.Equations.Select(equation => $"{equation.Total};{string.Join(',', equation.Parts)}\n")));
        if (problem.Contributions.Count > 0)
        {
            yield return ("contributions.csv", Lines("cell,group,value", problem.Contributions.Select(part => $"{Quote(part.Cell)},{Quote(part.Group)},{Amount(part.Value)}")));
        }
    }

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Lines(string header, IEnumerable<string> lines) => string.Concat(lines.Prepend(header).Select(line => line + "\n"));
}
