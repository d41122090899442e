using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Data.Seeding;

namespace Portal.Commands;

/// <summary><c>portal bench clocks</c>: obligations evaluated from a file of events on one core, beside only reading the same file.</summary>
internal static class BenchClocks
{
    private const int Samples = 20_000;

    internal static Command Create()
    {
        var obligations = new Option<long>("--obligations") { Description = "Obligations, about.", DefaultValueFactory = _ => 1_000_000 };
        var json = new Option<bool>("--json") { Description = "Prints JSON." };
        var command = new Command("clocks", "Evaluates obligations from a synthetic file of events on one core.") { obligations, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(obligations) < 1)
            {
                CommandOutput.Error.WriteLine("--obligations must be 1 or more.");
                return ExitCodes.WrongUsage;
            }

            return CatalogueFiles.Load(null) is CatalogueResult.Loaded { Catalogue: var catalogue }
                ? Run(parsed.GetValue(obligations), catalogue, parsed.GetValue(json))
                : throw new UnreachableException();
        });
        return command;
    }

    private static int Run(long wanted, RuleCatalogue catalogue, bool isJson)
    {
        using var process = Process.GetCurrentProcess();
        OnOneCore(process);
        var file = Path.Combine(Path.GetTempPath(), "portal-bench-" + Path.GetRandomFileName() + ".csv");
        try
        {
            CommandOutput.Error.WriteLine("writing synthetic events ...");
            using (var output = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20))
            {
                ClockWorkload.Write(output, wanted, 1);
            }

            var view = new ClockView(ClockWorkload.From + Duration.FromDays(64), null);

            // The first pass of each only warms up
            Evaluate(file, catalogue, view, 20_000);
            CommandOutput.Error.WriteLine("reading ...");
            var read = Step(() => Count(Rows(file, catalogue)));
            CommandOutput.Error.WriteLine("evaluating ...");
            var evaluated = Step(() => Evaluate(file, catalogue, view, long.MaxValue));
            CommandOutput.Error.WriteLine("taking single events ...");
            var single = Single(file, catalogue, view);
            Print(isJson, new Result(
                evaluated.Count, read.Count, evaluated.Wall, evaluated.Cpu, evaluated.Count / evaluated.Cpu, read.Cpu, evaluated.Cpu / read.Cpu,
                single[single.Length / 2], single[single.Length * 99 / 100], process.PeakWorkingSet64 / (1024 * 1024),
                catalogue.Version, DateTimeZoneProviders.Tzdb.VersionId));
            return ExitCodes.Done;
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void OnOneCore(Process process)
    {
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
        {
            process.ProcessorAffinity = 1;
        }
    }

    private static IEnumerable<EventRow> Rows(string file, RuleCatalogue catalogue)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        foreach (var row in EventReader.Read(stream, EventFormat.Csv, EventReaderOptions.WithoutDatabase(catalogue.Knows)))
        {
            yield return row;
        }
    }

    private static long Count<T>(IEnumerable<T> all) => all.LongCount();

    private static long Evaluate(string file, RuleCatalogue catalogue, ClockView view, long rows)
    {
        using var events = EventFiles.NewGrouper();
        foreach (var row in Rows(file, catalogue).OfType<EventRow.Accepted>())
        {
            events.Add(row.Event, row.Row);
            if (--rows == 0)
            {
                break;
            }
        }

        return events.ReusedRows().Count > 0
            ? throw new InvalidDataException("The synthetic events use an id twice.")
            : Count(DeadlineCalculator.EvaluateNotices(events.Notices(), catalogue, view));
    }

    /// <summary>Microseconds that one further event of a notice takes, sorted.</summary>
    private static double[] Single(string file, RuleCatalogue catalogue, ClockView view)
    {
        var notices = Rows(file, catalogue).OfType<EventRow.Accepted>().Take(Samples * 5).Select(row => row.Event)
            .GroupBy(one => one.NoticeRef, StringComparer.Ordinal).Take(Samples).Select(group => group.ToList()).ToArray();
        var micros = new double[notices.Length];
        for (var at = 0; at < notices.Length; at++)
        {
            var seen = new NoticeEvent
            {
                Source = "bench",
                EventId = "new",
                NoticeRef = notices[at][0].NoticeRef,
                Type = EventType.Seen,
                OccurredAt = view.AsOf,
                RecordedAt = view.AsOf,
            };
            var began = Stopwatch.GetTimestamp();
            notices[at].Add(seen);
            GC.KeepAlive(NoticeClocks.Of(notices[at], catalogue, view));
            micros[at] = Stopwatch.GetElapsedTime(began).TotalMicroseconds;
        }

        Array.Sort(micros);
        return micros;
    }

    private static (long Count, double Wall, double Cpu) Step(Func<long> run)
    {
        GC.Collect();
        var (began, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var count = run();
        return (count, Stopwatch.GetElapsedTime(began).TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
    }

    private static void Print(bool isJson, Result result)
    {
        if (isJson)
        {
            CommandOutput.WriteJson(result);
            return;
        }

        CommandOutput.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{result.Obligations} obligations from {result.Events} events: {result.CpuSeconds:0.00} s of one core ({result.Seconds:0.00} s passed), {result.ObligationsPerCpuSecond:0} a second"));
        CommandOutput.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"only reading the same file: {result.ReadCpuSeconds:0.00} s; ratio {result.RatioToReading:0.00}"));
        CommandOutput.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one further event of a notice: {result.SingleMicrosP50:0.0} us at the median, {result.SingleMicrosP99:0.0} us at 99 %"));
        CommandOutput.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"peak memory {result.PeakMegabytes} MB; rules {result.Catalogue}, time zones {result.Tzdb}"));
    }

    private sealed record Result(
        long Obligations, long Events, double Seconds, double CpuSeconds, double ObligationsPerCpuSecond, double ReadCpuSeconds, double RatioToReading,
        double SingleMicrosP50, double SingleMicrosP99, long PeakMegabytes, string Catalogue, string Tzdb);
}
