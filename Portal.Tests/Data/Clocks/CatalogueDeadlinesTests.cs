using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Data.Regimes;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Clocks;

/// <summary>The deadline that figures count with, beside the clocks of the same events.</summary>
public sealed class CatalogueDeadlinesTests
{
    private static readonly NoticeFold Fold = new(CatalogueDeadlines.Of(RuleHistory.Of(Catalogues.Shipped), false, _ => null), Duration.Zero);
    private static readonly Instant Sent = ClockEvents.At("2026-06-01T00:00:00Z");

    /// <summary>
    /// The request lacked something when it became known, an hour before it was sent, and lacked it still an hour after: its sending in between
    /// is no complete delivery.
    /// </summary>
    [Fact]
    public void Request_IncompleteBeforeAndAfterItsSending_IsAwaitedByFiguresAndClocks()
    {
        var events = Request(-1, 1);

        var item = Assert.Single(Fold.Fold(events.All));

        Assert.Equal((true, (Instant?)null), (item.Flags.Has(ItemFlags.AwaitingStart), item.OriginalDeadlineAt));
        Assert.Equal(Verdict.AwaitingStart, Assert.Single(events.Read(Sent + Duration.FromHours(90))).Verdict);
    }

    [Fact]
    public void Request_CompletedAfterAll_RunsFromThereForFiguresAndClocks()
    {
        var events = Request(-1, 1).Add(EventType.Delivered, Sent + Duration.FromHours(40));

        var item = Assert.Single(Fold.Fold(events.All));

        Assert.Equal((false, Sent + Duration.FromHours(88)), (item.Flags.Has(ItemFlags.AwaitingStart), item.OriginalDeadlineAt));
        Assert.Equal(item.OriginalDeadlineAt, Assert.Single(events.Read(Sent + Duration.FromHours(90))).DueAt);
    }

    /// <summary>Sent at hour 0 under a rule that takes complete requests only, and seen to lack something at some hours.</summary>
    private static ClockEvents Request(params double[] incompleteHours)
    {
        var events = new ClockEvents().Add(EventType.Issued, Sent, one => one with { Rules = ["US-TIDA-3"] });
        foreach (var hours in incompleteHours)
        {
            events.Add(EventType.Delivered, Sent + Duration.FromHours(hours), one => one with { Reason = ReasonCodes.Incomplete });
        }

        return events;
    }
}
