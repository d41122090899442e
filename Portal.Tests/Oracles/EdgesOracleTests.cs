using System.Text.Json;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Slices;
using Portal.Tests.Support;

namespace Portal.Tests.Oracles;

/// <summary>Every figure of the events at the edges of the rules, from items and from cells, against an independent program (x01_edges/README.md).</summary>
public sealed class EdgesOracleTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 6, 1, 0, 0);
    private static readonly Source Source = new() { Code = "edges", Name = "Edges (fictional)", Namespace = "edges", MayLoadHistory = true };
    private static readonly NoticeFold Fold = CatalogueDeadlines.FoldOf(RuleHistory.Of(CatalogueFolder.Require(Repository.PathOf("seed"))), [Source], []);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Slice_EventsAtTheEdges_HasTheFiguresOfTheIndependentProgram(bool isFromCells)
    {
        await using var test = await StoredAsync();
        var differences = new List<string>();
        foreach (var view in OracleFiles.Expected("x01_edges").GetProperty("views").EnumerateArray())
        {
            var slices = view.TryGetProperty("by_provider", out var by) ? by.EnumerateObject().Select(one => ((string?)one.Name, one.Value)) : [];
            foreach (var (provider, expected) in slices.Prepend((null, view.GetProperty("all"))))
            {
                var question = Question(view, provider);
                if (await AnswerAsync(test, question, isFromCells) is { } actual)
                {
                    differences.AddRange(Differences($"{view.GetProperty("from")} {view.GetProperty("known_at")} {provider}", expected, actual));
                }

                Assert.True(!isFromCells || view.GetProperty("cells").GetBoolean() == await IsServedAsync(test, question));
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(40)));
    }

    private static SliceQuestion Question(JsonElement view, string? provider)
    {
        var window = new SliceWindow(Day("from"), Day("to"), Events.Utc(view.GetProperty("as_of").GetString()!));
        var known = view.GetProperty("known_at").GetString() is { } text ? Events.Utc(text) : (Instant?)null;
        return new SliceQuestion(new ItemFilter { Provider = provider }, window, known, Now, IsExact: true);

        Instant Day(string name) => Events.Utc($"{view.GetProperty(name).GetString()}T00:00:00Z");
    }

    private static async Task<JsonElement?> AnswerAsync(TestDatabase test, SliceQuestion question, bool isFromCells)
    {
        if (!isFromCells)
        {
            var report = await new SliceReportQueries(new NoticeHistoryQueries(test.Database))
                .AsKnownAsync(new Scope.All(), question.Filter, question.Window, Fold, question.KnownAt, CancellationToken.None);
            return JsonSerializer.SerializeToElement(SliceDocument.Describe(new Scope.All(), question, report));
        }

        return await CellsAsync(test, question) is [CubeAnswer.Served(var cells), CubeAnswer.Served(var before)]
            ? JsonSerializer.SerializeToElement(SliceDocument.Describe(new Scope.All(), question, cells, cells.Reappearance, before))
            : null;
    }

    private static async Task<bool> IsServedAsync(TestDatabase test, SliceQuestion question) => (await CellsAsync(test, question))[0] is CubeAnswer.Served;

    private static Task<IReadOnlyList<CubeAnswer>> CellsAsync(TestDatabase test, SliceQuestion question) =>
        new CubeQueries(test.Database).SeriesAsync(new Scope.All(), question.Filter, [question.Window, question.Window.Before], question.KnownAt, CancellationToken.None);

    private static IEnumerable<string> Differences(string path, JsonElement expected, JsonElement actual) => expected.ValueKind switch
    {
        JsonValueKind.Object when expected.TryGetProperty("value", out var one) && one.ValueKind != JsonValueKind.Null && actual.TryGetProperty("lowest", out var lowest) =>
            IsBetween(one, lowest, actual.GetProperty("highest")) ? [] : [$"{path}: {expected} is not in {actual}"],
        JsonValueKind.Object => expected.EnumerateObject().SelectMany(one => actual.TryGetProperty(one.Name, out var value)
            ? Differences($"{path} {one.Name}", one.Value, value)
            : [$"{path} {one.Name} is missing"]),
        JsonValueKind.Array => expected.EnumerateArray().Zip(actual.EnumerateArray()).SelectMany((pair, at) => Differences($"{path} {at}", pair.First, pair.Second)),
        JsonValueKind.Number => actual.ValueKind == JsonValueKind.Number && IsNear(expected.GetDouble(), actual.GetDouble()) ? [] : [$"{path}: {expected} is not {actual}"],
        _ => expected.ValueKind == actual.ValueKind ? [] : [$"{path}: {expected} is not {actual}"],
    };

    private static bool IsBetween(JsonElement value, JsonElement lowest, JsonElement highest) =>
        value.ValueKind == JsonValueKind.Number && lowest.ValueKind == JsonValueKind.Number && highest.ValueKind == JsonValueKind.Number
            && value.GetDouble() >= lowest.GetDouble() - Slack(value) && value.GetDouble() <= highest.GetDouble() + Slack(value);

    private static double Slack(JsonElement value) => 1e-9 * Math.Max(1, Math.Abs(value.GetDouble()));

    private static bool IsNear(double left, double right) => Math.Abs(left - right) <= 1e-9 * Math.Max(1, Math.Abs(left));

    private static async Task<TestDatabase> StoredAsync()
    {
        using var file = File.OpenRead(OracleFiles.PathOf("x01_edges", "events.csv"));
        NoticeEvent[] events = [.. EventReader.Read(file, EventFormat.Csv, Reading()).Select(row => Assert.IsType<EventRow.Accepted>(row).Event)];
        var test = await TestDatabase.SqliteAsync();
        await new SourceStore(test.Database).PutAsync(Source, CancellationToken.None);
        await new ProviderStore(test.Database).PutAsync(
            [.. events.Select(one => one.Provider).OfType<string>().Distinct().Select(code => new Provider { Code = code, Name = $"{code} (fictional)" })], CancellationToken.None);
        var store = new NoticeStore(test.Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), new CubeStore());
        await using var batch = await store.BeginAsync(Source, Fold, CancellationToken.None);
        await batch.AppendAsync(events, CancellationToken.None);
        await batch.CommitAsync(CancellationToken.None);
        return test;
    }

    private static EventReaderOptions Reading() => new()
    {
        Source = Source.Code,
        MayLoadHistory = true,
        RecordedAt = Now,
        LatestInstant = Now,
        Codes = new EventCodes { IsProvider = _ => true, IsCountry = _ => true, IsCategory = _ => true, IsNoticeType = _ => true },
    };
}
