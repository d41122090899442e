using System.Diagnostics;
using System.Globalization;
using Portal.Data.Disclosure;

namespace Portal.Commands;

/// <summary>Protects a problem again in processes of their own, with rows in other orders and on other numbers of processors, and counts equal bytes.</summary>
internal static class BenchRepeats
{
    private static readonly int[] Processors = [1, 2, 4];

    /// <summary>Runs that gave the bytes of the first, which counts as one.</summary>
    internal static int CountSame(ProtectionProblem problem, ProtectionResult result, ProtectionOptions options, int runs, CancellationToken cancellation)
    {
        var expected = ResultFiles.Write(problem, result).ToArray();
        var folder = Directory.CreateTempSubdirectory("portal-repeat-").FullName;
        try
        {
            var same = 1;
            for (var run = 1; run < runs; run++)
            {
                cancellation.ThrowIfCancellationRequested();
                same += IsSame(expected, Shuffled(problem, run), options, Processors[run % Processors.Length], Directory.CreateDirectory(Path.Combine(folder, run.ToString(CultureInfo.InvariantCulture))).FullName) ? 1 : 0;
            }

            return same;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool IsSame((string Name, string Text)[] expected, ProtectionProblem problem, ProtectionOptions options, int processors, string folder)
    {
        foreach (var (name, text) in ProblemFiles.Write(problem))
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }

        var program = Environment.ProcessPath!;
        string[] self = Path.GetFileNameWithoutExtension(program) == "dotnet" ? ["exec", typeof(BenchRepeats).Assembly.Location] : [];
        string[] groups = problem.Contributions.Count > 0 ? ["--contributions", Path.Combine(folder, "contributions.csv")] : [];
        string[] arguments =
        [
            "protect", "--cells", Path.Combine(folder, "cells.csv"), "--equations", Path.Combine(folder, "eqs.csv"), .. groups, "--out", Path.Combine(folder, "out"),
            "--seed", options.Seed, "--engine", options.Engine.ToString(),
            "--value-weight", options.ValueWeight.ToString(CultureInfo.InvariantCulture),
            "--programs", options.ImprovementPrograms.ToString(CultureInfo.InvariantCulture),
        ];
        var start = new ProcessStartInfo(program, [.. self, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_PROCESSOR_COUNT"] = processors.ToString("x", CultureInfo.InvariantCulture);
        using var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == ExitCodes.Done
            && Array.TrueForAll(expected, file => File.Exists(Path.Combine(folder, "out", file.Name)) && File.ReadAllText(Path.Combine(folder, "out", file.Name)) == file.Text);
    }

    /// <summary>Rows from another place on, every other time from the end to the beginning.</summary>
    private static ProtectionProblem Shuffled(ProtectionProblem problem, int run) =>
        problem with { Cells = Turn(problem.Cells, run), Equations = Turn(problem.Equations, run), Contributions = Turn(problem.Contributions, run) };

    private static IReadOnlyList<T> Turn<T>(IReadOnlyList<T> rows, int run)
    {
        var start = rows.Count * run / 23;
        var turned = rows.Skip(start).Concat(rows.Take(start));
        return [.. run % 2 == 0 ? turned : turned.Reverse()];
    }
}
