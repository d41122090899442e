using System.CommandLine;
using System.Globalization;
using NodaTime;
using Portal.Data.Seeding;
using Portal.Data.Storage;

namespace Portal.Commands;

/// <summary><c>portal bench query</c>: what a cube of many items costs and how fast it answers, beside plain rows asked in SQL.</summary>
internal static class BenchQuery
{
    internal static Command Create()
    {
        var items = new Option<long>("--items") { Description = "Items in the cube.", DefaultValueFactory = _ => 1_000_000 };
        var raw = new Option<long?>("--raw") { Description = "Items as plain rows; as many as in the cube where not given, 0 leaves them out." };
        var questions = new Option<int>("--questions") { Description = "Random questions to the cube.", DefaultValueFactory = _ => 300 };
        var rawQuestions = new Option<int>("--raw-questions") { Description = "Random slices of each kind to ask of the plain rows, beside the largest; 0 writes the rows and asks nothing.", DefaultValueFactory = _ => 1 };
        var explain = new Option<bool>("--explain") { Description = "Prints how the database goes about a question of each kind." };
        var directory = new Option<string?>("--dir") { Description = "Keeps the databases in this folder, and asks the cube that stands there already." };
        var command = new Command("query", "Fills a cube with synthetic items and asks it, beside plain rows in SQL.") { items, raw, questions, rawQuestions, explain, directory };
        command.SetAction(async (parsed, cancellation) =>
        {
            var (size, rawSize) = (parsed.GetValue(items), parsed.GetValue(raw) ?? parsed.GetValue(items));
            if (size < 1 || rawSize < 0 || parsed.GetValue(questions) < 1 || parsed.GetValue(rawQuestions) < 0)
            {
                await CommandOutput.Error.WriteLineAsync("--items and --questions must be 1 or more, --raw and --raw-questions not negative.");
                return ExitCodes.WrongUsage;
            }

            var kept = parsed.GetValue(directory);
            var folder = kept is null ? Directory.CreateTempSubdirectory("portal-bench-").FullName : Directory.CreateDirectory(kept).FullName;
            try
            {
                await RunAsync(folder, size, rawSize, (parsed.GetValue(questions), parsed.GetValue(rawQuestions)), parsed.GetValue(explain), cancellation);
                return ExitCodes.Done;
            }
            finally
            {
                if (kept is null)
                {
                    Directory.Delete(folder, recursive: true);
                }
            }
        });
        return command;
    }

    private static async Task RunAsync(string folder, long items, long rawItems, (int Cube, int Raw) questions, bool explain, CancellationToken cancellation)
    {
        var load = BenchMachine.Load();
        BenchMachine.ForgetPeak();
        var file = Path.Combine(folder, "cube.db");
        var isThere = File.Exists(file);
        await using var database = Database.At(file);
        await new Migrator(database, SystemClock.Instance).ApplyAsync(cancellation);
        var study = new BenchStudy(new BenchOptions { Items = items });
        var build = isThere
            ? await study.MeasureAsync(database, cancellation)
            : await study.BuildAsync(database, new ShareProgress("counting"), cancellation);
        var buildPeak = BenchMachine.PeakBytes();
        Show($"{items} items in {build.Slices} slices, {build.Cells.Values.Sum()} cells, {build.FileBytes / (double)items:0.00} bytes an item, counted in {build.Seconds:0.0} s");
        foreach (var (table, bytes) in build.Bytes)
        {
            Show($"  {table}: {build.Cells.GetValueOrDefault(table)} cells, {bytes / (double)items:0.000} bytes an item");
        }

        BenchMachine.ForgetPeak();
        var times = await study.AskAsync(database, questions.Cube, cancellation);
        var askPeak = BenchMachine.PeakBytes();
        Show($"everything, three years: {times.TotalColdMilliseconds:0.0} ms at first, then {times.Total.P50:0.0} ms");
        Show($"{times.First.Questions} random questions, first asked: {times.First.P50:0.0} ms (half), {times.First.P99:0.0} ms (99 in 100), {times.First.Slowest:0.0} ms (slowest)");
        Show($"the same again: {times.Random.P50:0.0} ms (half), {times.Random.P99:0.0} ms (99 in 100), {times.Random.Slowest:0.0} ms (slowest)");
        Show($"  processor time, all cores: {times.RandomProcessor.P50:0.0} ms (half), {times.RandomProcessor.P99:0.0} ms (99 in 100)");
        foreach (var (kind, of) in times.ByKind)
        {
            Show($"  {kind}: {of.P50:0.0} / {of.P99:0.0} / {of.Slowest:0.0} ms");
        }

        BenchRaw? raw = null;
        if (rawItems > 0)
        {
            await using var rows = Database.At(Path.Combine(folder, "rows.db"));
            raw = await new BenchRawStudy(new BenchOptions { Items = rawItems })
                .RunAsync(rows, rawItems == items ? database : null, questions.Raw, explain, new ShareProgress("writing rows"), new RawProgress(), cancellation);
            ShowRatios("plain rows by index", raw.ByKind);
            ShowRatios("reading every row", raw.ByKindBesideScans);

            foreach (var (kind, steps) in raw.Plans ?? new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal))
            {
                Show($"plan, {kind}:\n  {string.Join("\n  ", steps)}");
            }
        }

        CommandOutput.WriteJson(new { items, build, cube = times, raw, build_peak_bytes = buildPeak, ask_peak_bytes = askPeak, load_at_start = load, load_at_end = BenchMachine.Load(), processors = Environment.ProcessorCount });
    }

    private static void ShowRatios(string beside, IReadOnlyDictionary<string, BenchRatios>? byKind)
    {
        foreach (var (kind, ratios) in byKind ?? new Dictionary<string, BenchRatios>(StringComparer.Ordinal))
        {
            Show($"the cube, {kind}: {ratios.Least:0} to {ratios.Most:0} times as fast as {beside}, {ratios.Middle:0} times (the middle of {ratios.Questions})");
        }
    }

    private sealed class RawProgress : IProgress<BenchRawQuestion>
    {
        public void Report(BenchRawQuestion value)
        {
            Show($"{value.Kind}, {value.Slice}, {value.Items} items, {value.Months} months: plain rows {value.RawMilliseconds:0.0} ms, every row {value.ScanMilliseconds:0.0} ms, the cube {value.CubeMilliseconds:0.0} ms, {value.Ratio:0} and {value.ScanRatio:0} times as fast ({value.ProcessorRatio:0} in processor time by index)");
            foreach (var difference in value.Differences)
            {
                Show($"  they differ: {difference}");
            }
        }
    }

    private static void Show(FormattableString words) => CommandOutput.Error.WriteLine(words.ToString(CultureInfo.InvariantCulture));
}
