using Portal.Data.Notices;

namespace Portal.Tests.Data.Notices;

public sealed class EventPackRangeTests
{
    [Theory]
    [InlineData(1, 0, 1, 0)]
    [InlineData(63, 0, 63, 0)]
    [InlineData(64, 1, 0, 4_294_967_296)]
    [InlineData(449, 7, 1, 30_064_771_072)]
    public void Range_OfANotice_IsWhatStatementsReckon(long noticeId, long range, int place, long firstPack)
    {
        Assert.Equal(range, EventPackRange.Of(noticeId));
        Assert.Equal(place, EventPackRange.PlaceOf(noticeId));
        Assert.Equal(noticeId, EventPackRange.FirstNotice(range) + place);
        Assert.Equal(firstPack, EventPackRange.FirstPack(range));
        Assert.Equal(range, EventPackRange.OfPack(firstPack));
        Assert.Equal(range, EventPackRange.OfPack(EventPackRange.FirstPack(range + 1) - 1));
    }

    [Fact]
    public void Next_OfASource_IsTheOneAfterItsLast()
    {
        var first = EventPackRange.FirstPack(7) + (3 * 65_536);

        Assert.Equal(first, EventPackRange.NextPack(7, 3, []));
        Assert.Equal(first, EventPackRange.NextPack(7, 3, [Pack(first - 65_536, 2), Pack(first + 65_536, 4)]));
        Assert.Equal(first + 6, EventPackRange.NextPack(7, 3, [Pack(first, 3), Pack(first + 5, 3), Pack(first + 65_536, 4)]));
        Assert.Equal(7, EventPackRange.OfPack(first + 65_535));
    }

    [Fact]
    public void Next_AfterTheLastThereCanBe_IsRefused()
    {
        Assert.Throws<InvalidOperationException>(() => EventPackRange.NextPack(7, 3, [Pack(EventPackRange.FirstPack(7) + (3 * 65_536) + 65_535, 3)]));
        Assert.Throws<InvalidOperationException>(() => EventPackRange.NextPack(7, 65_536, []));
    }

    private static EventPack Pack(long id, long source) => new(id, source, []);
}
