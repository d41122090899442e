using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Portal.Data.Imports;
using Portal.Data.Notices;
using Portal.Data.Seeding;

namespace Portal.Tests.Data.Seeding;

public sealed class GeneratorTests
{
    [Fact]
    public void Write_TinyProfile_GivesTheGoldenFirstTenThousandEvents()
    {
        var lines = Encoding.UTF8.GetString(Bytes(Options("tiny", 1_800, 20260101))).Split('\n').Skip(1).Take(10_000);

        Assert.Equal(
            "2f421552d2ead01c3268cf002ba937c541ffc042248f42957b3ccb133ff21b1d",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)))));
    }

    [Fact]
    public void Write_OtherNumberOfThreads_GivesTheSameBytes() =>
        Assert.Equal(
            SHA256.HashData(Bytes(Options("tiny", 1_800, 7))),
            SHA256.HashData(Bytes(Options("tiny", 1_800, 7) with { Threads = 3 })));

    [Fact]
    public void Write_OtherSeed_GivesOtherBytes() =>
        Assert.NotEqual(
            SHA256.HashData(Bytes(Options("tiny", 200, 7))),
            SHA256.HashData(Bytes(Options("tiny", 200, 8))));

    [Theory]
    [InlineData(2)]
    [InlineData(12)]
    public void Write_WhereTheLastProviderCloses_GoesOnWithAnother(int providers)
    {
        var options = Options("demo", 4_000, 1);

        var (_, result) = Generate(options with { Profile = options.Profile with { Providers = providers } });

        Assert.True(result.Events > 0);
    }

    [Theory]
    [InlineData(EventFormat.Csv)]
    [InlineData(EventFormat.Ndjson)]
    public void Write_AnyFormat_IsReadBackWithoutAProblem(EventFormat format)
    {
        var options = Options("tiny", 600, 3) with { Format = format };
        var (bytes, result) = Generate(options);

        var rows = EventReader.Read(new MemoryStream(bytes), format, Reading()).ToList();

        Assert.All(rows, row => Assert.IsType<EventRow.Accepted>(row));
        Assert.Equal(result.Events, rows.Count);
    }

    [Fact]
    public void Write_Manifest_CountsWhatIsInTheFile()
    {
        var (bytes, result) = Generate(Options("dirty", 4_000, 11));

        var events = Accepted(bytes);

        Assert.Equal(result.EventTypes.ToDictionary(), events.GroupBy(one => EventWords.Of(one.Type)).ToDictionary(group => group.Key, group => group.LongCount()));
        Assert.Equal(result.Dirt["exact_duplicate"], events.Count - events.DistinctBy(one => one.EventId).Count());
        Assert.Equal(result.Dirt.GetValueOrDefault("notice_retracted") + result.Dirt.GetValueOrDefault("removal_retracted"), events.Count(one => one.Type == EventType.Retracted));
        Assert.All(
            events.GroupBy(one => one.EventId).Where(group => group.Count() > 1),
            same => Assert.Single(same.Select(one => one with { RecordedAt = default, Rules = [] }).Distinct()));
    }

    [Fact]
    public void Write_HostileProfile_HasExactlyTheRefusedRowsOfTheManifest()
    {
        var (bytes, result) = Generate(Options("ingest", 20_000, 5));

        var refused = EventReader.Read(new MemoryStream(bytes), EventFormat.Csv, Reading()).OfType<EventRow.Refused>().ToList();

        Assert.NotEmpty(refused);
        Assert.Equal(result.Dirt["hostile_row"], refused.Count);
    }

    [Fact]
    public void Write_EveryEvent_LiesInsideTheThreeYears()
    {
        var options = Options("dirty", 2_000, 2);
        var start = options.Start.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant();

        Assert.All(Accepted(Generate(options).Bytes), one =>
        {
            Assert.InRange(one.OccurredAt, start, start + Duration.FromDays(GeneratorOptions.Days));
            Assert.InRange(one.RecordedAt, one.OccurredAt - Duration.FromDays(2), start + Duration.FromDays(GeneratorOptions.Days));
        });
    }

    [Fact]
    public void Providers_EveryName_SaysThatItIsFictional() =>
        Assert.All(SyntheticProviderRow.Of(new Generator(Options("clean", 10, 1))), provider => Assert.EndsWith("(fictional)", provider.Name, StringComparison.Ordinal));

    internal static GeneratorOptions Options(string profile, long items, ulong seed) =>
        new() { Profile = GeneratorProfile.All.Single(one => one.Name == profile), Items = items, Seed = seed };

    internal static List<NoticeEvent> Accepted(byte[] bytes) =>
        [.. EventReader.Read(new MemoryStream(bytes), EventFormat.Csv, Reading()).OfType<EventRow.Accepted>().Select(row => row.Event)];

    internal static (byte[] Bytes, GeneratorResult Result) Generate(GeneratorOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("portal-test-").FullName;
        try
        {
            var output = new MemoryStream();
            var result = new Generator(options).Write(output, folder, progress: null, CancellationToken.None);
            return (output.ToArray(), result);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Bytes(GeneratorOptions options) => Generate(options).Bytes;

    private static EventReaderOptions Reading() => new()
    {
        Source = "synthetic",
        MayLoadHistory = true,
        RecordedAt = Instant.FromUtc(2026, 6, 1, 0, 0),
        LatestInstant = Instant.FromUtc(2026, 6, 1, 0, 0),
        Codes = new EventCodes
        {
            IsProvider = code => code.StartsWith("syn-", StringComparison.Ordinal),
            IsCountry = code => code is ['X', >= 'A' and <= 'Z'],
            IsCategory = _ => true,
            IsNoticeType = _ => true,
        },
    };
}
