using Portal.Data.Imports;

namespace Portal.Commands;

/// <summary>Prints what imports did.</summary>
internal static class ImportOutput
{
    internal static void Write(IReadOnlyList<string> files, List<ImportReport> reports, bool isJson)
    {
        if (!isJson)
        {
            for (var at = 0; at < files.Count; at++)
            {
                WriteText(files[at], reports[at]);
            }

            return;
        }

        CommandOutput.WriteJson(new
        {
            accepted = reports.Sum(report => report.Accepted),
            duplicates = reports.Sum(report => report.Duplicates),
            rejected = reports.Sum(report => report.Rejected),
            problems = reports.SelectMany(report => report.Problems),
            problem_count = reports.Sum(report => report.ProblemCount),
            seconds = reports.Sum(report => report.Seconds),
            is_stored = reports.All(report => report.IsStored),
            files = files.Zip(reports, (file, report) => new { file, report.Accepted, report.Duplicates, report.Rejected, report.IsStored }),
        });
    }

    private static void WriteText(string file, ImportReport report)
    {
        var rate = (report.Accepted + report.Duplicates) / Math.Max(report.Seconds, 1e-3);
        CommandOutput.Out.WriteLine(
            $"{file}: {report.Accepted} accepted, {report.Duplicates} duplicates, {report.Rejected} rejected, {report.Seconds:N1} s ({rate:N0} a second), {(report.IsStored ? "stored" : "nothing stored")}");
        foreach (var problem in report.Problems)
        {
            CommandOutput.Out.WriteLine($"  row {problem.Row} {problem.Column}: {problem.Rule}. {problem.Message}");
        }

        if (report.ProblemCount > report.Problems.Count)
        {
            CommandOutput.Out.WriteLine($"  and {report.ProblemCount - report.Problems.Count} more problems");
        }
    }
}
