using System.Diagnostics;
using System.Globalization;

namespace Portal.Commands;

/// <summary>How much is done and the rate so far, rewritten on a terminal a few times a second.</summary>
internal sealed class RateProgress : IProgress<long>
{
    private readonly string what;
    private readonly string unit;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private double shown = -1;

    private RateProgress(string what, string unit) => (this.what, this.unit) = (what, unit);

    /// <summary>Null where nobody looks.</summary>
    internal static RateProgress? Create(string what, string unit) => Console.IsErrorRedirected ? null : new RateProgress(what, unit);

    public void Report(long value)
    {
        var now = watch.Elapsed.TotalSeconds;
        if (now - shown >= 0.2)
        {
            shown = now;
            CommandOutput.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{what}: {value:N0} {unit}, {value / Math.Max(now, 0.001):N0} a second "));
        }
    }
}
