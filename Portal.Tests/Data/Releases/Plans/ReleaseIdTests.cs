using Portal.Data.Releases.Plans;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases.Plans;

public sealed class ReleaseIdTests
{
    [Theory]
    [InlineData("register-1", "register-2026-10")]
    [InlineData("register-2", "register-2026-10")]
    [InlineData("demo-1", "demo-2026-10")]
    [InlineData("own-programme", "own-programme-2026-10")]
    [InlineData("7", "7-2026-10")]
    public void Of_Programme_NamesItsRoomAndTheMonth(string programme, string id)
    {
        Assert.Equal(id, ReleaseId.Of(programme, ReleaseWorld.MonthOf("2026-10")));
        Assert.Equal("2026-10", ReleaseId.MonthOf(id)?.ToString());
        Assert.True(ReleaseId.Fits(id, programme));
    }

    [Theory]
    [InlineData("2026-10", true)]
    [InlineData("demo-2026-10", false)]
    [InlineData("../register-2026-10", false)]
    [InlineData("register2026-10", false)]
    [InlineData("register-2026-Q4", false)]
    [InlineData("register-2026-13", false)]
    [InlineData("", false)]
    public void Fits_IdsOfOthers_DoNot(string id, bool fits) => Assert.Equal(fits, ReleaseId.Fits(id, "register-1"));
}
