using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Slices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Cube;

/// <summary>What ended outside a window and the stretch before it changes no figure of the window by its times.</summary>
public sealed class OutsideItemsTests
{
    private static readonly Instant Look = Instant.FromUtc(2025, 9, 17, 5, 6, 7);

    [Theory]
    [InlineData("2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z")]
    [InlineData("2024-03-09T11:12:13Z", "2024-03-10T01:00:00Z")]
    [InlineData("2025-07-01T00:00:00Z", "2025-10-01T00:00:00Z")]
    [InlineData("2023-01-01T00:00:00Z", "2026-01-01T00:00:00Z")]
    public void Report_WithoutTheTimesOfWhatLiesOutside_IsTheSame(string from, string to)
    {
        var window = new SliceWindow(Events.Utc(from), Events.Utc(to), Look);
        var items = SyntheticNotices.Items(SyntheticNotices.Events("dirty", 4000, 91), asOf: Look);
        var outside = new OutsideItems(window);
        StoredItem[] few = [.. items.Select(outside.WithoutTimes)];

        Assert.Equal(Text(items, window), Text(few, window));
        Assert.Equal(window.To - window.From < Duration.FromDays(1000), few.Count(item => item.State.IssuedAt == Instant.MinValue) > items.Count / 3);
    }

    private static string Text(IReadOnlyCollection<StoredItem> items, SliceWindow window) => SliceDocument
        .Describe(new Scope.All(), new SliceQuestion(new ItemFilter(), window, null, Look, IsExact: true), SliceReport.Of(items, window)).ToJsonString();
}
