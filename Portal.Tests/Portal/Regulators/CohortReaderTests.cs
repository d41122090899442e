using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Regulators.Providers;
using Portal.Tests.Support;

namespace Portal.Tests.Portal.Regulators;

/// <summary>What the comparison of providers keeps between two looks, and when it must not.</summary>
public sealed class CohortReaderTests
{
    private static readonly Scope Xa = new Scope.OfJurisdiction("XA");
    private static readonly Instant FirstMonday = Instant.FromUtc(2025, 2, 3, 0, 0);
    private static readonly SliceWindow Year = new(Instant.FromUtc(2025, 1, 1, 0, 0), Instant.FromUtc(2025, 12, 1, 0, 0), Instant.FromUtc(2025, 12, 30, 12, 0));

    [Fact]
    public async Task Cohorts_SecondLook_AreKeptUntilAnImportAndThenFresh()
    {
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. WeekEvents.Of("syn-001", 40, FirstMonday, 12)]);
        var reader = new CohortReader(new CubeQueries(test.Database), new DueQueries(test.Database));

        var first = await reader.ReadAsync(Xa, Year, CancellationToken.None);
        var second = await reader.ReadAsync(Xa, Year, CancellationToken.None);
        await SyntheticNotices.AppendAsync(test, [.. WeekEvents.Of("syn-002", 30, FirstMonday, 12)]);
        var third = await reader.ReadAsync(Xa, Year, CancellationToken.None);

        Assert.Same(first, second);
        Assert.Equal(["syn-001"], second.Units.Select(unit => unit.Label));
        Assert.Equal(["syn-001", "syn-002"], third.Units.Select(unit => unit.Label).Order());
    }

    [Fact]
    public async Task Cohorts_OtherEyesOrPeriod_NeverGetWhatWasKept()
    {
        var elsewhere = WeekEvents.Of("syn-002", 30, FirstMonday, 12).Select(one => one.Type == EventType.Issued ? one with { IssuerCountry = "XC", HostCountry = "XD" } : one);
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. WeekEvents.Of("syn-001", 40, FirstMonday, 12), .. elsewhere]);
        var reader = new CohortReader(new CubeQueries(test.Database), new DueQueries(test.Database));

        Assert.Equal(2, (await reader.ReadAsync(new Scope.All(), Year, CancellationToken.None)).Units.Count);
        Assert.Equal(["syn-001"], (await reader.ReadAsync(Xa, Year, CancellationToken.None)).Units.Select(unit => unit.Label));
        Assert.Empty((await reader.ReadAsync(Xa, Year with { From = Instant.FromUtc(2024, 1, 1, 0, 0), To = Instant.FromUtc(2024, 2, 1, 0, 0) }, CancellationToken.None)).Units);
    }

    [Fact]
    public void Shelf_FullOrOfAnotherState_ForgetsWhatWasKept()
    {
        var shelf = new VersionShelf<string>(10, text => text.Length);
        var (one, two) = (ProviderListKey.Of(Xa, Year), ProviderListKey.Of(new Scope.All(), Year));
        var version = new CubeVersion(1, 1, true);

        shelf.Keep(version, one, "123456");
        shelf.Keep(version, one, "1234567");
        shelf.Keep(version, two, "123");
        Assert.Equal(("1234567", "123"), (shelf.Find(version, one), shelf.Find(version, two)));

        shelf.Keep(version, two, "12345");
        Assert.Equal((null, "12345"), (shelf.Find(version, one), shelf.Find(version, two)));
        Assert.Null(shelf.Find(version with { Seq = 2 }, two));
    }
}
