using System.Diagnostics;
using Portal.Data.Cube;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>Asks plain rows in SQL what the cube of the same items is asked, and holds both answers against each other.</summary>
/// <param name="options">The items.</param>
public sealed class BenchRawStudy(BenchOptions options)
{
    private const int Rounds = 3;

    private readonly BenchWorld world = new(options);

    /// <summary>Writes the items as plain rows where they are not there yet, and asks the questions of <see cref="BenchQuestion.ByWidth"/>.</summary>
    /// <param name="database">An empty SQLite database, or one with the rows of the same items.</param>
    /// <param name="cubeOfThem">The cube of the very same items, to be asked the same; null where there is none.</param>
    /// <param name="random">Random slices of each kind, beside the largest.</param>
    /// <param name="withPlans">Whether the database shall say how it goes about them.</param>
    /// <param name="progress">Gets the share written.</param>
    /// <param name="asked">Gets each question as it is answered.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<BenchRaw> RunAsync(
        Database database, Database? cubeOfThem, int random, bool withPlans, IProgress<double>? progress, IProgress<BenchRawQuestion>? asked, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var rows = new BenchRawStore(database);
        var isThere = await rows.IsThereAsync(cancellation);
        if (!isThere)
        {
            await rows.WriteAsync(world, progress, cancellation);
        }

        var seconds = watch.Elapsed.TotalSeconds;
        await using var connection = await new BenchRawQueries(database).OpenAsync(cancellation);
        var cube = cubeOfThem is null ? null : new CubeQueries(cubeOfThem);
        var plans = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var answers = new List<BenchRawQuestion>();
        foreach (var question in BenchQuestion.ByWidth(world, options.Seed, random))
        {
            if (withPlans && !plans.ContainsKey(question.Name))
            {
                plans.Add(question.Name, await BenchRawQueries.PlanAsync(connection, question, BenchRawWay.Index, world.Now.ToUnixTimeSeconds(), cancellation));
            }

            var before = Environment.CpuUsage.TotalTime;
            var (raw, milliseconds) = await AskAsync(question, BenchRawWay.Index);
            var processor = Environment.CpuUsage.TotalTime - before;
            var scan = question.IsOfEverything ? (Answer: raw, Milliseconds: milliseconds) : await AskAsync(question, BenchRawWay.Scan);
            var answer = new BenchRawQuestion
            {
                Kind = question.Name,
                Slice = world.NameOf(question),
                Items = world.Slices.Where(question.Holds).Sum(slice => slice.Items),
                Months = question.Months,
                RawMilliseconds = milliseconds,
                ScanMilliseconds = scan.Milliseconds,
                CubeMilliseconds = null,
                RawProcessorMilliseconds = processor.TotalMilliseconds,
                CubeProcessorMilliseconds = null,
                Differences = scan.Answer == raw ? [] : ["reading every row gives another answer than the index"],
            };
            answers.Add(cube is null ? answer : await BesideAsync(cube, question, raw, answer, cancellation));
            asked?.Report(answers[^1]);
        }

        return new BenchRaw
        {
            Items = options.Items,
            WriteSeconds = isThere ? 0 : seconds,
            FileBytes = await BenchSizeQueries.FileBytesAsync(connection, database.File, cancellation),
            Compared = BenchComparison.Compared,
            Questions = answers,
            ByKind = cube is null ? null : ByKind(answers, one => one.Ratio!.Value),
            ByKindBesideScans = cube is null ? null : ByKind(answers, one => one.ScanRatio!.Value),
            Plans = withPlans ? plans : null,
        };

        async Task<(BenchRawAnswer Answer, double Milliseconds)> AskAsync(BenchQuestion question, BenchRawWay way)
        {
            watch.Restart();
            return (await BenchRawQueries.AnswerAsync(connection, question, way, world.Now.ToUnixTimeSeconds(), cancellation), watch.Elapsed.TotalMilliseconds);
        }
    }

    private static Dictionary<string, BenchRatios> ByKind(IEnumerable<BenchRawQuestion> answers, Func<BenchRawQuestion, double> ratio) =>
        answers.GroupBy(one => one.Kind).ToDictionary(kind => kind.Key, kind => BenchRatios.Of(kind.Select(ratio)));

    // Once to warm up, as the rows were just read too, then the middle of three
    private async Task<BenchRawQuestion> BesideAsync(CubeQueries cube, BenchQuestion question, BenchRawAnswer raw, BenchRawQuestion answer, CancellationToken cancellation)
    {
        var (_, report) = await BenchStudy.AskAsync(cube, world, question, cancellation);
        var times = new List<double>();
        var before = Environment.CpuUsage.TotalTime;
        for (var round = 0; round < Rounds; round++)
        {
            times.Add((await BenchStudy.AskAsync(cube, world, question, cancellation)).Milliseconds);
        }

        return answer with
        {
            CubeMilliseconds = times.Order().ElementAt(Rounds / 2),
            CubeProcessorMilliseconds = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / Rounds,
            Differences = [.. answer.Differences, .. BenchComparison.Differences(raw, report)],
        };
    }
}
