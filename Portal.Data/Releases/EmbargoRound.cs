using System.Collections.Concurrent;
using NodaTime;
using NodaTime.Text;
using Portal.Data.Accounts;
using Portal.Data.Audit;

namespace Portal.Data.Releases;

/// <summary>
/// Publishes what is due: everything whose minute has come, also while no server ran. Any number of instances may do it at once; each release
/// is published once. What can't be published stays scheduled, its reason is kept, and the next round tries again.
/// </summary>
public sealed class EmbargoRound(ReleaseFailureStore failures, ReleaseWorkflow workflow, ReleasePublisher publisher, IClock clock)
{
    // Whether it works in a moment depends on a person; other instances, which may hold the key, don't wait for this one
    private static readonly Duration Rest = Duration.FromSeconds(15);

    private static readonly Actor Program = new(AuditEvent.System, Role.Approver) { Proof = new ActorProof.Program("at the minute that was set") };

    private readonly ConcurrentDictionary<(string Release, int Version), Instant> resting = new();

    /// <summary>Does it, and says when the next minute comes; null where nothing else is scheduled.</summary>
    public async Task<Instant?> RunAsync(CancellationToken cancellation)
    {
        foreach (var (release, version, minute) in await failures.ScheduledAsync(cancellation))
        {
            var due = InstantPattern.ExtendedIso.Parse(minute).Value;
            if (due > clock.GetCurrentInstant())
            {
                return due;
            }

            if (resting.TryGetValue((release, version), out var until) && until > clock.GetCurrentInstant())
            {
                continue;
            }

            // Another instance may have been faster, or somebody moved the minute: then there is nothing to keep
            if (await publisher.PublishAsync(release, version, Program, cancellation) is ReleaseResult.Refused refused
                && await workflow.FindAsync(release, version, cancellation) is { Step: ReleaseStep.Scheduled } draft
                && draft.ScheduledFor <= clock.GetCurrentInstant())
            {
                resting[(release, version)] = clock.GetCurrentInstant() + Rest;
                await failures.PutAsync(draft, refused.Problems[0], clock.GetCurrentInstant(), cancellation);
            }
        }

        return null;
    }
}
