using System.Diagnostics;
using Portal.Data.Disclosure;

namespace Portal.Commands;

/// <summary>Shows the steps of a protection on standard error, and splits the time into protecting and auditing.</summary>
internal sealed class StepWatch : IProgress<ProtectionProgress>
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan _processorAtStart = Environment.CpuUsage.TotalTime;
    private readonly string _label;
    private string _step = "";
    private double _lastShown = -1;
    private (double Wall, double Processor) _stepBegan;
    private (double Wall, double Processor) _audit;
    private (double Wall, double Processor)? _ended;

    internal StepWatch(string label = "") => _label = label;

    /// <summary>Seconds of finding the pattern and its proof.</summary>
    internal double ProtectSeconds => Math.Round(Now.Wall - Audit.Wall, 3);

    /// <summary>Seconds of working out intervals and checking the proof.</summary>
    internal double AuditSeconds => Math.Round(Audit.Wall, 3);

    internal double TotalSeconds => Math.Round(Now.Wall, 3);

    /// <summary>The same in processor time of this process: what a loaded machine hardly changes.</summary>
    internal double ProtectProcessorSeconds => Math.Round(Now.Processor - Audit.Processor, 3);

    internal double AuditProcessorSeconds => Math.Round(Audit.Processor, 3);

    internal double TotalProcessorSeconds => Math.Round(Now.Processor, 3);

    private (double Wall, double Processor) Now => _ended ?? (_watch.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - _processorAtStart).TotalSeconds);

    /// <summary>Parts are protected one after the other, so that both kinds of step take turns.</summary>
    private (double Wall, double Processor) Audit =>
        _step is "intervals" or "check" ? (_audit.Wall + Now.Wall - _stepBegan.Wall, _audit.Processor + Now.Processor - _stepBegan.Processor) : _audit;

    /// <summary>Ends the measurement.</summary>
    internal void Stop() => _ended = Now;

    public void Report(ProtectionProgress value)
    {
        var now = _watch.Elapsed.TotalSeconds;
        var isShown = value.Step != _step || now - _lastShown > 1;
        if (value.Step != _step)
        {
            (_audit, _step) = (Audit, value.Step);
            _stepBegan = Now;
        }

        if (isShown)
        {
            _lastShown = now;
            CommandOutput.Error.WriteLine($"{_label}{value.Step} {value.Done}/{value.Total} after {now:F1} s");
        }
    }
}
