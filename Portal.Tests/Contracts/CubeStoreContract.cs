using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Seeding;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

public sealed class CubeStoreContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Store_DirtyEvents_EqualsTheRecountOfEveryTable(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", kind == DatabaseKind.Sqlite ? 600 : 100, 41);
        await using var test = await SyntheticNotices.StoredAsync(kind, events);

        var stored = await StoredCells.ReadAsync(test.Database);

        AssertSame(StoredCells.Expected(StoredCells.Finest(SyntheticNotices.Items(events))), stored);

        // Generated notices lie in one slice and one month each
        Assert.Equal(Enum.GetValues<CellTable>().Where(table => table is not (CellTable.Straddle or CellTable.RollUpStraddle)), stored.Cells.Keys.Select(key => key.Table).Distinct().Order());
        Assert.All(stored.Cells.Values, count => Assert.True(count.N > 0));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Store_EventsShuffledDoubledAndSplitOverFiles_IsTheSame(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", kind == DatabaseKind.Sqlite ? 300 : 60, 42);
        await using var whole = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        NoticeEvent[] shuffled =
        [
            .. events.Concat(events.Where((_, at) => at % 3 == 0)).Select((one, at) => (one, at))
                .OrderBy(pair => CounterRandom.For(5, 0, (ulong)pair.at).Draw(0)).Select(pair => pair.one),
        ];
        await using var split = await SyntheticNotices.CountedAsync(kind, [.. shuffled.Chunk(kind == DatabaseKind.Sqlite ? 377 : 150)]);

        var stored = await StoredCells.ReadAsync(split.Database);

        AssertSame(await StoredCells.ReadAsync(whole.Database), stored);
        AssertSame(await StoredCells.LedgerAsync(whole.Database), await StoredCells.LedgerAsync(split.Database));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Ledger_AnyInstantOfKnowing_IsTheFoldOfWhatWasKnown(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", kind == DatabaseKind.Sqlite ? 250 : 60, 43);
        NoticeEvent[][] files = [[.. events.Where((_, at) => at % 2 == 0)], [.. events.Where((_, at) => at % 2 == 1)]];
        await using var test = await SyntheticNotices.CountedAsync(kind, files);
        var recorded = events.Select(one => one.RecordedAt).Order().ToArray();

        foreach (var at in (int[])[recorded.Length / 50, recorded.Length / 3, recorded.Length / 2, recorded.Length - 2, recorded.Length - 1])
        {
            var known = recorded[at];
            AssertSame(
                StoredCells.Finest(SyntheticNotices.Items(events, knownAt: known)),
                await StoredCells.LedgerAsync(test.Database, known.ToMicros()));
        }
    }

    [Fact]
    public async Task Ledger_RandomInstantsOfKnowing_AreTheFoldOfWhatWasKnown()
    {
        var events = SyntheticNotices.Events("dirty", 120, 46);
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. events.Where((_, at) => at % 3 > 0)], [.. events.Where((_, at) => at % 3 == 0)]);
        var lines = await StoredCells.LinesAsync(test.Database);

        // At an event's own instant, and a hundred nanoseconds to a second to either side of it
        var instants = from one in Gen.Elements(events.ToArray()) from ticks in Gen.Elements(0, -1, 1, -10_000_000, 10_000_000) select one.RecordedAt + Duration.FromTicks(ticks);
        Prop.ForAll(instants.ToArbitrary(), known =>
        {
            var (expected, said) = (StoredCells.Finest(SyntheticNotices.Items(events, knownAt: known)), StoredCells.KnownAt(lines, known.ToMicros()));
            return expected.Cells.Count == said.Cells.Count && expected.Digest() == said.Digest();
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Store_MoreThanMemoryTakes_IsTheSameInManyParts(DatabaseKind kind)
    {
        var events = SyntheticNotices.Events("dirty", 400, 45);
        await using var whole = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        await using var parts = await SyntheticNotices.CountedAsync(kind, new CrampedCubeStore(), [.. events]);

        AssertSame(await StoredCells.ReadAsync(whole.Database), await StoredCells.ReadAsync(parts.Database));
        AssertSame(await StoredCells.LedgerAsync(whole.Database), await StoredCells.LedgerAsync(parts.Database));
        Assert.True(await StoredCells.LedgerPartsAsync(parts.Database) > 1);
        Assert.Equal(1, await StoredCells.LedgerPartsAsync(whole.Database));
    }

    [Fact]
    public async Task Flow_EverySliceAndWindow_GivesTheExposureOfItsItems()
    {
        var events = SyntheticNotices.Events("dirty", 500, 47);
        await using var test = await SyntheticNotices.StoredAsync(DatabaseKind.Sqlite, events);
        var flows = (await StoredCells.ReadAsync(test.Database)).Cells.Where(cell => cell.Key.Table == CellTable.Flow).ToLookup(cell => cell.Key.Slice);
        var items = SyntheticNotices.Items(events).Where(item => item.State.IsMeasured()).SelectMany(item =>
        {
            var finest = SliceKey.Of(item.State, isSynthetic: true);
            return RollUp.All.Select(rollUp => rollUp.Of(finest)).Append(finest).Select(slice => (Slice: slice, item.State));
        }).ToLookup(pair => pair.Slice, pair => pair.State);

        Assert.True(items.Count > 50);
        foreach (var (from, to) in ((int, int)[])[(2023, 2026), (2024, 2025), (2025, 2026)])
        {
            var (start, end) = (Instant.FromUtc(from, 3, 5, 0, 0), Instant.FromUtc(to, 6, 20, 0, 0));
            Assert.All(items, slice => Assert.Equal(slice.Sum(item => MicrosOnline(item, start, end)), MicrosOnline(flows[slice.Key], start, end)));
        }
    }

    [Fact]
    public async Task Store_EveryIssueRetracted_HoldsNothing()
    {
        var events = SyntheticNotices.Events("clean", 60, 44);
        var last = events.Max(one => one.RecordedAt) + Duration.FromDays(1);
        NoticeEvent[] retractions =
        [
            .. events.Where(one => one.Type == EventType.Issued).Select(one => new NoticeEvent
            {
                Source = one.Source, EventId = one.EventId + "-r", NoticeRef = one.NoticeRef, Type = EventType.Retracted,
                OccurredAt = last, RecordedAt = last, Target = one.EventId,
            }),
        ];
        await using var test = await SyntheticNotices.CountedAsync(DatabaseKind.Sqlite, [.. events], retractions);

        Assert.Empty((await StoredCells.ReadAsync(test.Database)).Cells);
        Assert.Empty((await StoredCells.LedgerAsync(test.Database)).Cells);
        Assert.NotEmpty((await StoredCells.LedgerAsync(test.Database, (last - Duration.FromHours(1)).ToMicros())).Cells);
    }

    private static long MicrosOnline(ItemState item, Instant from, Instant to)
    {
        var (start, end) = (Instant.Max(item.IssuedAt, from), Instant.Min(item.RemovedAt ?? item.ReleasedAt ?? to, to));
        return start < end ? end.ToMicros() - start.ToMicros() : 0;
    }

    /// <summary>Open at the start for the whole window, plus what is left of it at each receipt, less what is left at each end.</summary>
    private static long MicrosOnline(IEnumerable<KeyValuePair<CellKey, CellCount>> flow, Instant from, Instant to)
    {
        const long Day = 86_400_000_000;
        var sum = 0L;
        foreach (var (key, count) in flow.Where(cell => cell.Key.Kind is CellKind.Issued or CellKind.Removed or CellKind.Released && cell.Key.At * Day < to.ToMicros()))
        {
            var left = key.At * Day < from.ToMicros() ? count.N * (to - from).BclCompatibleTicks / 10 : (count.N * (to.ToMicros() - (key.At * Day))) - count.Micros;
            sum += key.Kind == CellKind.Issued ? left : -left;
        }

        return sum;
    }

    private static void AssertSame(CellSet expected, CellSet actual)
    {
        Assert.NotEmpty(expected.Cells);
        Assert.Empty(expected.Cells.Except(actual.Cells).Concat(actual.Cells.Except(expected.Cells)).Take(5));
        Assert.Equal(expected.Digest(), actual.Digest());
    }
}
