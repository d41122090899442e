using Portal.Data.Notices;

namespace Portal.Tests.Data.Notices;

public sealed class EventPackRangeTests
{
    [Theory]
    [InlineData(1, 0, 1, 0)]
    [InlineData(63, 0, 63, 0)]
    [InlineData(64, 1, 0, 1_048_576)]
    [InlineData(449, 7, 1, 7_340_032)]
    public void Range_OfANotice_IsWhatStatementsReckon(long noticeId, long range, int place, long firstPack)
    {
        Assert.Equal(range, EventPackRange.Of(noticeId));
        Assert.Equal(place, EventPackRange.PlaceOf(noticeId));
        Assert.Equal(noticeId, EventPackRange.FirstNotice(range) + place);
        Assert.Equal(firstPack, EventPackRange.FirstPack(range));
        Assert.Equal(firstPack, EventPackRange.NextPack(range, []));
        Assert.Equal(range, EventPackRange.OfPack(firstPack));
        Assert.Equal(range, EventPackRange.OfPack(EventPackRange.FirstPack(range + 1) - 1));
    }

    [Fact]
    public void Next_AfterStoredPacks_IsTheOneAfterTheLast() => Assert.Equal(7_340_035, EventPackRange.NextPack(7, [Pack(7_340_032), Pack(7_340_034)]));

    [Fact]
    public void Next_AfterTheLastThereCanBe_IsRefused() => Assert.Throws<InvalidOperationException>(() => EventPackRange.NextPack(7, [Pack(EventPackRange.FirstPack(8) - 1)]));

    private static EventPack Pack(long id) => new(id, 1, []);
}
