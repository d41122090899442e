using NodaTime;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Releases;
using Portal.Data.Releases.Plans;
using Portal.Data.Releases.Signing;
using Portal.Tests.Support;
using static Portal.Tests.Support.ReleaseDesk;

namespace Portal.Tests.Contracts;

/// <summary>Every step by whom it may be taken, and refused when anything changed since it was looked at.</summary>
public sealed class ReleaseStepsContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Approve_AnotherDraftThanTheOneSeen_IsRefused(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        var seen = await desk.BuildAsync();
        await desk.AuditAsync();
        await desk.ExecuteAsync("insert into release_draft (release, version, programme, is_synthetic, digest, built_by, built_at) select release, version, programme, is_synthetic, 'other', built_by, built_at from release_draft");

        Refused(await desk.Workflow.ApproveAsync(Release, 1, seen.Digest, Marek, CancellationToken.None), "stale-digest");
        Refused(await desk.Workflow.ApproveAsync(Release, 1, Marek, CancellationToken.None), "edited-after-build");
        Assert.DoesNotContain((await desk.Get<ReleaseQueries>().DraftsAsync(CancellationToken.None)).SelectMany(draft => draft.Steps), step => step.Step is ReleaseStep.Approved);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Approve_SomethingPublishedSinceTheAudit_IsRefusedUntilItIsAttackedAgain(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        var draft = await desk.BuildAsync();
        await desk.AuditAsync();
        await PublishAnotherAsync(desk);

        Refused(await desk.Workflow.ApproveAsync(Release, 1, draft.Digest, Marek, CancellationToken.None), "published-since-audit");
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Publish_SomethingPublishedSinceTheAudit_IsRefused(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        await desk.ApprovedAsync();
        await PublishAnotherAsync(desk);

        Refused(await desk.Publisher.PublishAsync(Release, 1, Marek, CancellationToken.None), "published-since-audit");
    }

    [Fact]
    public async Task Approve_SignInOfBefore_NeedsItAgain()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.BuildAsync();
        await desk.AuditAsync();
        var now = desk.Clock.Now;
        var approver = Marek with { Proof = new ActorProof.SignedIn(now - SecondSignIn.Freshness - Duration.FromSeconds(1)) };

        Refused(await desk.Workflow.ApproveAsync(Release, 1, draft.Digest, approver, CancellationToken.None), "sign-in-again");
        Refused(await desk.Workflow.ApproveAsync(Release, 1, draft.Digest, approver with { Proof = new ActorProof.SignedIn(now + Duration.FromSeconds(1)) }, CancellationToken.None), "sign-in-again");
        var approved = Done(await desk.Workflow.ApproveAsync(Release, 1, draft.Digest, approver with { Proof = new ActorProof.SignedIn(now - SecondSignIn.Freshness) }, CancellationToken.None));

        Assert.Equal("signed in on the site", approved.Steps[^1].Origin);
    }

    [Fact]
    public async Task Build_ForAReasonWithHiddenCharacters_IsRefusedThoughSuchAPlanCanBeRead()
    {
        // A register may have published one before anybody looked for them: whatever comes later is attacked together with it
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var (plan, problems) = ReleasePlan.Read((ReleaseWorld.Plan() with { Reason = "Right \u202Egnorw\nand more" }).ToJson());

        Assert.Empty(problems);
        Refused(await desk.Workflow.BuildAsync(plan!, Ines, null, CancellationToken.None), "bad-reason");
    }

    [Fact]
    public async Task Reject_WithAReason_ClosesTheDraftForGood()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        var draft = await desk.BuildAsync();
        await desk.AuditAsync();

        Refused(await desk.Workflow.RejectAsync(Release, 1, draft.Digest, " ", Marek, CancellationToken.None), "no-reason");
        Refused(await desk.Workflow.RejectAsync(Release, 1, draft.Digest, "Right \u202Egnorw", Marek, CancellationToken.None), "bad-reason");
        Refused(await desk.Workflow.RejectAsync(Release, 1, "other", "Why.", Marek, CancellationToken.None), "stale-digest");
        Refused(await desk.Workflow.RejectAsync(Release, 1, draft.Digest, "Why.", new Actor("olaf", Role.Operator), CancellationToken.None), "not-allowed");
        Done(await desk.Workflow.RejectAsync(Release, 1, draft.Digest, "A source is missing.", Marek, CancellationToken.None));

        Refused((await desk.Workflow.AuditAsync(Release, 1, Ines, null, CancellationToken.None)).Result, "rejected-before");
        Refused(await desk.Workflow.ApproveAsync(Release, 1, draft.Digest, Marek, CancellationToken.None), "audit-not-passed");
        Assert.Equal(ReleaseStep.Built, (await desk.BuildAsync()).Step);
    }

    [Fact]
    public async Task Reject_BeforeItsMinute_StopsThePublication()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        await desk.ApprovedAsync();
        Done(await desk.Workflow.ScheduleAsync(Release, 1, desk.Clock.Now + Duration.FromHours(1), Ines, CancellationToken.None));
        Done(await desk.Workflow.RejectAsync(Release, 1, null, "Found a mistake.", Ines, CancellationToken.None));

        desk.Clock.Now += Duration.FromHours(2);
        await desk.Get<EmbargoRound>().RunAsync(CancellationToken.None);

        Assert.Empty(await desk.Get<ReleaseQueries>().PublicationsAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Withdraw_ByOnePerson_IsNotPossible(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        await desk.PublishedAsync();

        Refused(await desk.Publisher.WithdrawAsync(Release, 1, Marek, CancellationToken.None), "not-asked");
        Refused(await desk.Publisher.AskWithdrawalAsync(Release, 1, "Wrong\u2066 times.", Marek, CancellationToken.None), "bad-reason");
        Done(await desk.Publisher.AskWithdrawalAsync(Release, 1, "Wrong times.", Marek, CancellationToken.None));
        Refused(await desk.Publisher.WithdrawAsync(Release, 1, Marek, CancellationToken.None), "same-person");
        Refused(await desk.Publisher.WithdrawAsync(Release, 1, Ines, CancellationToken.None), "not-approver");
        Assert.True((await desk.NowAsync()).IsPublic);
        Done(await desk.Publisher.KeepAsync(Release, 1, "The times are right.", new Actor("olga", Role.Approver), CancellationToken.None));
        Assert.True((await desk.NowAsync()).IsPublic);
        Done(await desk.Publisher.AskWithdrawalAsync(Release, 1, "They are wrong all the same.", Ines, CancellationToken.None));
        Done(await desk.Publisher.WithdrawAsync(Release, 1, Marek, CancellationToken.None));

        var publication = Assert.Single(await desk.Get<ReleaseQueries>().PublicationsAsync(CancellationToken.None));
        Assert.Equal("They are wrong all the same.", publication.WithdrawnReason);
        var log = await desk.Get<AuditQueries>().PageAsync(null, "test-2025-12/v1", 50, CancellationToken.None);
        Assert.Equal(
            ["release.withdrawn", "release.withdrawal-asked", "release.withdrawal-refused", "release.withdrawal-asked", "release.published", "release.approved", "release.audit-passed", "release.built"],
            log.Select(entry => entry.Action));
        Assert.All(log, entry => Assert.Contains("origin the name is not proved", entry.Facts, StringComparison.Ordinal));
        Assert.True((await desk.Get<AuditQueries>().VerifyAsync(CancellationToken.None)).IsWhole);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Steps_TwoAtOnce_LetOneIn(DatabaseKind kind)
    {
        await using var desk = await CreateAsync(kind);
        await desk.ApprovedAsync();
        var later = desk.Clock.Now + Duration.FromHours(1);

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => desk.Workflow.ScheduleAsync(Release, 1, later, Ines, CancellationToken.None)));

        var draft = await desk.NowAsync();
        Assert.Equal(results.Count(result => result is ReleaseResult.Done), draft.Steps.Count(step => step.Step is ReleaseStep.Scheduled));
        Assert.All(results.OfType<ReleaseResult.Refused>(), result => Refused(result, "changed-meanwhile"));
    }

    [Fact]
    public async Task Audit_Published_IsRefusedAndLeavesItPublic()
    {
        await using var desk = await CreateAsync(DatabaseKind.Sqlite);
        await desk.PublishedAsync();

        Refused((await desk.Workflow.AuditAsync(Release, 1, Ines, null, CancellationToken.None)).Result, "published-before");
        Assert.True((await desk.NowAsync()).IsPublic);
    }

    /// <summary>Another synthetic draft takes a place in the chain, as if somebody had published it meanwhile.</summary>
    private static async Task PublishAnotherAsync(ReleaseDesk desk) => await desk.ExecuteAsync(
        """
        insert into release_draft (release, version, programme, is_synthetic, digest, built_by, built_at) select '2025-11', 1, programme, is_synthetic, 'x', built_by, built_at from release_draft;
        insert into release_publication (seq, draft_id, release, version, manifest, signature, published_at)
        select 1, max(id), '2025-11', 1, @manifest, '', 0 from release_draft;
        """,
        new { manifest = Manifest.Write(await desk.Get<ReleaseQueries>().StatementAsync(await desk.NowAsync(), CancellationToken.None)) });
}
