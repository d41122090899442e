using System.Text.Json.Nodes;
using Dapper;
using NodaTime;
using Portal.Data;
using Portal.Data.Accounts;
using Portal.Data.Audit;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Notices;
using Portal.Data.Providers;
using Portal.Data.Regimes;
using Portal.Data.Seeding;
using Portal.Data.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Contracts;

/// <summary>Two persons for a change of a rule, whoever attacks it; and what the change then does to stored items.</summary>
public sealed class RuleProposalContract
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 12, 0);
    private static readonly Actor Operator = new("operator", Role.Operator);
    private static readonly Actor Approver = new("approver", Role.Approver);

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Approve_ByTheSecondPerson_ChangesTheRulesAndTheRecord(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);

        var proposed = Done(await desk.Proposals.ProposeAsync(Operator, Version(12), "The act was amended.", CancellationToken.None));
        var before = await desk.Book.CurrentAsync(CancellationToken.None);
        var approved = Done(await desk.Approvals.ApproveAsync(Approver, proposed.Id, CancellationToken.None));

        Assert.Single(before.Named("NL-WBAOKM-12H"));
        Assert.Equal(("approved", "approver", 2), (approved.State, approved.DecidedBy, approved.Edition));
        var versions = (await desk.Book.CurrentAsync(CancellationToken.None)).Named("NL-WBAOKM-12H");
        Assert.Equal(["NL-TEST-v2", "NL-WBAOKM-12H"], versions.Select(rule => rule.Id));
        Assert.Equal((new LocalDate(2026, 10, 31), RuleStatus.Superseded), (versions[1].EffectiveTo, versions[1].Status));
        Assert.Contains(await new RuleStore(desk.Database).AllAsync(CancellationToken.None), rule => rule.Id == "NL-TEST-v2");
        var log = await new AuditQueries(desk.Database).PageAsync(null, $"rule-proposal {proposed.Id}", 10, CancellationToken.None);
        Assert.Equal([("rule.approved", "approver"), ("rule.proposed", "operator")], log.Select(entry => (entry.Action, entry.Actor)));
        Assert.True((await new AuditQueries(desk.Database).VerifyAsync(CancellationToken.None)).IsWhole);
    }

    [Fact]
    public async Task Propose_WithCharactersNobodySees_IsRefusedWhereTheyStand()
    {
        await using var desk = await Desk.OpenAsync(DatabaseKind.Sqlite);
        var body = Corrected("NL-WBAOKM-12H", row => row["instrument"] = "Wet \u202Etew");

        var named = Assert.IsType<ProposalResult.Refused>(await desk.Proposals.ProposeAsync(Operator, body, "Why.", CancellationToken.None));
        var reasoned = Assert.IsType<ProposalResult.Refused>(await desk.Proposals.ProposeAsync(Operator, Version(12), "Why\u2069.", CancellationToken.None));
        var proposed = Done(await desk.Proposals.ProposeAsync(Operator, Version(12), "Why.", CancellationToken.None));
        var rejected = Assert.IsType<ProposalResult.Refused>(await desk.Proposals.RejectAsync(Approver, proposed.Id, "No\u200B.", CancellationToken.None));

        Assert.Equal("$.instrument", Assert.Single(named.Problems).Path);
        Assert.Equal("reason", Assert.Single(reasoned.Problems).Path);
        Assert.Contains("U+200B", Assert.Single(rejected.Problems).Message, StringComparison.Ordinal);
        Assert.Equal("open", (await desk.Proposals.FindAsync(proposed.Id, CancellationToken.None))!.State);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Decide_WhoeverMayNot_ChangesNothing(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var proposed = Done(await desk.Proposals.ProposeAsync(Operator, Version(12), "Why.", CancellationToken.None));

        Assert.IsType<ProposalResult.OwnProposal>(await desk.Approvals.ApproveAsync(Operator, proposed.Id, CancellationToken.None));
        Assert.IsType<ProposalResult.OwnProposal>(await desk.Approvals.ApproveAsync(Operator with { Role = Role.Approver }, proposed.Id, CancellationToken.None));
        Assert.IsType<ProposalResult.OwnProposal>(await desk.Proposals.RejectAsync(Operator with { Role = Role.Approver }, proposed.Id, "No.", CancellationToken.None));
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Approver))
        {
            Assert.IsType<ProposalResult.NotAllowed>(await desk.Approvals.ApproveAsync(new Actor("other", role), proposed.Id, CancellationToken.None));
            Assert.IsType<ProposalResult.NotAllowed>(await desk.Proposals.RejectAsync(new Actor("other", role), proposed.Id, "No.", CancellationToken.None));
        }

        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.Operator))
        {
            Assert.IsType<ProposalResult.NotAllowed>(await desk.Proposals.ProposeAsync(new Actor("other", role), Version(6), "Why.", CancellationToken.None));
        }

        Assert.IsType<ProposalResult.NotAllowed>(await desk.Proposals.WithdrawAsync(Approver, proposed.Id, CancellationToken.None));
        Assert.IsType<ProposalResult.NotOpen>(await desk.Approvals.ApproveAsync(Approver, proposed.Id + 1, CancellationToken.None));
        Assert.Equal(1, await desk.Texts.NewestAsync(CancellationToken.None));
        Assert.Equal("open", (await desk.Proposals.FindAsync(proposed.Id, CancellationToken.None))!.State);

        // Also past the program: the table itself refuses the proposer's own decision
        await using var connection = await desk.Database.OpenAsync(CancellationToken.None);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => connection.ExecuteAsync("update rule_proposal set state = 'approved', decided_by = proposed_by"));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Approve_TwiceAtOnceOrAfterAnotherChange_CountsOnceAndRefusesWhatIsStale(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var first = Done(await desk.Proposals.ProposeAsync(Operator, Version(12), "Why.", CancellationToken.None));
        var second = Done(await desk.Proposals.ProposeAsync(Operator, Version(6), "Why else.", CancellationToken.None));
        var other = Done(await desk.Proposals.ProposeAsync(Operator, Corrected("AU-OSA-109", row => row["notes"] = "Read again."), "Checked.", CancellationToken.None));

        var both = await Task.WhenAll(
            desk.Proposals.ApproveAsync(Approver, first.Id, CancellationToken.None),
            desk.Proposals.ApproveAsync(Approver with { Key = "approver-2" }, first.Id, CancellationToken.None));

        Assert.Single(both.OfType<ProposalResult.Done>());
        Assert.Single(both.OfType<ProposalResult.NotOpen>());
        Assert.IsType<ProposalResult.Stale>(await desk.Approvals.ApproveAsync(Approver, second.Id, CancellationToken.None));
        Assert.True((await desk.Proposals.FindAsync(second.Id, CancellationToken.None))!.IsOpen);
        Assert.IsType<ProposalResult.Done>(await desk.Approvals.ApproveAsync(Approver, other.Id, CancellationToken.None));
        Assert.Equal(3, await desk.Texts.NewestAsync(CancellationToken.None));
        Assert.True((await new AuditQueries(desk.Database).VerifyAsync(CancellationToken.None)).IsWhole);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Approve_Change_DoesWhatThePreviewSaidAndLeavesTheClosedAlone(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        await desk.NoticeAsync("open-late", hoursAgo: 9, removedHoursAgo: null);
        await desk.NoticeAsync("open-early", hoursAgo: 2, removedHoursAgo: null);
        await desk.NoticeAsync("closed", hoursAgo: 11, removedHoursAgo: 1);
        var before = await desk.ItemsAsync();
        var proposed = Done(await desk.Proposals.ProposeAsync(Operator, Version(6), "The act was amended.", CancellationToken.None));
        var (draft, _) = await desk.Drafts.ReadAsync(proposed.Body, CancellationToken.None);

        var preview = await desk.Effects.PreviewAsync(draft!.Catalogue, CancellationToken.None);
        var untouched = await desk.ItemsAsync();
        Done(await desk.Approvals.ApproveAsync(Approver, proposed.Id, CancellationToken.None));
        var after = await desk.ItemsAsync();

        Assert.Equal(before, untouched);
        Assert.Equal(new RuleEffect { Open = 2, Changed = 2, Earlier = 2, PastThen = 1 }, preview);
        Assert.Equal(preview.Changed, before.Zip(after).Count(pair => pair.First != pair.Second));
        Assert.Equal(preview.Earlier, before.Zip(after).Count(pair => pair.Second.DeadlineAt < pair.First.DeadlineAt));
        Assert.Equal(preview.PastThen, before.Zip(after).Count(pair => pair.First.DeadlineAt >= Now && pair.Second.DeadlineAt < Now));
        Assert.Equal(before.Single(item => item.RemovedAt is not null), after.Single(item => item.RemovedAt is not null));
        Assert.Equal(0, await desk.Approvals.CatchUpAsync(CancellationToken.None));
        Assert.Empty(await desk.WrongCellsAsync());

        // Also when a later event folds the closed notice anew
        await desk.AcknowledgedAsync("closed", hoursAgo: 10);
        var closed = (await desk.ItemsAsync()).Single(item => item.RemovedAt is not null);
        Assert.NotNull(closed.AcknowledgedAt);
        Assert.Equal(before.Single(item => item.RemovedAt is not null).DeadlineAt, closed.DeadlineAt);
        Assert.Empty(await desk.WrongCellsAsync());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Propose_InvalidRow_IsRefusedWithTheFieldOfEachError(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);

        var wrong = Corrected("AU-OSA-109", row =>
        {
            row["duration"] = -1;
            row["status"] = "in_forse";
            row["effective_to"] = "2020-01-01";
            row["colour"] = "red";
        });
        var refused = Assert.IsType<ProposalResult.Refused>(await desk.Proposals.ProposeAsync(Operator, wrong, "Why.", CancellationToken.None));
        var unchanged = Assert.IsType<ProposalResult.Refused>(await desk.Proposals.ProposeAsync(Operator, Corrected("AU-OSA-109", _ => { }), "Why.", CancellationToken.None));
        var noReason = Assert.IsType<ProposalResult.Refused>(await desk.Proposals.ProposeAsync(Operator, Version(12), "  ", CancellationToken.None));

        Assert.Equal(["$.colour", "$.duration", "$.effective_to", "$.status"], refused.Problems.Select(problem => problem.Path).Order(StringComparer.Ordinal));
        Assert.Equal("$", Assert.Single(unchanged.Problems).Path);
        Assert.Equal("reason", Assert.Single(noReason.Problems).Path);
        foreach (var broken in (string[])["", "[]", "{", "null", "[1,2]", "{\"id\":1}", "{\"id\":\"A\",\"id\":\"B\"}"])
        {
            Assert.IsType<ProposalResult.Refused>(await desk.Proposals.ProposeAsync(Operator, broken, "Why.", CancellationToken.None));
        }

        Assert.Empty(await desk.Proposals.AllAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Seed_AfterApproval_OverwritesNoRowOfAPerson(DatabaseKind kind)
    {
        await using var desk = await Desk.OpenAsync(kind);
        var proposed = Done(await desk.Proposals.ProposeAsync(Operator, Corrected("AU-OSA-109", row => row["duration"] = 12), "Read again.", CancellationToken.None));
        Done(await desk.Approvals.ApproveAsync(Approver, proposed.Id, CancellationToken.None));

        await new SettingStore(desk.Database).PutAsync("rules_sha256", "another file", CancellationToken.None);
        await desk.Seeder.SeedAsync(Repository.PathOf("seed"), CancellationToken.None);

        Assert.Equal(12, Assert.Single((await desk.Book.CurrentAsync(CancellationToken.None)).Named("AU-OSA-109")).Duration);
        Assert.Equal(2, await desk.Texts.NewestAsync(CancellationToken.None));
    }

    private static RuleProposal Done(ProposalResult result) => Assert.IsType<ProposalResult.Done>(result).Proposal;

    /// <summary>A second version of the Dutch rule, in force since the first of the month.</summary>
    private static string Version(int hours) => Corrected("NL-WBAOKM-12H", row =>
    {
        row["id"] = "NL-TEST-v2";
        row["duration"] = hours;
        row["standard"] = "fixed";
        row["effective_from"] = "2026-11-01";
    });

    private static string Corrected(string id, Action<JsonObject> edit)
    {
        var row = JsonNode.Parse(Catalogues.RulesText())!.AsArray().Single(one => (string?)one!["id"] == id)!.AsObject();
        edit(row);
        return row.ToJsonString();
    }

    /// <summary>A database with the catalogue loaded and everything that changes it.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        private readonly TestDatabase test;
        private readonly FixedClock clock = new(Now);
        private readonly NoticeStore notices;
        private static readonly Source Hotline = new() { Code = "hotline", Name = "Hotline", Namespace = "hotline", MayLoadHistory = true };

        private Desk(TestDatabase test)
        {
            this.test = test;
            Texts = new RuleTextStore(Database);
            Book = new RuleBook(Texts, new PortalDataOptions { Database = test.Address, ReferenceKeyFile = "unused", SeedFolder = Repository.PathOf("seed") });
            Drafts = new RuleDrafts(Texts, Book);
            Proposals = new RuleProposalStore(Database, new AuditStore(Database, clock), Drafts, clock);
            var history = new NoticeHistoryQueries(Database);
            Effects = new RuleEffectQueries(history, new NoticeRefoldStore(Database, history, new CubeStore()), new ProviderStore(Database), new SourceStore(Database), Book, clock);
            Approvals = new RuleApprovals(Proposals, Effects, Texts, new SettingStore(Database));
            Seeder = new RuleSeeder(Database, Book, new RuleStore(Database), new SettingStore(Database), clock);
            notices = new NoticeStore(Database, new ReferenceHasher(new byte[ReferenceHasher.KeyLength]), new CubeStore());
        }

        internal Database Database => test.Database;

        internal RuleTextStore Texts { get; }

        internal RuleBook Book { get; }

        internal RuleDrafts Drafts { get; }

        internal RuleProposalStore Proposals { get; }

        internal RuleEffectQueries Effects { get; }

        internal RuleApprovals Approvals { get; }

        internal RuleSeeder Seeder { get; }

        internal static async Task<Desk> OpenAsync(DatabaseKind kind)
        {
            var desk = new Desk(await TestDatabase.CreateAsync(kind));
            await desk.Seeder.SeedAsync(Repository.PathOf("seed"), CancellationToken.None);
            await desk.Approvals.CatchUpAsync(CancellationToken.None);
            await new SourceStore(desk.Database).PutAsync(Hotline, CancellationToken.None);
            return desk;
        }

        /// <summary>A notice under the Dutch rule, issued and delivered some hours ago.</summary>
        internal async Task NoticeAsync(string reference, double hoursAgo, double? removedHoursAgo)
        {
            List<NoticeEvent> events = [Event(reference, EventType.Issued, hoursAgo) with { Rules = ["NL-WBAOKM-12H"], IssuerCountry = "NL", HostCountry = "NL", Category = "csam-known", NoticeType = "authority_removal_order" }, Event(reference, EventType.Delivered, hoursAgo)];
            if (removedHoursAgo is { } removed)
            {
                events.Add(Event(reference, EventType.Removed, removed) with { Evidence = Evidence.Notifier });
            }

            await AppendAsync(events);
        }

        internal Task AcknowledgedAsync(string reference, double hoursAgo) => AppendAsync([Event(reference, EventType.Acknowledged, hoursAgo)]);

        /// <summary>What a recount under the rules of now finds wrong in the stored cells and their ledger.</summary>
        internal async Task<IReadOnlyList<CubeDifference>> WrongCellsAsync()
        {
            var fold = CatalogueDeadlines.FoldOf(await Book.HistoryAsync(CancellationToken.None), [Hotline], []);
            var report = await new CubeCheckQueries(Database, new NoticeHistoryQueries(Database), new StoredNoticeQueries(Database)).CheckAsync(fold, null, CancellationToken.None);
            Assert.Equal(3, report.Notices);
            return [.. report.Differences];
        }

        private async Task AppendAsync(IReadOnlyList<NoticeEvent> events)
        {
            var fold = CatalogueDeadlines.FoldOf(await Book.HistoryAsync(CancellationToken.None), [Hotline], []);
            await using var batch = await notices.BeginAsync(Hotline, fold, CancellationToken.None);
            Assert.All(await batch.AppendAsync(events, CancellationToken.None), result => Assert.Equal(AppendResult.Accepted, result));
            await batch.CommitAsync(CancellationToken.None);
        }

        internal async Task<IReadOnlyList<ItemState>> ItemsAsync() =>
            [.. (await StoredItems.AllAsync(Database, CatalogueDeadlines.FoldOf(await Book.HistoryAsync(CancellationToken.None), [Hotline], []))).Select(item => item.State with { LaterSpells = [] })];

        public async ValueTask DisposeAsync()
        {
            Book.Dispose();
            await test.DisposeAsync();
        }

        private static NoticeEvent Event(string reference, EventType type, double hoursAgo)
        {
            var at = Now - Duration.FromHours(hoursAgo);
            return new NoticeEvent { Source = "hotline", EventId = $"{reference}-{type}", NoticeRef = reference, Type = type, OccurredAt = at, RecordedAt = at };
        }
    }
}
