using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Releases.Plans;
using Portal.Data.Releases.Runs;

namespace Portal.Data.Releases.Calendar;

/// <summary>The months of a programme with their releases, and what is due next.</summary>
/// <param name="Months">Months in order, the last ones still to come.</param>
/// <param name="Next">What the programme asks for, the earliest first; never empty.</param>
public sealed record ReleaseCalendar(IReadOnlyList<CalendarMonth> Months, IReadOnlyList<NextDue> Next)
{
    private const int Ahead = 11;
    private const int AtMostBack = 36;

    /// <summary>Lays it out.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="drafts">Every draft of the database.</param>
    /// <param name="runs">Recent runs.</param>
    /// <param name="failures">Why scheduled releases could not be published.</param>
    /// <param name="vintages">The programme's fixed corrections.</param>
    /// <param name="now">The instant of looking.</param>
    public static ReleaseCalendar Of(Programme programme, IReadOnlyList<DraftState> drafts, IReadOnlyList<ReleaseRun> runs, IReadOnlyList<ReleaseFailure> failures, IReadOnlyList<ReleaseVintage> vintages, Instant now)
    {
        var own = drafts.Where(draft => draft.Programme == programme.Id).ToList();
        var running = runs.FirstOrDefault(run => run.State is RunState.Running && IsOf(run, programme, own));
        var current = UtcPeriods.MonthOf(now);
        var lastDue = UtcPeriods.MonthOf(now - Duration.FromDays(programme.LagDays)) - 1;
        var named = own.Select(draft => draft.Release).Concat(running is null ? [] : [running.Release])
            .Select(release => ReleaseId.MonthOf(release)?.FirstMonth ?? current)
            .ToList();
        var first = Math.Max(current - AtMostBack, named.Append(lastDue).Min());
        var months = new List<CalendarMonth>();
        for (var month = first; month <= Math.Max(current + Ahead, named.Append(current).Max()); month++)
        {
            var period = ReleasePeriod.Holding(Frequency.Month, month);
            var due = period.To + Duration.FromDays(programme.LagDays);
            months.Add(new CalendarMonth(period, due, due <= now, Brings(programme, period), Versions(period, own, running, failures, now)));
        }

        return new ReleaseCalendar(months, Due(programme, months, own, vintages));
    }

    /// <summary>Where a draft stands, with what runs and what failed.</summary>
    public static ReleaseStage StageOf(DraftState draft, ReleaseRun? running, IReadOnlyList<ReleaseFailure> failures, Instant now) =>
        running is { State: RunState.Running, Kind: RunKind.Audit } && running.Release == draft.Release && running.Version == draft.Version ? ReleaseStage.Attacking : draft.Step switch
        {
            ReleaseStep.Built => ReleaseStage.Built,
            ReleaseStep.AuditPassed => ReleaseStage.Audited,
            ReleaseStep.AuditFailed => ReleaseStage.AuditFailed,
            ReleaseStep.Approved => ReleaseStage.Approved,
            ReleaseStep.Rejected => ReleaseStage.Rejected,
            ReleaseStep.Scheduled => draft.ScheduledFor <= now && failures.Any(failure => failure.DraftId == draft.Id && failure.LastAt >= draft.ScheduledFor) ? ReleaseStage.Stuck : ReleaseStage.Scheduled,
            ReleaseStep.Published or ReleaseStep.WithdrawalRefused => ReleaseStage.Published,
            ReleaseStep.WithdrawalAsked => ReleaseStage.WithdrawalAsked,
            ReleaseStep.Withdrawn => ReleaseStage.Withdrawn,
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static bool IsOf(ReleaseRun run, Programme programme, IReadOnlyList<DraftState> own) =>
        run.Plan is { } plan ? ReleasePlan.Read(plan).Plan?.Programme.Id == programme.Id : own.Any(draft => draft.Release == run.Release && draft.Version == run.Version);

    private static IReadOnlyList<Frequency> Brings(Programme programme, ReleasePeriod month) =>
    [
        .. programme.Tables.Select(table => table.Frequency).Distinct().Order()
            .Where(frequency => frequency is not Frequency.Month && ReleasePeriod.Holding(frequency, month.FirstMonth) is var holding && holding.FirstMonth + holding.Months == month.FirstMonth + 1),
    ];

    private static List<CalendarVersion> Versions(ReleasePeriod month, IReadOnlyList<DraftState> own, ReleaseRun? running, IReadOnlyList<ReleaseFailure> failures, Instant now)
    {
        var versions = own.Where(draft => ReleaseId.MonthOf(draft.Release) == month)
            .GroupBy(draft => draft.Version)
            .Select(group => group.MaxBy(draft => draft.Id)!)
            .OrderBy(draft => draft.Version)
            .Select(draft => new CalendarVersion(draft.Release, draft.Version, StageOf(draft, running, failures, now), draft.ScheduledFor ?? draft.Steps[^1].At, draft))
            .ToList();
        if (running is { Kind: RunKind.Build } && ReleaseId.MonthOf(running.Release) == month)
        {
            versions.RemoveAll(version => version.Version == running.Version);
            versions.Add(new CalendarVersion(running.Release, running.Version, ReleaseStage.Building, running.StartedAt, null));
        }

        return versions;
    }

    private static IReadOnlyList<NextDue> Due(Programme programme, IReadOnlyList<CalendarMonth> months, IReadOnlyList<DraftState> own, IReadOnlyList<ReleaseVintage> vintages)
    {
        var published = own.Where(draft => draft.WasPublished).ToList();

        // Nobody asks for months before the first release: it brought them, or they are not published
        var from = published.Select(draft => ReleaseId.MonthOf(draft.Release)?.FirstMonth).Min() ?? long.MinValue;
        var open = months.Where(month => month.Month.FirstMonth > from && !month.Versions.Any(version => version.Draft?.WasPublished == true)).ToList();
        var first = published.Count == 0 ? open.LastOrDefault(month => month.IsDue) ?? open.First() : open.FirstOrDefault();
        var due = first is null ? new List<NextDue>() : [new NextDue(ReleaseId.Of(programme.Id, first.Month), null, first.DueAt)];
        due.AddRange(vintages.Where(vintage => vintage.Version is null).Select(vintage => new NextDue(vintage.Release, vintage.AfterMonths, vintage.DueAt)));
        return [.. due.OrderBy(one => one.DueAt).ThenBy(one => one.Release, StringComparer.Ordinal)];
    }
}
