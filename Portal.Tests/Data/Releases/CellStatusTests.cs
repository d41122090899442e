using Portal.Data.Releases;

namespace Portal.Tests.Data.Releases;

/// <summary>One code a status, the same everywhere; both kinds of hiding look alike.</summary>
public sealed class CellStatusTests
{
    [Fact]
    public void Code_EveryStatus_ReadsBackAsWhatMayBePublished()
    {
        foreach (var status in Enum.GetValues<CellStatus>())
        {
            Assert.Equal(status.ForPublic(), CellStatusExtensions.FromCode(status.Code()));
            Assert.NotEmpty(status.Meaning());
        }

        Assert.Null(CellStatusExtensions.FromCode("0"));
    }

    [Fact]
    public void Code_BothKindsOfHiding_LookAlike() =>
        Assert.Equal(CellStatus.SuppressedPrimary.Code(), CellStatus.SuppressedSecondary.Code());
}
