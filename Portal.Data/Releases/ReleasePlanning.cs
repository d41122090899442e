using NodaTime;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases;

/// <summary>Makes the plan of the next release or of a correction, knowing what was published before.</summary>
public sealed class ReleasePlanning(ReleaseQueries releases, IClock clock)
{
    /// <summary>The plan, or why there is none.</summary>
    /// <param name="programme">The programme.</param>
    /// <param name="month">The newest month; null for the last one that is over.</param>
    /// <param name="asOf">A; null for now.</param>
    /// <param name="knownAt">K; null for now.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<(ReleasePlan? Plan, IReadOnlyList<InputProblem> Problems)> NextAsync(
        Programme programme, ReleasePeriod? month, Instant? asOf, Instant? knownAt, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var newest = month ?? ReleasePeriod.Holding(Frequency.Month, Cube.UtcPeriods.MonthOf((asOf ?? now) - Duration.FromDays(programme.LagDays))).Plus(-1);
        if (newest.Frequency is not Frequency.Month)
        {
            return (null, [new InputProblem("bad-period", $"A release is named after its newest month, such as 2026-10; {newest} is none.")]);
        }

        var published = await releases.PublicationsAsync(cancellation);
        if (published.Any(one => one.Statement.Release == newest.ToString()))
        {
            return (null, [new InputProblem("published-before", $"{newest} is published. A correction is a new version: portal release version {newest}.")]);
        }

        var isFirst = published.All(one => one.Statement.Programme != programme.Id);
        return Checked(ReleasePlanner.Plan(programme, newest, isFirst, asOf ?? now, knownAt ?? now, 1, null));
    }

    /// <summary>The plan of a correction: the same tables and periods, with what is known by now.</summary>
    public async Task<(ReleasePlan? Plan, IReadOnlyList<InputProblem> Problems)> CorrectionAsync(string release, string reason, CancellationToken cancellation)
    {
        var newest = (await releases.PublicationsAsync(cancellation)).LastOrDefault(one => one.Statement.Release == release);
        if (newest is null || await releases.FileAsync(newest.DraftId, "plan.json", cancellation) is not { } json)
        {
            return (null, [new InputProblem("not-published", $"{release} was never published, so there is nothing to correct.")]);
        }

        if (string.IsNullOrWhiteSpace(reason))
        {
            return (null, [new InputProblem("no-reason", "Say in a sentence why there is a correction.")]);
        }

        var (plan, problems) = ReleasePlan.Read(System.Text.Encoding.UTF8.GetString(json));
        var knownAt = NodaTime.Text.InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds()));

        // A stays: a later look would change what is open without any correction
        return plan is null ? (null, problems) : (plan with { Version = plan.Version + 1, KnownAt = knownAt, Reason = reason }, []);
    }

    private static (ReleasePlan? Plan, IReadOnlyList<InputProblem> Problems) Checked(ReleasePlan plan) => ReleasePlan.Read(plan.ToJson());
}
