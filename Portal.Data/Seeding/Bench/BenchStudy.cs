using System.Diagnostics;
using Portal.Data.Cube;
using Portal.Data.Storage;

namespace Portal.Data.Seeding;

/// <summary>Measures a cube of a given size: what it costs, and how fast it answers, beside plain rows asked in SQL.</summary>
public sealed class BenchStudy
{
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

    /// <summary>Writes the same items as plain rows into an empty database, and asks these; seconds to write, then times of the questions.</summary>
    /// <param name="database">An empty SQLite database.</param>
    /// <param name="questions">Random questions, beside the whole three years.</param>
    /// <param name="progress">Gets the share written.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<BenchRaw> RawAsync(Database database, int questions, IProgress<double>? progress, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        await new BenchRawStore(database).WriteAsync(world, progress, cancellation);
        var seconds = watch.Elapsed.TotalSeconds;
        await using var connection = await database.OpenAsync(cancellation);
        var total = await TimeAsync([BenchQuestion.Total(world)]);
        return new BenchRaw
        {
            Items = Options.Items,
            WriteSeconds = seconds,
            FileBytes = await BenchSizeQueries.FileBytesAsync(connection, database.File, cancellation),
            TotalMilliseconds = total[0],
            Random = BenchTiming.Of(await TimeAsync(BenchQuestion.Random(world, Options.Seed, questions))),
        };

        async Task<List<double>> TimeAsync(IEnumerable<BenchQuestion> asked)
        {
            var times = new List<double>();
            foreach (var question in asked)
            {
                watch.Restart();
                await BenchRawStore.AnswerAsync(connection, question, cancellation);
                times.Add(watch.Elapsed.TotalMilliseconds);
            }

            return times;
        }
    }
}
