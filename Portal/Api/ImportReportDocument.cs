using System.Text.Json;
using Portal.Data.Imports;

namespace Portal.Api;

/// <summary>The report of an import with the names that <c>portal import --json</c> uses.</summary>
internal static class ImportReportDocument
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>200 where the events are stored, or would be; otherwise 422 and a problem with the same members.</summary>
    internal static (int Status, string Document) Write(ImportReport report, bool isDryRun)
    {
        var isRefused = !report.IsStored && !(isDryRun && report.Rejected == 0);
        var document = new Dictionary<string, object>(StringComparer.Ordinal);
        if (isRefused)
        {
            document["type"] = ProblemTypes.Uri(ProblemTypes.RowsRefused);
            document["title"] = "Rows were refused, so nothing of the body is stored.";
            document["status"] = StatusCodes.Status422UnprocessableEntity;
        }

        document["accepted"] = report.Accepted;
        document["duplicates"] = report.Duplicates;
        document["rejected"] = report.Rejected;
        document["problems"] = report.Problems;
        document["problem_count"] = report.ProblemCount;
        document["seconds"] = report.Seconds;
        document["is_stored"] = report.IsStored;
        return (isRefused ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status200OK, JsonSerializer.Serialize(document, Options));
    }
}
