using NodaTime;
using Portal.Data.Releases;
using Portal.Data.Releases.Calendar;
using Portal.Data.Releases.Plans;
using Portal.Data.Releases.Runs;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>The months of a programme and what is due next.</summary>
public sealed class ReleaseCalendarTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 10, 12, 0);

    [Fact]
    public void Calendar_NothingPublished_AsksForTheLastMonthThatIsOver()
    {
        var calendar = Of([], []);

        Assert.Equal(("2026-02", ReleaseStage.Planned), (calendar.Months[0].Month.ToString(), calendar.Months[0].Stage));
        Assert.Equal(ReleaseStage.NotYet, calendar.Months[1].Stage);
        Assert.Equal(new NextDue("test-2026-02", null, Instant.FromUtc(2026, 3, 1, 0, 0)), Assert.Single(calendar.Next));
        Assert.Equal([Frequency.Year, Frequency.Quarter], calendar.Months.Single(month => month.Month.ToString() == "2026-12").Brings);
        Assert.Equal([Frequency.Quarter], calendar.Months.Single(month => month.Month.ToString() == "2026-03").Brings);
    }

    [Fact]
    public void Calendar_LagDays_WaitForLateEvents()
    {
        var calendar = ReleaseCalendar.Of(ReleaseWorld.Programme with { LagDays = 31 }, [], [], [], [], Now);

        Assert.Equal("test-2026-01", calendar.Next[0].Release);
        Assert.Equal(Instant.FromUtc(2026, 3, 4, 0, 0), calendar.Next[0].DueAt);
        Assert.Equal(ReleaseStage.NotYet, calendar.Months.Single(month => month.Month.ToString() == "2026-02").Stage);
    }

    [Theory]
    [InlineData(ReleaseStep.Built, ReleaseStage.Built)]
    [InlineData(ReleaseStep.AuditPassed, ReleaseStage.Audited)]
    [InlineData(ReleaseStep.AuditFailed, ReleaseStage.AuditFailed)]
    [InlineData(ReleaseStep.Approved, ReleaseStage.Approved)]
    [InlineData(ReleaseStep.Rejected, ReleaseStage.Rejected)]
    [InlineData(ReleaseStep.Scheduled, ReleaseStage.Scheduled)]
    [InlineData(ReleaseStep.Published, ReleaseStage.Published)]
    [InlineData(ReleaseStep.WithdrawalAsked, ReleaseStage.WithdrawalAsked)]
    [InlineData(ReleaseStep.WithdrawalRefused, ReleaseStage.Published)]
    [InlineData(ReleaseStep.Withdrawn, ReleaseStage.Withdrawn)]
    public void Calendar_LastStep_IsItsStage(ReleaseStep step, ReleaseStage stage) =>
        Assert.Equal(stage, Of([Draft("2026-01", step)], []).Months.Single(month => month.Month.ToString() == "2026-01").Stage);

    [Fact]
    public void Calendar_MinutePassedWithAFailure_IsStuck()
    {
        var draft = Draft("2026-01", ReleaseStep.Scheduled, "2026-03-10T11:00:00Z");
        var failure = new ReleaseFailure { DraftId = 1, Rule = "signing-key-lost", Message = "m", FirstAt = Now, LastAt = Now, Times = 1 };

        Assert.Equal(ReleaseStage.Stuck, ReleaseCalendar.StageOf(draft, null, [failure], Now));
        Assert.Equal(ReleaseStage.Scheduled, ReleaseCalendar.StageOf(draft, null, [failure], Now - Duration.FromHours(2)));
    }

    [Fact]
    public void Calendar_RunAtWork_ShowsTheMonthThatItIsOf()
    {
        var run = new ReleaseRun
        {
            Id = 1,
            Kind = RunKind.Build,
            Release = "2025-12",
            Version = 1,
            Plan = ReleaseWorld.Plan().ToJson(),
            StartedBy = "ines",
            StartedAt = Now,
            LeaseUntil = Now,
            Stage = "count",
            Done = 0,
            Total = 0,
            State = RunState.Running,
        };

        Assert.Equal(ReleaseStage.Building, Of([], [run]).Months.Single(month => month.Month.ToString() == "2025-12").Stage);
        Assert.DoesNotContain(Of([], [run with { State = RunState.Stopped }]).Months, month => month.Stage == ReleaseStage.Building);
    }

    [Fact]
    public void Calendar_Vintages_AreDueBesideTheNextMonth()
    {
        var published = Draft("2026-02", ReleaseStep.Published);
        var vintage = new ReleaseVintage("2026-02", 6, Instant.FromUtc(2026, 9, 1, 0, 0), false, null);

        var calendar = ReleaseCalendar.Of(ReleaseWorld.Programme, [published], [], [], [vintage, vintage with { AfterMonths = 12, Version = 2 }], Now);

        Assert.Equal([("test-2026-03", null), ("2026-02", (int?)6)], calendar.Next.Select(due => (due.Release, due.AfterMonths)));
    }

    private static ReleaseCalendar Of(IReadOnlyList<DraftState> drafts, IReadOnlyList<ReleaseRun> runs) => ReleaseCalendar.Of(ReleaseWorld.Programme, drafts, runs, [], [], Now);

    private static DraftState Draft(string release, ReleaseStep step, string detail = "2026-04-01T08:30:00Z") => new()
    {
        Id = 1,
        Release = release,
        Version = 1,
        Programme = ReleaseWorld.Programme.Id,
        IsSynthetic = true,
        Digest = "d",
        BuiltBy = "ines",
        BuiltAt = Now,
        Steps = [new DraftStep(step, "ines", Now, detail)],
    };
}
