using System.Globalization;
using Portal.Data.Storage;

namespace Portal.Commands;

/// <summary>Where the work of an import went, stage by stage.</summary>
internal static class BenchStages
{
    /// <summary>Processor time and allocation an event: altogether, by stage, and what no stage measured, such as compiling and collecting beside it.</summary>
    internal static void Show(in BenchWork work, IReadOnlyList<StageCost> stages, long events)
    {
        Line("processor time", work.Processor, work.Allocated, events);
        foreach (var stage in stages)
        {
            Line("  " + stage.Name, stage.Processor, stage.Bytes, events);
        }

        var (processor, bytes) = (stages.Sum(one => one.Processor.TotalMicroseconds), stages.Sum(one => one.Bytes));

        // On PostgreSQL much of a stage goes on on another thread once the server has answered
        Line("  in no stage, or after a wait", work.Processor - TimeSpan.FromMicroseconds(processor), work.Allocated - bytes, events);
        Write($"  passed meanwhile: compiling {work.Compiling.TotalSeconds:N1} s, all threads held by collections {work.Paused.TotalSeconds:N1} s; collections {work.Collections}");
    }

    private static void Line(string name, TimeSpan processor, long bytes, long events) =>
        Write($"{name,-32}{processor.TotalMicroseconds / events,12:N2} us{(double)bytes / events,12:N0} bytes an event");

    private static void Write(FormattableString line) => CommandOutput.Error.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
