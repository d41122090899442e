using NodaTime;
using Portal.Data.Releases;
using Portal.Data.Seeding;

namespace Portal.Tests.Data.Releases;

public sealed class PublicationTests
{
    [Fact]
    public void Standing_OlderMonthCorrectedLater_KeepsTheNewestMonthLast()
    {
        var standing = Publication.Standing([Of(1, "2026-04", 1), Of(2, "2026-10", 1), Of(3, "2026-04", 2)]);

        Assert.Equal(["2026-04 2", "2026-10 1"], standing.Select(one => $"{one.Statement.Release} {one.Statement.Version}"));
    }

    [Fact]
    public void Standing_NewestVersionWithdrawn_GoesBackToTheOneBefore()
    {
        var standing = Publication.Standing([Of(1, "2026-04", 1), Of(2, "2026-04", 2, isWithdrawn: true), Of(3, "2026-10", 1, isWithdrawn: true)]);

        Assert.Equal(["2026-04 1"], standing.Select(one => $"{one.Statement.Release} {one.Statement.Version}"));
    }

    private static Publication Of(long seq, string release, int version, bool isWithdrawn = false) => new(
        seq,
        seq,
        BenchTable.Version with { Release = release, Version = version },
        [],
        "",
        isWithdrawn ? Instant.FromUtc(2026, 11, 2, 0, 0) : null,
        isWithdrawn ? "A source sent wrong times." : null);
}
