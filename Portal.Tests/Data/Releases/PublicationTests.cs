using NodaTime;
using Portal.Data.Releases;
using Portal.Data.Seeding;

namespace Portal.Tests.Data.Releases;

public sealed class PublicationTests
{
    [Fact]
    public void Standing_OlderMonthCorrectedLater_KeepsTheNewestMonthLast()
    {
        var standing = Publication.Standing([Of(1, "2026-04", 1), Of(2, "demo-2026-10", 1), Of(3, "2026-04", 2)]);

        Assert.Equal(["2026-04 2", "demo-2026-10 1"], standing.Select(one => $"{one.Statement.Release} {one.Statement.Version}"));
    }

    [Fact]
    public void Standing_NewestVersionWithdrawn_GoesBackToTheOneBefore()
    {
        var standing = Publication.Standing([Of(1, "2026-04", 1), Of(2, "2026-04", 2, isWithdrawn: true), Of(3, "2026-10", 1, isWithdrawn: true)]);

        Assert.Equal(["2026-04 1"], standing.Select(one => $"{one.Statement.Release} {one.Statement.Version}"));
    }

    [Fact]
    public void Standing_RealReleaseBesideSynthetic_OffersTheRealAlone()
    {
        var standing = Publication.Standing([Of(1, "demo-2026-10", 1), Of(2, "register-2026-09", 1, isSynthetic: false), Of(3, "demo-2026-11", 1)]);

        Assert.Equal(["register-2026-09"], standing.Select(one => one.Statement.Release));
        Assert.Equal(["demo-2026-10"], Publication.Standing([Of(1, "demo-2026-10", 1), Of(2, "register-2026-09", 1, isWithdrawn: true, isSynthetic: false)]).Select(one => one.Statement.Release));
    }

    private static Publication Of(long seq, string release, int version, bool isWithdrawn = false, bool isSynthetic = true) => new(
        seq,
        seq,
        BenchTable.Version with { Release = release, Version = version, IsSynthetic = isSynthetic },
        [],
        "",
        isWithdrawn ? Instant.FromUtc(2026, 11, 2, 0, 0) : null,
        isWithdrawn ? "A source sent wrong times." : null);
}
