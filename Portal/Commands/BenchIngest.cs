using System.CommandLine;
using System.Globalization;
using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Seeding;
using Portal.Data.Storage;

namespace Portal.Commands;

/// <summary><c>portal bench ingest</c>: an import with everything included, beside what the database can do at best with the same rows.</summary>
internal static class BenchIngest
{
    internal static Command Create()
    {
        var items = new Option<long>("--items") { Description = "Items to generate and import.", DefaultValueFactory = _ => 100_000 };
        var seed = new Option<ulong>("--seed") { Description = "Equal seeds give equal events.", DefaultValueFactory = _ => 1 };
        var database = new Option<string?>("--db") { Description = "An empty database; a temporary SQLite file where not given." };
        var command = new Command("ingest", "Imports generated events, everything included, and inserts the same rows raw.") { items, seed, database };
        command.SetAction(async (parsed, cancellation) =>
        {
            var folder = Directory.CreateTempSubdirectory("portal-bench-").FullName;
            try
            {
                return await RunAsync(parsed.GetValue(items), parsed.GetValue(seed), parsed.GetValue(database), folder, cancellation);
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(long items, ulong seed, string? address, string folder, CancellationToken cancellation)
    {
        var profile = GeneratorProfile.All.Single(one => one.Name == "demo");
        var options = new GeneratorOptions
        {
            Profile = profile,
            Items = items,
            Seed = seed,
            Start = new LocalDate(2023, 1, 2),
            Format = EventFormat.Csv,
            Threads = Environment.ProcessorCount,
        };
        await using var opened = await CommandDatabase.OpenAsync(address ?? Path.Combine(folder, "portal.db"), cancellation);
        var prepared = await BenchImport.PrepareAsync(opened, options, folder, cancellation);

        BenchMachine.ForgetPeak();
        using var stages = new StageCosts();
        var before = BenchWork.Now();
        var report = await prepared.RunAsync(cancellation);
        var work = BenchWork.Now() - before;
        var costs = stages.All;
        var peak = BenchMachine.PeakBytes();
        var sizes = await new TableSizeQueries(opened.Database).AllAsync(cancellation);
        var raw = await RawAsync(opened, folder, address, prepared.File, cancellation);

        var rows = report.Accepted + report.Duplicates;
        var (rate, rawRate) = (rows / report.Seconds, raw.Rows / raw.Seconds);
        Show(report, rate, rawRate, peak, sizes, items);
        BenchStages.Show(work, costs, rows);
        CommandOutput.WriteJson(new
        {
            items,
            events = rows,
            stored = report.Accepted,
            seconds = report.Seconds,
            events_per_second = rate,
            raw_events_per_second = rawRate,
            ratio = rate / rawRate,
            peak_bytes = peak,
            bytes_per_item = sizes.Sum(size => size.Bytes) / (double)items,
            tables = sizes.ToDictionary(size => size.Name, size => size.Bytes / (double)items, StringComparer.Ordinal),
            load = BenchMachine.Load(),
            processors = Environment.ProcessorCount,
        });
        return report.IsStored ? ExitCodes.Done : ExitCodes.Finding;
    }

    private static async Task<(long Rows, double Seconds)> RawAsync(CommandDatabase opened, string folder, string? address, string file, CancellationToken cancellation)
    {
        // On PostgreSQL beside the imported tables; on SQLite in a file of its own, which is fresh as that of the import was
        var isOwn = address is null || opened.Database.File is not null;
        var database = isOwn ? Database.At(Path.Combine(folder, "raw.db")) : opened.Database;
        await using var raw = await RawInsertStore.OpenAsync(database, await opened.HasherAsync(cancellation), cancellation);
        await using var stream = File.OpenRead(file);
        var options = EventReaderOptions.WithoutDatabase(isRule: null) with { Source = DemoSeeder.Source.Code };
        foreach (var some in EventReader.Read(stream, EventFormat.Csv, options).OfType<EventRow.Accepted>().Select(row => row.Event).Chunk(8192))
        {
            await raw.InsertAsync(some, cancellation);
        }

        await raw.CommitAsync(cancellation);
        return (raw.Rows, raw.Seconds);
    }

    private static void Show(ImportReport report, double rate, double rawRate, long peak, IReadOnlyList<TableSize> sizes, long items)
    {
        var text = CommandOutput.Error;
        void Line(FormattableString line) => text.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Line($"import, everything included {rate,12:N0} events/s  ({report.Accepted:N0} stored, {report.Duplicates:N0} duplicates, {report.Seconds:N1} s)");
        Line($"raw inserts, same rows      {rawRate,12:N0} events/s");
        Line($"ratio                       {rate / rawRate,12:N2}");
        Line($"peak memory                 {peak / 1e6,12:N0} MB");
        Line($"load, {Environment.ProcessorCount} processors          {BenchMachine.Load(),12}");
        Line($"bytes an item, all tables   {sizes.Sum(size => size.Bytes) / (double)items,12:N0}");
        foreach (var size in sizes.Where(size => size.Bytes >= items))
        {
            Line($"  {size.Name,-26}{size.Bytes / (double)items,12:N0}");
        }
    }
}
