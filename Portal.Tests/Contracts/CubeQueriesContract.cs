using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Slices out of stored cells beside the same recomputed from the items.</summary>
public sealed class CubeQueriesContract
{
    private const double Day = 86400;

    // Inside a day and inside a month, after the last event
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 17, 13, 45, 10);

    private static readonly (Instant From, Instant To)[] Windows =
    [
        (Month(2023, 1), Month(2026, 4)), (Month(2024, 3), Month(2024, 4)), (Month(2025, 1), Month(2025, 7)), (Month(2026, 3), Month(2026, 4)),
    ];

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 4_000)]
    [InlineData(DatabaseKind.Postgres, 100)]
    public async Task Report_EverySliceAndWindow_AgreesWithTheItems(DatabaseKind kind, int size)
    {
        var events = SyntheticNotices.Events("dirty", size, 51);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);
        var items = SyntheticNotices.Items(events);
        var queries = new CubeQueries(test.Database);

        foreach (var (scope, filter) in Questions(items))
        {
            StoredItem[] some = [.. items.Where(item => filter.Asks(item) && IsSeen(item, scope))];
            foreach (var (from, to) in Windows)
            {
                var window = new SliceWindow(from, to, Now).WithLimitsByDay();
                var served = Assert.IsType<CubeAnswer.Served>(await queries.ReportAsync(scope, filter, window, null, CancellationToken.None)).Report;

                AssertAgrees(SliceReport.Of(some, window), served);
            }
        }
    }

    [Fact]
    public async Task Report_KnownAtAPastInstant_AgreesWithWhatWasKnown()
    {
        var events = SyntheticNotices.Events("dirty", 1500, 52);
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        var queries = new CubeQueries(test.Database);
        foreach (var known in (Instant[])[Month(2024, 2), Instant.FromUtc(2025, 5, 9, 3, 4, 5)])
        {
            var items = SyntheticNotices.Items(events, knownAt: known);
            var provider = items.CountBy(item => item.State.Provider).MaxBy(pair => pair.Value).Key;
            foreach (var filter in (ItemFilter[])[new(), new() { Provider = provider }, new() { Provider = provider, Category = "csam-known" }])
            {
                var window = new SliceWindow(Month(2023, 6), Month(2025, 6), Now).WithLimitsByDay();
                var served = Assert.IsType<CubeAnswer.Served>(await queries.ReportAsync(new Scope.All(), filter, window, known, CancellationToken.None)).Report;

                AssertAgrees(SliceReport.Of([.. items.Where(filter.Asks)], window), served);
            }
        }
    }

    [Fact]
    public async Task Report_AnySliceWindowAndInstantOfKnowing_AgreesWithTheItems()
    {
        var events = SyntheticNotices.Events("dirty", 3000, 57);
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        var (now, queries) = (SyntheticNotices.Items(events), new CubeQueries(test.Database));
        for (var draw = 0UL; draw < 40; draw++)
        {
            var draws = CounterRandom.For(57, 0, draw);
            var any = now[(int)(draws.Uniform(0) * now.Count)].State;
            var filter = new ItemFilter
            {
                Provider = draws.Uniform(1) < 0.3 ? any.Provider : null,
                HostCountry = draws.Uniform(2) < 0.3 ? any.HostCountry : null,
                IssuerCountry = draws.Uniform(3) < 0.2 ? any.IssuerCountry : null,
                Category = draws.Uniform(4) < 0.3 ? any.Category : null,
            };
            var from = Month(2023, 1).InUtc().Date.PlusMonths((int)(draws.Uniform(5) * 36));
            var to = from.PlusMonths(1 + (int)(draws.Uniform(6) * 18));
            Instant? known = draw % 4 == 0 ? Month(2023, 6) + Duration.FromMinutes((int)(draws.Uniform(7) * 1_200_000)) : null;
            var items = known is null ? now : SyntheticNotices.Items(events, knownAt: known.Value);
            var window = new SliceWindow(from.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), to.AtStartOfDayInZone(DateTimeZone.Utc).ToInstant(), Now).WithLimitsByDay();

            var served = Assert.IsType<CubeAnswer.Served>(await queries.ReportAsync(new Scope.All(), filter, window, known, CancellationToken.None)).Report;

            AssertAgrees(SliceReport.Of([.. items.Where(filter.Asks)], window), served);
        }
    }

    [Fact]
    public async Task Report_LookedAtAndKnownAtOnePastInstant_AgreesWithWhatWasKnownThen()
    {
        var events = SyntheticNotices.Events("dirty", 1200, 56);
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        var known = events.Where(one => one.RecordedAt > Month(2025, 5)).Min(one => one.RecordedAt) + Duration.FromHours(3);
        var look = Instant.FromUnixTimeSeconds(known.ToUnixTimeSeconds());
        var window = new SliceWindow(Month(2024, 6), Month(2025, 6), look).WithLimitsByDay();
        var items = SyntheticNotices.Items(events, asOf: look, knownAt: look);

        var served = Assert.IsType<CubeAnswer.Served>(await new CubeQueries(test.Database).ReportAsync(new Scope.All(), new(), window, look, CancellationToken.None)).Report;

        Assert.True(served.Backlog.Open > 10);
        AssertAgrees(SliceReport.Of(items, window), served);
    }

    [Fact]
    public async Task Series_SeveralWindows_AreEachAsIfAskedAlone()
    {
        var events = SyntheticNotices.Events("dirty", 800, 55);
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        var queries = new CubeQueries(test.Database);
        var provider = SyntheticNotices.Items(events).CountBy(item => item.State.Provider).MaxBy(pair => pair.Value).Key;
        SliceWindow[] windows = [.. Windows.Select(one => new SliceWindow(one.From, one.To, Now).WithLimitsByDay())];
        foreach (var known in (Instant?[])[null, Month(2025, 2)])
        {
            var filter = new ItemFilter { Provider = provider };
            var together = await queries.SeriesAsync(new Scope.All(), filter, windows, known, CancellationToken.None);
            for (var at = 0; at < windows.Length; at++)
            {
                var one = Assert.IsType<CubeAnswer.Served>(together[at]).Report;
                var alone = Assert.IsType<CubeAnswer.Served>(await queries.ReportAsync(new Scope.All(), filter, windows[at], known, CancellationToken.None)).Report;

                Assert.Equal((alone.Counts, alone.Flow, alone.OnTime, alone.Digest), (one.Counts, one.Flow, one.OnTime, one.Digest));
                Assert.Equal(alone.Period.Quantile(0.5), one.Period.Quantile(0.5));
            }
        }
    }

    [Fact]
    public async Task Report_WhatCellsCannotSay_IsLeftToTheEvents()
    {
        var events = SyntheticNotices.Events("clean", 100, 53);
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        var queries = new CubeQueries(test.Database);
        async Task<CubeAnswer> AskAsync(ItemFilter filter, SliceWindow window) =>
            await queries.ReportAsync(new Scope.All(), filter, window, null, CancellationToken.None);

        Assert.IsType<CubeAnswer.NotServed>(await AskAsync(new(), new(Month(2024, 1) + Duration.FromDays(1), Month(2024, 2), Now)));
        Assert.IsType<CubeAnswer.NotServed>(await AskAsync(new(), new(Month(2024, 1), Month(2024, 2), Month(2024, 2))));
        Assert.IsType<CubeAnswer.Served>(await AskAsync(new(), new(Month(2024, 1), Month(2024, 2), Now)));
    }

    [Fact]
    public async Task Report_PublicEyes_SeeSyntheticNoticesOnly()
    {
        var events = SyntheticNotices.Events("clean", 50, 54);
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        var queries = new CubeQueries(test.Database);
        var window = new SliceWindow(Month(2023, 1), Month(2026, 3), Now);
        async Task<CubeReport> AskAsync(Scope scope, ItemFilter filter) =>
            Assert.IsType<CubeAnswer.Served>(await queries.ReportAsync(scope, filter, window, null, CancellationToken.None)).Report;

        var all = await AskAsync(new Scope.All(), new());
        Assert.Equal(all.Digest, (await AskAsync(new Scope.Public(), new())).Digest);
        Assert.True(all.IsSynthetic && all.Counts.Issued > 0);
        Assert.Equal(0, (await AskAsync(new Scope.OfProvider("somebody"), new())).Counts.Issued);
        Assert.Equal(0, (await AskAsync(new Scope.OfProvider("somebody"), new() { Provider = "syn-001" })).Counts.Issued);
    }

    private static void AssertAgrees(SliceReport exact, CubeReport cells)
    {
        Assert.Equal(exact.Slice.Counts, cells.Counts);
        Assert.Equal(exact.Slice.ClaimOnly, cells.ClaimOnly);
        Assert.Equal(
            (exact.Slice.SkewCorrected, exact.Slice.LimitBeforeStart, exact.Slice.DatedAhead), (cells.SkewCorrected, cells.LimitBeforeStart, cells.DatedAhead));
        Assert.Equal(exact.Flow, cells.Flow);
        Assert.Equal(0, cells.Flow.Difference);
        Assert.Equal(Plain(exact.Slice.OnTime), Plain(cells.OnTime));
        Assert.Equal(Plain(exact.Slice.OnTimeAgainstOriginal), Plain(cells.OnTimeAgainstOriginal));
        Assert.Equal((exact.Slice.OnTime.Extended, exact.Slice.OnTime.ExtendedTooLate), (cells.OnTime.Extended, cells.OnTime.ExtendedTooLate));
        AssertAgrees(exact.WaysOut, cells.WaysOut);
        Assert.Equal(exact.ClosedOnly, cells.ClosedOnly);
        Assert.Equal(exact.Projection.Items, cells.Projection.Items);
        Assert.Equal(exact.Projection.ByLimit.Select(one => one.Limit), cells.Projection.ByLimit.Select(one => one.Limit));
        Assert.Equal(exact.Projection.LateOrOpen.Value is null, cells.Projection.LateOrOpen.Value is null);
        EstimateBounds.AssertHeld(exact.Projection, cells.Projection);
        Assert.Equal(exact.Slice.Availability.Items, cells.Availability.Items);
        Assert.Equal(exact.Slice.Availability.BeforeLimit, cells.Availability.BeforeLimit, 1e-2);
        Assert.Equal(exact.Slice.Availability.AfterLimit, cells.Availability.AfterLimit, 1e-2);
        Assert.Equal(exact.Slice.Availability.LowestTotal, cells.Availability.LowestTotal, 1e-2);
        Assert.Equal(exact.Slice.Backlog.Bands, cells.Backlog.Bands);
        Assert.Equal(exact.Slice.Backlog.Oldest, cells.Backlog.Oldest);
        AssertHolds(exact.Period.Curve, cells.Period.Curve);
        AssertHolds(exact.Cohort.Curve, cells.Cohort.Curve);
        EstimateBounds.AssertHeld(exact.Period, cells.Period);
        EstimateBounds.AssertHeld(exact.Cohort, cells.Cohort);
        Assert.Equal(exact.Slice.OpenShare, cells.OpenShare);
        Assert.Equal(exact.Acknowledgement.NeverAcknowledgedShare, cells.Acknowledgement.NeverAcknowledgedShare);
        Assert.Equal((exact.Acknowledgement.Items, exact.Acknowledgement.Acknowledged, exact.Acknowledgement.Removed, exact.Acknowledgement.RemovedUnacknowledged), (cells.Acknowledgement.Items, cells.Acknowledgement.Acknowledged, cells.Acknowledgement.Removed, cells.Acknowledgement.RemovedUnacknowledged));
        EstimateBounds.AssertHeld(exact.Acknowledgement, cells.Acknowledgement);
        if (exact.Acknowledgement.Items > 100)
        {
            AssertNear(exact.Acknowledgement.Curves.IncidenceErrorAt(0, Day), cells.Acknowledgement.Curves.IncidenceErrorAt(0, Day));
        }

        EstimateBounds.AssertHeld(exact.Reappearance, cells.Reappearance);
    }

    private static void AssertAgrees(WaysOut exact, WaysOut cells)
    {
        Assert.Equal((exact.Items, exact.Removed, exact.Moved), (cells.Items, cells.Removed, cells.Moved));
        EstimateBounds.AssertHeld(exact, cells);
        foreach (var cause in exact.Items > 100 ? (int[])[0, 1] : [])
        {
            AssertNear(exact.Curves.IncidenceErrorAt(cause, 7 * Day), cells.Curves.IncidenceErrorAt(cause, 7 * Day));
        }
    }

    // Cells borrow what notices do to a spread from the due cohort
    private static void AssertNear(double exact, double cells)
    {
        Assert.InRange(cells, exact * 0.6, exact * 2);
    }

    private static void AssertHolds(SurvivalCurve exact, BucketCurve cells)
    {
        Assert.Equal((exact.Count, exact.Events, exact.StartAge), (cells.Count, cells.Events, cells.StartAge));
        foreach (var step in cells.Steps)
        {
            Assert.InRange(exact.At(step.To).Survival, step.Lowest - 1e-9, step.Highest + 1e-9);
        }

        foreach (var p in (double[])[0.25, 0.5, 0.75, 0.9])
        {
            if (exact.Quantile(p).First is { } quantile && cells.First(p) is { Lowest: { } lowest, Highest: { } highest })
            {
                Assert.InRange(quantile, lowest, highest);
            }
        }
    }

    private static (int, int, int) Plain(OnTimeCounts counts) => (counts.OnTime, counts.Late, counts.Undetermined);

    private static bool IsSeen(StoredItem item, Scope scope) => scope switch
    {
        Scope.OfProvider one => item.State.Provider == one.Code,
        Scope.OfJurisdiction one => item.State.IssuerCountry == one.Code || item.State.HostCountry == one.Code,
        _ => true,
    };

    private static (Scope Scope, ItemFilter Filter)[] Questions(List<StoredItem> items)
    {
        var provider = items.CountBy(item => item.State.Provider).MaxBy(pair => pair.Value).Key;
        var host = items.CountBy(item => item.State.HostCountry).MaxBy(pair => pair.Value).Key;
        var issuer = items.CountBy(item => item.State.IssuerCountry).MaxBy(pair => pair.Value).Key;
        var all = new Scope.All();
        return
        [
            (all, new()), (all, new() { Provider = provider }), (all, new() { HostCountry = host }), (all, new() { IssuerCountry = issuer }),
            (all, new() { Category = "csam-known" }), (all, new() { Provider = provider, Category = "csam-known" }), (all, new() { HostCountry = host, Category = "csam-known" }),
            (new Scope.OfJurisdiction(host), new()), (new Scope.OfJurisdiction(issuer), new() { Provider = provider }), (new Scope.OfProvider(provider), new() { HostCountry = host }),
        ];
    }

    private static Instant Month(int year, int month) => Instant.FromUtc(year, month, 1, 0, 0);
}
