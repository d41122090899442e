using System.Text;
using Portal.Data.Accounts;
using Portal.Data.Releases;
using Portal.Data.Releases.Plans;

namespace Portal.Data.Seeding;

/// <summary>
/// The demonstration's first release, built, attacked, approved and signed by the same code as any other. Its two persons are automatic and
/// say so by their names; the rule that nobody approves what they built holds for them too.
/// </summary>
public sealed class DemoReleaseSeeder(ReleasePlanning planning, ReleaseWorkflow workflow, ReleasePublisher publisher, ReleaseQueries releases)
{
    /// <summary>Who builds it.</summary>
    public static Actor Builder { get; } = new("automatic-demo-statistician", Role.Statistician) { Proof = Seeding };

    /// <summary>Who approves it.</summary>
    public static Actor Approver { get; } = new("automatic-demo-approver", Role.Approver) { Proof = Seeding };

    private static ActorProof.Program Seeding => new("for the demonstration's first start");

    /// <summary>Publishes it, unless anything was published before.</summary>
    /// <param name="folder">Folder with programme.json.</param>
    /// <param name="progress">Hears what is done, and why there is no release where the programme is refused.</param>
    /// <param name="cancellation">Ends the work; what is not published then is not public.</param>
    public async Task SeedAsync(string folder, IProgress<SeedProgress> progress, CancellationToken cancellation)
    {
        const string Step = "Publishing the demonstration's first release";
        if ((await releases.PublicationsAsync(cancellation)).Count > 0)
        {
            return;
        }

        progress.Report(new SeedProgress(Step, 0));
        var (programme, _) = ProgrammeReader.Read(await File.ReadAllTextAsync(Path.Combine(folder, "programme.json"), Encoding.UTF8, cancellation));
        if (programme is null || (await planning.NextAsync(programme, null, null, null, cancellation)).Plan is not { } plan)
        {
            throw new InvalidDataException("The demonstration's programme.json is damaged.");
        }

        var result = await workflow.BuildAsync(plan, Builder, null, cancellation);
        result = result is ReleaseResult.Done ? (await workflow.AuditAsync(plan.Release, plan.Version, Builder, null, cancellation)).Result : result;
        result = result is ReleaseResult.Done ? await workflow.ApproveAsync(plan.Release, plan.Version, Approver, cancellation) : result;
        result = result is ReleaseResult.Done ? await publisher.PublishAsync(plan.Release, plan.Version, Approver, cancellation) : result;
        progress.Report(new SeedProgress(result is ReleaseResult.Refused refused ? $"No release of the demonstration: {refused.Problems[0].Rule}" : Step, 1));
    }
}
