using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;
using Portal.Data.Imports;
using Portal.Data.Notices;

namespace Portal.Data.Seeding;

/// <summary>
/// Makes synthetic events in the order in which they become known, with bounded memory. A notice depends on the seed and its number
/// alone, so the bytes do not depend on the number of threads.
/// </summary>
public sealed class Generator
{
    private const int NoticesPerChunk = 500;

    private readonly GeneratorOptions options;
    private readonly SyntheticWorld world;
    private readonly NoticeArrivals arrivals;
    private readonly EventDirt dirt;

    /// <summary>Prepares the world of a seed.</summary>
    public Generator(GeneratorOptions options)
    {
        this.options = options;
        world = new SyntheticWorld(options);
        arrivals = new NoticeArrivals(world);
        dirt = new EventDirt(world);
    }

    internal SyntheticWorld World => world;

    /// <summary>Name of the events file.</summary>
    public string EventsFile => options.Format == EventFormat.Csv ? "events.csv" : "events.ndjson";

    /// <summary>Writes the events to a stream; the folder takes temporary files.</summary>
    /// <param name="output">Receives the file's bytes.</param>
    /// <param name="temporaryFolder">Folder for days that do not fit in memory; they are deleted at the end.</param>
    /// <param name="progress">Gets the share done, 0..1, from any thread.</param>
    /// <param name="cancellation">Stops between chunks.</param>
    public GeneratorResult Write(Stream output, string temporaryFolder, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var days = new DayPartitions(temporaryFolder, GeneratorOptions.Days + 1);
        var counts = new GeneratorCounts();
        var chunks = (arrivals.Count + NoticesPerChunk - 1) / NoticesPerChunk;
        var done = 0L;
        Parallel.For(0L, chunks, new ParallelOptions { MaxDegreeOfParallelism = options.Threads, CancellationToken = cancellation }, chunk =>
        {
            var own = new GeneratorCounts();
            for (var number = chunk * NoticesPerChunk; number < Math.Min((chunk + 1) * NoticesPerChunk, arrivals.Count); number++)
            {
                Make(arrivals.At(number), days, own);
            }

            lock (counts)
            {
                counts.Add(own);
                progress?.Report(++done * 0.9 / chunks);
            }
        });

        var sha256 = Concatenate(days, output, cancellation);
        progress?.Report(1);
        return Result(counts, sha256);
    }

    /// <summary>Events of a notice and of those that follow from it, as drafts; for tests.</summary>
    internal IEnumerable<(NoticePlan Plan, List<DraftEvent> Events)> Play(long number)
    {
        var waiting = new Queue<NoticePlan>([arrivals.At(number)]);
        while (waiting.TryDequeue(out var plan))
        {
            var (events, followers) = NoticeHistory.Play(world, plan);
            followers.ForEach(waiting.Enqueue);
            yield return (plan, dirt.Apply(plan, events));
        }
    }

    internal long NoticeCount => arrivals.Count;

    private void Make(NoticePlan first, DayPartitions days, GeneratorCounts counts)
    {
        foreach (var (plan, events) in Play((long)first.Index))
        {
            counts.FollowingNotices += plan.Depth > 0 ? 1 : 0;
            for (var position = 0; position < events.Count; position++)
            {
                var one = events[position];
                if (one.At > SyntheticWorld.Horizon || one.KnownAt > SyntheticWorld.Horizon)
                {
                    continue;
                }

                var cells = DraftCells.Of(world, plan, one);
                Add(days, one, cells, KeyOf(plan, position));
                counts.Count(EventWords.Of(one.Type), one.Dirt);
                if (options.Profile.HasHostileRows
                    && HostileRows.MaybeFrom(cells, CounterRandom.For(options.Seed, GeneratorStreams.Anomalies, plan.Index), 300_000 + ((ulong)position * 2)) is { } bad)
                {
                    Add(days, one, bad, KeyOf(plan, position) ^ 1);
                    counts.Count("refused", "hostile_row");
                }
            }
        }
    }

    /// <summary>Differs between any two rows; the lowest bit is free for a hostile copy.</summary>
    private static ulong KeyOf(NoticePlan plan, int position) => CounterRandom.Mix(plan.Index) ^ CounterRandom.Mix((ulong)position + 1) << 1;

    private void Add(DayPartitions days, DraftEvent one, string?[] cells, ulong number)
    {
        // Dirty files are shuffled within each hour; clean ones are in order to the second.
        var key = options.Profile.HasDirt ? one.KnownAt / 3600 : one.KnownAt;
        days.Add((int)(one.KnownAt / SyntheticWorld.Day), key, CounterRandom.Mix(number), EventWriter.Line(cells, options.Format));
    }

    private string Concatenate(DayPartitions days, Stream output, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        if (options.Format == EventFormat.Csv)
        {
            Put(Encoding.ASCII.GetBytes(EventColumns.Header + "\n"));
        }

        foreach (var line in days.Sorted())
        {
            cancellation.ThrowIfCancellationRequested();
            Put(line.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.AppendData(bytes);
            output.Write(bytes);
        }
    }

    private GeneratorResult Result(GeneratorCounts counts, string sha256) => new()
    {
        Profile = options.Profile.Name,
        Seed = options.Seed,
        Start = LocalDatePattern.Iso.Format(options.Start),
        End = LocalDatePattern.Iso.Format(options.Start.PlusDays(GeneratorOptions.Days)),
        Providers = world.Providers.Count,
        Items = options.Items,
        Notices = arrivals.Count,
        FollowingNotices = counts.FollowingNotices,
        Events = counts.Events,
        EventTypes = counts.EventTypes,
        Dirt = counts.Dirt,
        EventsFile = EventsFile,
        EventsSha256 = sha256,
    };
}
