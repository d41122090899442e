using Portal.Data.Notices;

namespace Portal.Tests.Data.Notices;

public sealed class EventPackIdTests
{
    [Theory]
    [InlineData(1, 1_048_576)]
    [InlineData(7, 7_340_032)]
    public void First_OfANotice_IsWhatStatementsReckon(long noticeId, long id)
    {
        Assert.Equal(id, EventPackId.First(noticeId));
        Assert.Equal(id, EventPackId.Next(noticeId, []));
        Assert.Equal(noticeId, EventPackId.NoticeOf(id));
        Assert.Equal(noticeId, EventPackId.NoticeOf(EventPackId.First(noticeId + 1) - 1));
    }

    [Fact]
    public void Next_AfterStoredPacks_IsTheOneAfterTheLast() => Assert.Equal(7_340_035, EventPackId.Next(7, [Pack(7_340_032), Pack(7_340_034)]));

    [Fact]
    public void Next_AfterTheLastThereCanBe_IsRefused() => Assert.Throws<InvalidOperationException>(() => EventPackId.Next(7, [Pack(EventPackId.First(8) - 1)]));

    private static EventPack Pack(long id) => new(id, 1, []);
}
