using System.Diagnostics;
using Portal.Data.Disclosure;

namespace Portal.Commands;

/// <summary>Shows the steps of a protection on standard error, and splits the time into protecting and auditing.</summary>
internal sealed class StepWatch : IProgress<ProtectionProgress>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly string _label;
    private string _step = "";
    private double _lastShown = -1;
    private double? _protected;

    internal StepWatch(string label = "") => _label = label;

    /// <summary>Seconds before the audit began, or all if there was none.</summary>
    internal double ProtectSeconds => Math.Round(_protected ?? _watch.Elapsed.TotalSeconds, 3);

    internal double AuditSeconds => Math.Round(_watch.Elapsed.TotalSeconds - (_protected ?? _watch.Elapsed.TotalSeconds), 3);

    internal double TotalSeconds => Math.Round(_watch.Elapsed.TotalSeconds, 3);

    public void Report(ProtectionProgress value)
    {
        var now = _watch.Elapsed.TotalSeconds;
        if (value.Step is "intervals" or "check")
        {
            _protected ??= now;
        }

        if (value.Step != _step || now - _lastShown > 1)
        {
            _step = value.Step;
            _lastShown = now;
            CommandOutput.Error.WriteLine($"{_label}{value.Step} {value.Done}/{value.Total} after {now:F1} s");
        }
    }
}
