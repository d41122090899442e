using System.Globalization;
using System.Text;

namespace Portal.Data.Disclosure;

/// <summary>The result of a protection as files: internal proof at the top, what the public may see under <c>public/</c>.</summary>
public static class ResultFiles
{
    /// <summary>The sign of a hidden cell, the same for both kinds.</summary>
    public const string HiddenSign = "c";

    /// <summary>Relative names and contents, without the audit.</summary>
    public static IEnumerable<(string Name, string Text)> Write(ProtectionProblem problem, ProtectionResult result)
    {
        yield return ("pattern.csv", Lines("id,status", result.Pattern.Select(cell => $"{Quote(cell.Cell)},{Word(cell.Status)}")));
        yield return ("intervals.csv", Lines("id,lo,hi", result.Intervals.Select(interval => Interval(interval, problem.Decimals))));
        yield return ("witnesses.csv", Lines("id,side,file", result.Witnesses.SelectMany(Witness)));
        for (var t = 0; t < result.Tables.Count; t++)
        {
            yield return (TableName(t), Lines("id,value", result.Tables[t].Values.Select(pair => $"{Quote(pair.Key)},{DecimalScale.Format(pair.Value, problem.Decimals)}")));
        }

        yield return ("public/cells.csv", Lines("id,value", PublicCells(problem, result)));
        yield return ("public/intervals.csv", Lines("id,lo,hi", result.Intervals.Select(interval => Interval(interval, problem.Decimals))));
        yield return ("public/decimals.txt", problem.Decimals.ToString(CultureInfo.InvariantCulture) + "\n");
        yield return ("public/equations.csv", PublicEquations(problem));
        if (problem.Facts.Count > 0)
        {
            yield return ("public/facts.csv", PublicFacts(problem));
        }
    }

    private static IEnumerable<string> PublicCells(ProtectionProblem problem, ProtectionResult result)
    {
        var values = problem.Cells.ToDictionary(cell => cell.Id, cell => cell.Value);
        return result.Pattern.Select(cell =>
            $"{Quote(cell.Cell)},{(cell.Status is CellStatus.Shown ? DecimalScale.Format(values[cell.Cell], problem.Decimals) : HiddenSign)}");
    }

    private static string PublicEquations(ProtectionProblem problem)
    {
        var lines = problem.Equations
            .Select(equation => equation.Total + ";" + string.Join(',', equation.Parts.Order(CellIdComparer.Instance)))
            .Distinct()
            .Order(StringComparer.Ordinal);
        return string.Concat(lines.Select(line => line + "\n"));
    }

    private static string PublicFacts(ProtectionProblem problem) =>
        Lines("lower,upper,terms", problem.Facts.Select(fact =>
            $"{Amount(fact.Lower, problem.Decimals)},{Amount(fact.Upper, problem.Decimals)},{Quote(string.Join(' ', fact.Terms.Select(term => $"{term.Coefficient.ToString(CultureInfo.InvariantCulture)}*{term.Cell}")))}")
            .Distinct()
            .Order(StringComparer.Ordinal));

    private static string Amount(long? amount, int decimals) => amount is { } value ? DecimalScale.Format(value, decimals) : "";

    private static string Interval(AttackInterval interval, int decimals) =>
        $"{Quote(interval.Cell)},{DecimalScale.Format(interval.Low, decimals)},{(interval.High is { } high ? DecimalScale.Format(high, decimals) : "inf")}";

    private static IEnumerable<string> Witness(WitnessUse use) =>
        [$"{Quote(use.Cell)},low,{TableName(use.LowTable)}", $"{Quote(use.Cell)},high,{TableName(use.HighTable)}"];

    private static string TableName(int table) => string.Create(CultureInfo.InvariantCulture, $"witness-{table + 1:D4}.csv");

    private static string Word(CellStatus status) => status switch
    {
        CellStatus.Shown => "shown",
        CellStatus.SuppressedPrimary => "primary",
        _ => "secondary",
    };

    private static string Quote(string text) =>
        text.AsSpan().IndexOfAny(",\"\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Lines(string header, IEnumerable<string> lines)
    {
        var text = new StringBuilder(header).Append('\n');
        foreach (var line in lines)
        {
            text.Append(line).Append('\n');
        }

        return text.ToString();
    }
}
