using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Seeding;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Cube;

public sealed class CellSetTests
{
    private static readonly List<NoticeEvent> Dirty = SyntheticNotices.Events("dirty", 400, 31);

    [Fact]
    public void Cells_EventsShuffledAndDoubled_AreTheSame()
    {
        var expected = OfEvents(Dirty);

        foreach (var draw in new ulong[] { 1, 2, 3 })
        {
            var shuffled = Dirty.Concat(Dirty.Where((_, at) => at % 3 == 0)).Select((one, at) => (one, at))
                .OrderBy(pair => CounterRandom.For(draw, 0, (ulong)pair.at).Draw(0)).Select(pair => pair.one);

            AssertSame(expected, OfEvents(shuffled));
        }
    }

    [Fact]
    public void Cells_EventsOneByOne_OldMinusNewPlusGivesTheRecount()
    {
        var kept = new CellSet();
        foreach (var notice in Dirty.GroupBy(one => one.NoticeRef).Take(150))
        {
            var known = new List<NoticeEvent>();
            foreach (var one in notice.Reverse())
            {
                kept.Subtract(NoticeCells.Of(SyntheticNotices.Fold.Fold(known)));
                known.Add(one);
                kept.Add(NoticeCells.Of(SyntheticNotices.Fold.Fold(known)));
            }
        }

        AssertSame(OfEvents(Dirty.GroupBy(one => one.NoticeRef).Take(150).SelectMany(group => group)), kept);
    }

    [Fact]
    public void Subtract_WhatWasAdded_LeavesNothing()
    {
        var cells = OfEvents(Dirty);
        Assert.NotEqual((UInt128)0, cells.Digest());

        cells.Subtract(OfEvents(Dirty));

        Assert.Empty(cells.Cells);
        Assert.Equal((UInt128)0, cells.Digest());
    }

    [Fact]
    public void Cells_SplitByNotice_AddUpToTheWhole()
    {
        var parts = Dirty.GroupBy(one => one.NoticeRef.Sum(letter => letter) % 7).Select(OfEvents).ToArray();
        var sum = new CellSet();
        foreach (var part in parts.Reverse())
        {
            sum.Add(part);
        }

        AssertSame(OfEvents(Dirty), sum);
        unchecked
        {
            Assert.Equal(OfEvents(Dirty).Digest(), parts.Aggregate((UInt128)0, (digest, part) => digest + part.Digest()));
        }
    }

    [Fact]
    public void RolledUp_AnyOrder_IsTheSumOfItsSlices()
    {
        var cells = OfEvents(Dirty);
        static SliceKey Provider(SliceKey key) => new(key.Provider, null, null, null, null);
        static SliceKey Total(SliceKey key) => new(null, null, null, null, null);

        AssertSame(cells.RolledUp(Total), cells.RolledUp(Provider).RolledUp(Total));
        Assert.Equal(
            cells.Cells.Where(cell => cell.Key is { Table: CellTable.Flow, Kind: CellKind.Issued }).Sum(cell => cell.Value.N),
            cells.RolledUp(Total).Cells.Where(cell => cell.Key is { Table: CellTable.Flow, Kind: CellKind.Issued }).Sum(cell => cell.Value.N));
        Assert.All(cells.RolledUp(Total).Cells.Values, count => Assert.True(count.N > 0));
    }

    [Fact]
    public void Digest_AnyChange_Shows()
    {
        var cells = OfEvents(Dirty);
        var before = cells.Digest();
        var key = cells.Cells.Keys.First();

        cells.Add(key, new CellCount(1, 0));
        var more = cells.Digest();
        cells.Add(key, new CellCount(-1, 1));

        Assert.NotEqual(before, more);
        Assert.NotEqual(before, cells.Digest());
        cells.Add(key, new CellCount(0, -1));
        Assert.Equal(before, cells.Digest());
    }

    private static CellSet OfEvents(IEnumerable<NoticeEvent> events)
    {
        var cells = new CellSet();
        foreach (var notice in SyntheticNotices.Items(events).GroupBy(item => item.NoticeId))
        {
            cells.Add(NoticeCells.Of(notice.Select(item => item.State)));
        }

        return cells;
    }

    private static void AssertSame(CellSet expected, CellSet actual)
    {
        Assert.NotEmpty(expected.Cells);
        Assert.Equal(expected.Cells.Count, actual.Cells.Count);
        Assert.All(expected.Cells, cell => Assert.Equal(cell.Value, actual.Cells.GetValueOrDefault(cell.Key)));
        Assert.Equal(expected.Digest(), actual.Digest());
    }
}
