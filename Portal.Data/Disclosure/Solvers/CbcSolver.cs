using System.Runtime.InteropServices;

namespace Portal.Data.Disclosure.Solvers;

/// <summary>Programs in whole numbers, 0 or 1 for every column. Bounded by nodes, not by time, so that a slow machine finds the same.</summary>
internal static class CbcSolver
{
    /// <summary>CBC keeps state outside its models: of two at once one ends with a wrong answer.</summary>
    private static readonly Lock OneAtATime = new();

    /// <summary>The cheapest whole values found, null if none were; whether there are no cheaper ones; and the pivots that took.</summary>
    /// <param name="program">Columns from 0 to 1.</param>
    /// <param name="mostNodes">Branches after which the best found so far is the answer.</param>
    internal static (double[]? Values, bool IsLeast, long Pivots) Minimize(LinearProgram program, int mostNodes)
    {
        lock (OneAtATime)
        {
            var model = CbcLibrary.NewModel();
            try
            {
                CbcLibrary.SetLogLevel(model, 0);
                CbcLibrary.LoadProblem(
                    model,
                    program.ColumnCount,
                    program.RowCount,
                    program.Starts,
                    program.Rows,
                    program.Coefficients,
                    program.Lower,
                    program.Upper,
                    program.Costs,
                    program.RowLower,
                    program.RowUpper);
                for (var column = 0; column < program.ColumnCount; column++)
                {
                    CbcLibrary.SetInteger(model, column);
                }

                CbcLibrary.SetMaximumNodes(model, mostNodes);
                _ = CbcLibrary.Solve(model);
                var (best, pivots) = (CbcLibrary.BestSolution(model), CbcLibrary.Iterations(model));
                if (best == 0)
                {
                    return (null, false, pivots);
                }

                var values = new double[program.ColumnCount];
                Marshal.Copy(best, values, 0, values.Length);
                return ([.. values.Select(value => Math.Round(value))], CbcLibrary.IsProvenOptimal(model) == 1, pivots);
            }
            finally
            {
                CbcLibrary.DeleteModel(model);
            }
        }
    }
}
