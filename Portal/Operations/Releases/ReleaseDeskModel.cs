using NodaTime;
using Portal.Data.Releases;
using Portal.Data.Releases.Calendar;
using Portal.Data.Releases.Plans;
using Portal.Data.Releases.Runs;

namespace Portal.Operations.Releases;

/// <summary>Loads the list of releases and one of their versions.</summary>
internal sealed class ReleaseDeskModel(ReleaseQueries releases, ReleaseRunStore runs, ReleaseFailureStore failures, ProgrammeFiles files, ReleasePlanning planning, IClock clock)
{
    internal async Task<ReleasesView> ListAsync(string? programme, CancellationToken cancellation)
    {
        var (all, now) = (await files.AllAsync(cancellation), clock.GetCurrentInstant());
        var chosen = (all.FirstOrDefault(file => file.Programme?.Id == programme) ?? all.FirstOrDefault(file => file.Programme is not null))?.Programme;
        var recent = await runs.RecentAsync(null, 0, cancellation);
        var calendar = chosen is null
            ? null
            : ReleaseCalendar.Of(chosen, await releases.DraftsAsync(cancellation), recent, await failures.AllAsync(cancellation), await planning.VintagesAsync(chosen.Id, cancellation), now);
        return new ReleasesView(all, chosen, calendar, recent.FirstOrDefault(run => run.State is RunState.Running), now);
    }

    /// <summary>A version with everything done to it; null where nobody ever began it.</summary>
    internal async Task<DraftView?> FindAsync(string release, int version, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var drafts = (await releases.DraftsAsync(cancellation)).Where(draft => draft.Release == release && draft.Version == version).OrderByDescending(draft => draft.Id).ToList();
        var own = await runs.RecentAsync(release, version, cancellation);
        if (drafts.Count == 0 && own.Count == 0)
        {
            return null;
        }

        var published = await releases.PublicationsAsync(cancellation);
        var running = (await runs.RecentAsync(null, 0, cancellation)).FirstOrDefault(run => run.State is RunState.Running);
        var draft = drafts.FirstOrDefault();
        var isBuilding = own is [{ State: RunState.Running, Kind: RunKind.Build }, ..];
        IReadOnlyList<ReleaseFailure> failed = draft is null ? [] : [.. (await failures.AllAsync(cancellation)).Where(failure => failure.DraftId == draft.Id)];
        var plan = own.Select(run => run.Plan).OfType<string>().Select(text => ReleasePlan.Read(text).Plan).FirstOrDefault();
        return new DraftView
        {
            Release = release,
            Version = version,
            Plan = plan,
            Draft = draft,
            Older = [.. drafts.Skip(1)],
            Statement = draft is null ? null : await releases.StatementAsync(draft, cancellation),
            Stage = isBuilding ? ReleaseStage.Building : draft is null ? ReleaseStage.Planned : ReleaseCalendar.StageOf(draft, running, failed, now),
            Run = own is [var newest, ..] ? newest : null,
            Attack = draft is null ? null : own.FirstOrDefault(run => run is { Kind: RunKind.Audit, Report: not null } && run.StartedAt >= draft.BuiltAt),
            Elsewhere = running is not null && (running.Release != release || running.Version != version) ? running : null,
            Failures = failed,
            IsSynthetic = draft?.IsSynthetic ?? plan?.Programme.IsSynthetic == true,
            IsOvertaken = draft is { WasPublished: false, AuditedAgainst: { } against } && against != published.Count(one => one.Statement.IsSynthetic == draft.IsSynthetic),
            NewestPublished = published.Where(one => one.Statement.Release == release).Select(one => one.Statement.Version).DefaultIfEmpty(0).Max(),
            Now = now,
        };
    }
}
