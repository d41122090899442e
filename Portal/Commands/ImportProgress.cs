using System.Diagnostics;
using System.Globalization;

namespace Portal.Commands;

/// <summary>Rows read and the rate so far, rewritten on a terminal a few times a second.</summary>
internal sealed class ImportProgress : IProgress<long>
{
    private readonly string file;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private double shown = -1;

    private ImportProgress(string file) => this.file = file;

    /// <summary>Null where nobody looks.</summary>
    internal static ImportProgress? Create(string file) => Console.IsErrorRedirected ? null : new ImportProgress(Path.GetFileName(file));

    public void Report(long value)
    {
        var now = watch.Elapsed.TotalSeconds;
        if (now - shown >= 0.2)
        {
            shown = now;
            CommandOutput.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{file}: {value:N0} rows, {value / Math.Max(now, 0.001):N0} a second "));
        }
    }
}
