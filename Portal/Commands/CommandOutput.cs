using Portal.Documents;

namespace Portal.Commands;

/// <summary>Where verbs write: documents on standard output, everything else on standard error.</summary>
internal static class CommandOutput
{
    /// <summary>Results; tests may replace it.</summary>
    internal static TextWriter Out => Console.Out;

    /// <summary>Logs, progress and refusals.</summary>
    internal static TextWriter Error => Console.Error;

    /// <summary>Writes one JSON document and a line end, numbers in full precision.</summary>
    internal static void WriteJson<T>(T document) => Out.WriteLine(Json.Text(document));
}
