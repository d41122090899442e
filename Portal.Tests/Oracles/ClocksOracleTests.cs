using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Clocks;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Oracles;

/// <summary>Every verdict of invented notices against an independent program (x02_clocks/README.md).</summary>
public sealed class ClocksOracleTests
{
    [Fact]
    public void Clocks_InventedNotices_HaveTheVerdictsOfTheIndependentProgram()
    {
        var catalogue = Catalogue();
        var events = Events(catalogue);
        var differences = new List<string>();
        foreach (var view in OracleFiles.Expected("x02_clocks").GetProperty("views").EnumerateArray())
        {
            var expected = view.GetProperty("obligations").EnumerateArray().ToDictionary(Key);
            var seen = new ClockView(Time(view.GetProperty("as_of"))!.Value, Time(view.GetProperty("known_at")));
            var found = DeadlineCalculator.Evaluate(events, catalogue, seen).ToDictionary(one => (one.NoticeRef, one.ItemRef, one.Rule.Id, one.Episode), Line);
            differences.AddRange(expected.Where(one => found.GetValueOrDefault(one.Key) != Line(one.Value))
                .Select(one => $"{one.Key}: {Line(one.Value)} is not {found.GetValueOrDefault(one.Key) ?? "there"}"));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Take(20)));
    }

    private static (string Notice, string? Item, string Rule, int Episode) Key(JsonElement one) =>
        (one.GetProperty("notice").GetString()!, one.GetProperty("item").GetString(), one.GetProperty("rule").GetString()!, one.GetProperty("episode").GetInt32());

    private static string Line(JsonElement one) => string.Join(
        ' ',
        Written(Time(one.GetProperty("started_at"))), Written(Time(one.GetProperty("due_at"))), Written(Time(one.GetProperty("original_due_at"))), Written(Time(one.GetProperty("stopped_at"))),
        one.GetProperty("verdict"), one.GetProperty("verdict_original"), one.GetProperty("verdict_extended"),
        string.Join(',', one.GetProperty("flags").EnumerateArray().Select(flag => flag.GetString())));

    private static string Line(Obligation one) => string.Join(
        ' ',
        Written(one.StartedAt), Written(one.DueAt), Written(one.OriginalDueAt), Written(one.StoppedAt),
        VerdictWords.Of(one.Verdict), VerdictWords.Of(one.VerdictOriginal), VerdictWords.Of(one.VerdictExtended),
        string.Join(',', one.Flags));

    private static Instant? Time(JsonElement text) => text.GetString() is { } at ? InstantPattern.ExtendedIso.Parse(at).Value : null;

    private static string Written(Instant? at) => at is { } known ? InstantPattern.ExtendedIso.Format(known) : "-";

    private static NoticeEvent[] Events(RuleCatalogue catalogue)
    {
        using var file = File.OpenRead(OracleFiles.PathOf("x02_clocks", "events.csv"));
        return [.. EventReader.Read(file, EventFormat.Csv, EventReaderOptions.WithoutDatabase(catalogue.Knows)).Select(row => Assert.IsType<EventRow.Accepted>(row).Event)];
    }

    private static RuleCatalogue Catalogue()
    {
        var all = JsonNode.Parse(Catalogues.RulesText())!.AsArray();
        foreach (var invented in JsonNode.Parse(File.ReadAllText(OracleFiles.PathOf("x02_clocks", "rules.json")))!.AsArray())
        {
            all.Add(invented!.DeepClone());
        }

        using var rules = new MemoryStream(Encoding.UTF8.GetBytes(all.ToJsonString()));
        using var vocabulary = File.OpenRead(Repository.PathOf("seed", "regime-vocabulary.json"));
        using var jurisdictions = File.OpenRead(Repository.PathOf("seed", "jurisdictions.csv"));
        using var weekends = File.OpenRead(OracleFiles.PathOf("x02_clocks", "weekends.csv"));
        using var holidays = File.OpenRead(OracleFiles.PathOf("x02_clocks", "holidays.csv"));
        return Assert.IsType<CatalogueResult.Loaded>(RuleCatalogue.Load(new CatalogueSources(rules, vocabulary, jurisdictions, weekends, holidays))).Catalogue;
    }
}
