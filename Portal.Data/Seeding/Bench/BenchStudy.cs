using System.Diagnostics;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>Measures a cube of a given size: what it costs, and how fast it answers.</summary>
public sealed class BenchStudy
{
    private const double Day = 86_400;
    private readonly BenchWorld world;

    /// <summary>Prepares the items of a size.</summary>
    public BenchStudy(BenchOptions options)
    {
        Options = options;
        world = new BenchWorld(options);
    }

    /// <summary>What is measured.</summary>
    public BenchOptions Options { get; }

    /// <summary>Fills the cube of an empty, migrated database.</summary>
    public async Task<BenchBuild> BuildAsync(Database database, IProgress<double>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await using var connection = await database.OpenAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var store = new CubeBlockStore(transaction);
        var cube = new BenchCube(world, store);
        await cube.WriteAsync(progress, cancellation);
        await transaction.CommitAsync(cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        return await MeasureAsync(database, cancellation) with
        {
            Cells = cube.Realised.ToDictionary(one => one.Key.ToString(), one => one.Value),
            Seconds = seconds,
        };
    }

    /// <summary>Measures a cube that was filled before; cells are not counted again, and the time is not known.</summary>
    public async Task<BenchBuild> MeasureAsync(Database database, CancellationToken cancellation)
    {
        await using var connection = await database.OpenAsync(cancellation);
        return new BenchBuild
        {
            Items = Options.Items,
            Slices = world.Slices.Count(slice => slice.Items > 0),
            Cells = new Dictionary<string, long>(StringComparer.Ordinal),
            Bytes = (await BenchSizeQueries.BlockBytesAsync(connection, cancellation)).ToDictionary(one => one.Key.ToString(), one => one.Value),
            FileBytes = await BenchSizeQueries.FileBytesAsync(connection, database.File, cancellation),
            Seconds = 0,
        };
    }

    /// <summary>Asks the filled cube: the whole three years, then random questions, each with every measure and every interval that it keeps.</summary>
    /// <param name="database">The cube.</param>
    /// <param name="questions">Random questions.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<BenchCubeTimes> AskAsync(Database database, int questions, CancellationToken cancellation)
    {
        var cube = new CubeQueries(database);
        var total = BenchQuestion.Total(world);
        var cold = await TimeAsync(total);
        var warm = new List<double>();
        for (var round = 0; round < 5; round++)
        {
            warm.Add(await TimeAsync(total));
        }

        List<(string Kind, double Milliseconds)> first = [];
        List<(string Kind, double Milliseconds)> again = [];
        var processor = new List<double>();
        foreach (var times in new[] { first, again })
        {
            processor.Clear();
            foreach (var question in BenchQuestion.Random(world, Options.Seed, questions))
            {
                var before = Environment.CpuUsage.TotalTime;
                times.Add((question.Name, await TimeAsync(question)));
                processor.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            }
        }

        return new BenchCubeTimes
        {
            TotalColdMilliseconds = cold,
            Total = BenchTiming.Of(warm),
            First = BenchTiming.Of(first.Select(one => one.Milliseconds)),
            Random = BenchTiming.Of(again.Select(one => one.Milliseconds)),
            RandomProcessor = BenchTiming.Of(processor),
            ByKind = again.GroupBy(one => one.Kind).ToDictionary(kind => kind.Key, kind => BenchTiming.Of(kind.Select(one => one.Milliseconds))),
        };

        async Task<double> TimeAsync(BenchQuestion question) => (await AskAsync(cube, world, question, cancellation)).Milliseconds;
    }

    /// <summary>Asks a cube one question and reads every figure of the answer.</summary>
    internal static async Task<(double Milliseconds, CubeReport Report)> AskAsync(CubeQueries cube, BenchWorld world, BenchQuestion question, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var answer = await cube.ReportAsync(new Scope.All(), world.FilterOf(question), new SliceWindow(question.From, question.To, world.Now), null, cancellation);
        if (answer is CubeAnswer.Served { Report: var report })
        {
            Read(report);
            return (watch.Elapsed.TotalMilliseconds, report);
        }

        throw new InvalidOperationException($"The cube does not answer: {((CubeAnswer.NotServed)answer).Because}");
    }

    // Figures are computed when they are read, and the answer to a question is all of them
    private static void Read(CubeReport report)
    {
        _ = (report.Counts, report.ClaimOnly, report.Flow, report.OnTime, report.OnTimeAgainstOriginal, report.Acknowledgement, report.Availability);
        _ = (report.Backlog, report.ClosedOnly, report.Little, report.WaysOut, report.Projection);
        Array.ForEach([7, 30, 90], days => _ = (report.Reappearance.ReadFirst(days * Day), report.Reappearance.MeanBy(days * Day)));
        Read(report.Period);
        Read(report.Cohort);
    }

    private static void Read(CellEstimates estimates)
    {
        Array.ForEach([0.5, 0.75, 0.9, 0.95], p => estimates.Quantile(p));
        Array.ForEach([Day / 24, Day, 2 * Day, 3 * Day, 7 * Day, 30 * Day], age => estimates.SurvivalAt(age));
        estimates.RestrictedMean(30 * Day);
        estimates.SlowestTenthMean(30 * Day);
    }
}
