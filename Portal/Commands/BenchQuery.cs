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
        var rawQuestions = new Option<int>("--raw-questions") { Description = "Random questions to the plain rows.", DefaultValueFactory = _ => 6 };
        var directory = new Option<string?>("--dir") { Description = "Keeps the databases in this folder, and asks the cube that stands there already." };
        var command = new Command("query", "Fills a cube with synthetic items and asks it, beside plain rows in SQL.") { items, raw, questions, rawQuestions, directory };
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
                await RunAsync(folder, size, rawSize, (parsed.GetValue(questions), parsed.GetValue(rawQuestions)), cancellation);
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

    private static async Task RunAsync(string folder, long items, long rawItems, (int Cube, int Raw) questions, CancellationToken cancellation)
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
            raw = await new BenchStudy(new BenchOptions { Items = rawItems }).RawAsync(rows, rawItems == items ? database : null, questions.Raw, new ShareProgress("writing rows"), cancellation);
            Show($"{rawItems} plain rows: everything in {raw.TotalMilliseconds:0} ms, random questions {raw.Random.P50:0} ms (half), {raw.Random.Slowest:0} ms (slowest)");
            if (raw.TotalRatio is { } total)
            {
                Show($"the cube gives everything {total:0} times as fast, a random slice {raw.MiddleRatio:0} times (half), {raw.LeastRatio:0} times (the least)");
            }
        }

        CommandOutput.WriteJson(new { items, build, cube = times, raw, build_peak_bytes = buildPeak, ask_peak_bytes = askPeak, load_at_start = load, load_at_end = BenchMachine.Load(), processors = Environment.ProcessorCount });
    }

    private static void Show(FormattableString words) => CommandOutput.Error.WriteLine(words.ToString(CultureInfo.InvariantCulture));
}
