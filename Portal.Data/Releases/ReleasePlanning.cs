using NodaTime;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Releases;

/// <summary>Makes the plan of the next release or of a correction, knowing what was published before.</summary>
public sealed class ReleasePlanning(ReleaseQueries releases, IClock clock)
{
    /// <summary>The rules of hiding in words, with the values of a plan's programme.</summary>
    public static IReadOnlyList<string> RulesOf(ReleasePlan plan) => Building.RulesInWords.Of(plan.Programme);

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
        if (published.FirstOrDefault(one => ReleaseId.MonthOf(one.Statement.Release) == newest && ReleaseId.RoomOf(one.Statement.Programme) == ReleaseId.RoomOf(programme.Id)) is { } before)
        {
            return (null, [new InputProblem("published-before", $"{newest} is published. A correction is a new version: portal release version {before.Statement.Release}.")]);
        }

        var isFirst = published.All(one => one.Statement.Programme != programme.Id);
        return Checked(ReleasePlanner.Plan(programme, newest, isFirst, asOf ?? now, knownAt ?? now, 1, null));
    }

    /// <summary>Every fixed vintage of every release of a programme, published or still to come, oldest first.</summary>
    public async Task<IReadOnlyList<ReleaseVintage>> VintagesAsync(string programme, CancellationToken cancellation)
    {
        var now = clock.GetCurrentInstant();
        var vintages = new List<ReleaseVintage>();
        foreach (var release in (await releases.PublicationsAsync(cancellation)).Where(one => one.Statement.Programme == programme).GroupBy(one => one.Statement.Release, StringComparer.Ordinal))
        {
            var looks = new List<(Instant KnownAt, int Version)>();
            ReleasePlan? plan = null;
            foreach (var version in release)
            {
                plan = await PlanOfAsync(version, cancellation) ?? plan;
                if (plan?.IsEmergency != true)
                {
                    looks.Add((version.Statement.KnownAt, version.Statement.Version));
                }
            }

            if (plan is not null && ReleaseId.MonthOf(plan.Release) is { } month)
            {
                vintages.AddRange(plan.Programme.CorrectedAfterMonths.Order().Select(months =>
                {
                    var dueAt = Cube.UtcPeriods.StartOfMonth(month.FirstMonth + 1 + months);
                    return new ReleaseVintage(release.Key, months, dueAt, dueAt <= now, looks.Where(look => look.KnownAt >= dueAt).Select(look => (int?)look.Version).FirstOrDefault());
                }));
            }
        }

        return [.. vintages.OrderBy(vintage => vintage.DueAt).ThenBy(vintage => vintage.Release, StringComparer.Ordinal)];
    }

    /// <summary>The plan of a correction: the same tables and periods, with what is known by now.</summary>
    /// <param name="release">Id of the release.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <param name="isEmergency">True takes wrong numbers away at any time; else a fixed vintage of the programme must be due.</param>
    /// <param name="cancellation">Ends the work.</param>
    public async Task<(ReleasePlan? Plan, IReadOnlyList<InputProblem> Problems)> CorrectionAsync(string release, string reason, bool isEmergency, CancellationToken cancellation)
    {
        var newest = (await releases.PublicationsAsync(cancellation)).LastOrDefault(one => one.Statement.Release == release);
        if (newest is null || await PlanOfAsync(newest, cancellation) is not { } plan)
        {
            return (null, [new InputProblem("not-published", $"{release} was never published, so there is nothing to correct.")]);
        }

        if (ReleaseReason.Complaint(reason, "Say in a sentence why there is a correction.") is { } complaint)
        {
            return (null, [complaint]);
        }

        if (!isEmergency && plan.Programme.CorrectedAfterMonths.Count > 0)
        {
            var vintages = (await VintagesAsync(plan.Programme.Id, cancellation)).Where(vintage => vintage.Release == release).ToList();
            if (!vintages.Exists(vintage => vintage is { IsDue: true, Version: null }))
            {
                var next = vintages.Find(vintage => !vintage.IsDue);
                return (null, [new InputProblem("not-due", next is null
                    ? $"{release} had all its fixed vintages. Only an emergency, which takes numbers away, is left."
                    : $"{release} is looked at anew on {next.DueAt}, not before. An emergency, which takes numbers away, is always possible.")]);
            }
        }

        // A stays: a later look would change what is open without any correction
        var knownAt = NodaTime.Text.InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeSeconds(clock.GetCurrentInstant().ToUnixTimeSeconds()));
        return (plan with { Version = plan.Version + 1, KnownAt = knownAt, Reason = reason.Trim(), IsEmergency = isEmergency ? true : null }, []);
    }

    private async Task<ReleasePlan?> PlanOfAsync(Publication publication, CancellationToken cancellation) =>
        await releases.FileAsync(publication.DraftId, "plan.json", cancellation) is { } json ? ReleasePlan.Read(System.Text.Encoding.UTF8.GetString(json)).Plan : null;

    private static (ReleasePlan? Plan, IReadOnlyList<InputProblem> Problems) Checked(ReleasePlan plan) => ReleasePlan.Read(plan.ToJson());
}
