using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Seeding;
using Portal.Data.Storage;
using Portal.Slices;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Notices whose items lie in several slices and months: the spread by notice out of stored cells is that of the items.</summary>
public sealed class StraddlingContract
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 17, 13, 45, 10);

    private static readonly (Instant From, Instant To)[] Windows = [(Month(2023, 1), Month(2026, 3)), (Month(2024, 3), Month(2024, 5)), (Month(2025, 1), Month(2025, 7))];

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 400)]
    [InlineData(DatabaseKind.Postgres, 60)]
    public async Task Store_AnyOrderAndFiles_IsTheRecountAndChecks(DatabaseKind kind, int size)
    {
        var events = StraddlingNotices.Events(size, 81);
        NoticeEvent[] shuffled =
        [
            .. events.Concat(events.Where((_, at) => at % 3 == 0)).Select((one, at) => (one, at))
                .OrderBy(pair => CounterRandom.For(6, 0, (ulong)pair.at).Draw(0)).Select(pair => pair.one),
        ];
        await using var test = await SyntheticNotices.CountedAsync(kind, [.. shuffled.Chunk(1 + (shuffled.Length / 5))]);
        var expected = StoredCells.Finest(SyntheticNotices.Items(events));

        AssertSame(StoredCells.Expected(expected), await StoredCells.ReadAsync(test.Database));
        AssertSame(expected, await StoredCells.LedgerAsync(test.Database));
        Assert.Contains(expected.Cells.Keys, key => key is { Table: CellTable.Straddle, Slice.IsBase: false });
        var recorded = events.Select(one => one.RecordedAt).Order().ToArray();
        foreach (var known in (Instant[])[recorded[recorded.Length / 20], recorded[recorded.Length / 2], recorded[^3]])
        {
            AssertSame(StoredCells.Finest(SyntheticNotices.Items(events, knownAt: known)), await StoredCells.LedgerAsync(test.Database, known.ToMicros()));
        }

        var check = new CubeCheckQueries(test.Database, new NoticeHistoryQueries(test.Database), new StoredNoticeQueries(test.Database));
        Assert.Empty((await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences);
        await new CubeCheckpointStore(test.Database).TakeAsync(Now, "month", CancellationToken.None);
        Assert.Empty((await check.CheckAsync(SyntheticNotices.Fold, null, CancellationToken.None)).Differences);
    }

    [Fact]
    public async Task Store_EveryIssueRetracted_HoldsNothing()
    {
        var events = StraddlingNotices.Events(80, 82).Where(one => one.Type is not (EventType.Retracted or EventType.Corrected)).ToList();
        var last = events.Max(one => one.RecordedAt) + Duration.FromDays(1);
        NoticeEvent[] retractions = [.. events.Where(one => one.Type == EventType.Issued).Select(one => new NoticeEvent
        {
            Source = one.Source, EventId = one.EventId + "-r", NoticeRef = one.NoticeRef, Type = EventType.Retracted, OccurredAt = last, RecordedAt = last, Target = one.EventId,
        })];
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. events], retractions);

        Assert.Empty((await StoredCells.ReadAsync(test.Database)).Cells);
        Assert.Empty((await StoredCells.LedgerAsync(test.Database)).Cells);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite, 1_500)]
    [InlineData(DatabaseKind.Postgres, 80)]
    public async Task OnTime_EveryRollUpAndOtherSlice_HasTheSumsOfTheItems(DatabaseKind kind, int size)
    {
        var events = StraddlingNotices.Events(size, 83);
        await using var test = await SyntheticNotices.CountedAsync(kind, [.. events.Where((_, at) => at % 2 == 0)], [.. events.Where((_, at) => at % 2 == 1)]);
        await AssertSumsAsync(test, SyntheticNotices.Items(events), Filters(events).Select(filter => ((Scope)new Scope.All(), filter)), null);
    }

    [Fact]
    public async Task OnTime_OfAnyScope_HasTheSumsOfTheItems()
    {
        // An authority sends a notice: where the items of one notice had several issuers, a jurisdiction would see parts that it hosts and parts that it sent
        var events = StraddlingNotices.Events(1_000, 84, sameIssuer: true);
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        var items = SyntheticNotices.Items(events);
        var (provider, host, issuer) = (Most(items, item => item.Provider), Most(items, item => item.HostCountry), Most(items, item => item.IssuerCountry));
        (Scope, ItemFilter)[] questions =
        [
            (new Scope.Public(), new()), (new Scope.OfProvider(provider), new()), (new Scope.OfProvider(provider), new() { HostCountry = host }),
            (new Scope.OfJurisdiction(host), new()), (new Scope.OfJurisdiction(issuer), new() { Provider = provider }), (new Scope.OfJurisdiction(issuer), new() { Category = "csam-known" }),
            (new Scope.OfJurisdiction(issuer), new() { HostCountry = host }),
        ];
        await AssertSumsAsync(test, items, questions, null);
        foreach (var (scope, filter) in questions.Where(one => one.Item1 is not Scope.Public))
        {
            var window = new SliceWindow(Windows[0].From, Windows[0].To, Now);
            var found = await new DueQueries(test.Database).ReadAsync(scope, filter, window, CancellationToken.None);
            Assert.Equal(OnTimeCounts.Of(items.Where(item => filter.Asks(item) && IsSeen(item, scope)), window).Sums, found.OnTime(window).Sums);
            Assert.All(found.WeeksByProvider().Keys, code => Assert.NotEqual("*", code));
            var sum = await new DueQueries(test.Database).SumAsync(scope, filter, Now, CancellationToken.None);
            Assert.Equal(found.OnTime(window).Sums, sum.OnTime(window).Sums);
        }
    }

    [Fact]
    public async Task Notices_OfSeveralIssuersInOneJurisdiction_AreToldApartInWordsWhereCellsCountThemTwice()
    {
        NoticeEvent[] events = [Issued("a", "XA", "XC"), Issued("b", "XB", "XA")];
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, events);

        Assert.Equal((2L, true), await NoticesAsync(new Scope.OfJurisdiction("XA"), new()));
        Assert.Equal((1L, false), await NoticesAsync(new Scope.OfJurisdiction("XA"), new() { HostCountry = "XA" }));
        Assert.Equal((1L, false), await NoticesAsync(new Scope.All(), new()));

        async Task<(long?, bool)> NoticesAsync(Scope scope, ItemFilter filter)
        {
            var question = new SliceQuestion(filter, new SliceWindow(Month(2026, 3), Month(2026, 4), Month(2026, 5)), null, Month(2026, 5), IsExact: false);
            var read = await new CubeQueries(test.Database).SeriesAsync(scope, filter, [question.Window, question.Window.Before], null, CancellationToken.None);
            var (now, before) = (Assert.IsType<CubeAnswer.Served>(read[0]).Report, Assert.IsType<CubeAnswer.Served>(read[1]).Report);
            var onTime = SliceDocument.Describe(scope, question, now, now.Reappearance, before)["on_time"]!;
            return ((long?)onTime["notices"], onTime["notices_note"] is not null);
        }

        static NoticeEvent Issued(string item, string issuer, string host) =>
            Events.Of(EventType.Issued, 1, item: item, provider: "syn-001", source: "synthetic", deadlineHours: 24) with { IssuerCountry = issuer, HostCountry = host };
    }

    [Fact]
    public async Task OnTime_KnownAtAPastInstant_HasTheSumsOfWhatWasKnown()
    {
        var events = StraddlingNotices.Events(1_000, 85);
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        foreach (var known in (Instant[])[Month(2024, 2), Instant.FromUtc(2025, 5, 9, 3, 4, 5)])
        {
            await AssertSumsAsync(test, SyntheticNotices.Items(events, knownAt: known), Filters(events).Take(6).Select(filter => ((Scope)new Scope.All(), filter)), known);
        }

        await new CubeCheckpointStore(test.Database).TakeAsync(Now, "month", CancellationToken.None);
        await AssertSumsAsync(test, SyntheticNotices.Items(events, knownAt: Month(2025, 9)), Filters(events).Select(filter => ((Scope)new Scope.All(), filter)), Month(2025, 9));
    }

    private static async Task AssertSumsAsync(TestDatabase test, List<StoredItem> items, IEnumerable<(Scope Scope, ItemFilter Filter)> questions, Instant? known)
    {
        var owned = 0;
        foreach (var (scope, filter) in questions)
        {
            StoredItem[] some = [.. items.Where(item => filter.Asks(item) && IsSeen(item, scope))];
            foreach (var (from, to) in Windows)
            {
                var window = new SliceWindow(from, to, Now).WithLimitsByDay();
                var exact = OnTimeCounts.Of(some, window);
                var read = Assert.IsType<CubeAnswer.Served>(await new CubeQueries(test.Database).ReportAsync(scope, filter, window, known, CancellationToken.None)).Report;

                Assert.Equal(exact.Sums, read.OnTime.Sums);
                Assert.Equal(exact.EffectiveDue, read.OnTime.EffectiveDue);
                Assert.Equal(exact.Interval, read.OnTime.Interval);

                // Against the limit before extensions the spread is its own where none moved, and says that it is borrowed where one did
                var original = OnTimeCounts.Of(some, window, originalDeadline: true);
                if (read.OnTimeAgainstOriginal.DesignEffect is null)
                {
                    Assert.Equal(original.Sums, read.OnTimeAgainstOriginal.Sums);
                    owned++;
                }
                else if (original.Due > 0)
                {
                    Assert.Contains(some, item => item.State.OriginalDeadlineAt != item.State.DeadlineAt);
                }
            }
        }

        Assert.True(owned > 0);
    }

    private static ItemFilter[] Filters(List<NoticeEvent> events)
    {
        var items = SyntheticNotices.Items(events).Where(item => item.State is { DeadlineAt: not null, Rule: not null }).ToList();
        var (provider, host, issuer, rule) = (Most(items, item => item.Provider), Most(items, item => item.HostCountry), Most(items, item => item.IssuerCountry), Most(items, item => item.Rule!));
        return
        [
            new(), new() { Provider = provider }, new() { Provider = provider, HostCountry = host }, new() { HostCountry = host, Category = "csam-known" }, new() { Rule = rule },
            new() { IssuerCountry = issuer, HostCountry = host }, new() { HostCountry = host }, new() { IssuerCountry = issuer }, new() { Category = "csam-known" },
            new() { Provider = provider, Rule = rule }, new() { Provider = provider, Category = "csam-known", Rule = rule },
        ];
    }

    private static string Most(List<StoredItem> items, Func<ItemState, string> code) => items.CountBy(item => code(item.State)).MaxBy(pair => pair.Value).Key;

    private static bool IsSeen(StoredItem item, Scope scope) => scope switch
    {
        Scope.OfProvider one => item.State.Provider == one.Code,
        Scope.OfJurisdiction one => item.State.IssuerCountry == one.Code || item.State.HostCountry == one.Code,
        _ => true,
    };

    private static void AssertSame(CellSet expected, CellSet found)
    {
        found.Subtract(expected);
        Assert.Empty(found.Cells.Take(5));
    }

    private static Instant Month(int year, int month) => Instant.FromUtc(year, month, 1, 0, 0);
}
