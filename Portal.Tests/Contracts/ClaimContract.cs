using Portal.Data.Accounts;
using Portal.Data.Clocks;
using Portal.Data.Notices;
using Portal.Tests.Support;
using static Portal.Data.Notices.EventType;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Contracts;

/// <summary>Who may claim and decide what, and what it does to the clock. Each attack is tried on both databases.</summary>
public sealed class ClaimContract
{
    private static readonly Source Hotline = new() { Code = "hotline", Name = "Hotline (fictional)", Namespace = "h", IsSynthetic = true, MayLoadHistory = true };
    private static readonly Actor Provider = new("provider-alder", Role.Provider);
    private static readonly Actor Regulator = new("regulator-xa", Role.Regulator);
    private static readonly Actor Auditor = new("auditor", Role.Auditor);
    private static readonly Scope Alder = new Scope.OfProvider("alder");
    private static readonly Scope Xa = new Scope.OfJurisdiction("XA");

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Extension_AcceptedInTime_MovesTheLimitOfTheOwnItemsOnly(DatabaseKind kind)
    {
        await using var desk = await DeskAsync(kind, Of(Issued, 0, item: "a") with { LimitSeconds = 86_400 }, Of(Issued, 0, item: "b", provider: "tern") with { LimitSeconds = 86_400 });
        desk.Clock.Now = At(20);

        var claim = await desk.EnterAsync();
        var decided = await desk.Claims.DecideAsync(Regulator, Xa, claim.Id, accept: true, "granted", CancellationToken.None);

        Assert.False(Assert.IsType<ClaimResult.Done>(decided).Claim.WasLate);
        Assert.Equal("alder 48 Extended", await desk.LimitAsync("alder"));
        Assert.Equal("tern 24 None", await desk.LimitAsync("tern"));
        Assert.Equal([Issued, Issued, Extended], (await desk.EventsAsync()).Select(one => one.Type));
        Assert.All(await desk.ItemsAsync(), item => Assert.True(item.IsSynthetic));
        Assert.Equal(["claim.accepted", "claim.entered"], await desk.AuditAsync());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Extension_AcceptedAfterTheLimit_IsOnRecordAndMovesNothing(DatabaseKind kind)
    {
        await using var desk = await DeskAsync(kind, Issue);
        desk.Clock.Now = At(20);
        var claim = await desk.EnterAsync();

        desk.Clock.Now = At(25);
        var decided = await desk.Claims.DecideAsync(Regulator, Xa, claim.Id, accept: true, "granted", CancellationToken.None);

        Assert.True(Assert.IsType<ClaimResult.Done>(decided).Claim.WasLate);
        Assert.Equal("alder 24 ExtendedTooLate", await desk.LimitAsync("alder"));
        Assert.Equal(BoardState.Overdue, (await desk.ClocksAsync()).Single().StateAt(At(25)));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Extension_Rejected_LeavesEventsAndLimitAlone(DatabaseKind kind)
    {
        await using var desk = await DeskAsync(kind, Issue);
        desk.Clock.Now = At(20);
        var claim = await desk.EnterAsync();

        var decided = await desk.Claims.DecideAsync(Regulator, Xa, claim.Id, accept: false, "not_found", CancellationToken.None);

        Assert.Equal(ClaimStatus.Rejected, Assert.IsType<ClaimResult.Done>(decided).Claim.Status);
        Assert.Equal("alder 24 None", await desk.LimitAsync("alder"));
        Assert.Single(await desk.EventsAsync());
        Assert.Equal("not_found", (await desk.Queries.OfNoticeAsync(Alder, claim.NoticeId, CancellationToken.None)).Single().DecisionReason);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Reset_AcceptedAndEnded_StartsTheFullPeriodAnew(DatabaseKind kind)
    {
        await using var desk = await DeskAsync(kind, Issue);
        desk.Clock.Now = At(10);
        var claim = await desk.EnterAsync(ClaimKind.Reset, "force_majeure");

        desk.Clock.Now = At(12);
        await desk.Claims.DecideAsync(Regulator, Xa, claim.Id, accept: true, "force_majeure", CancellationToken.None);
        var pending = await desk.LimitAsync("alder");
        desk.Clock.Now = At(30);
        await desk.Claims.EndAsync(Regulator, Xa, claim.Id, CancellationToken.None);

        Assert.Equal("alder  DuePending", pending);
        Assert.Equal("alder 54 None", await desk.LimitAsync("alder"));
        Assert.IsType<ClaimResult.Already>(await desk.Claims.EndAsync(Regulator, Xa, claim.Id, CancellationToken.None));
        Assert.Equal(["claim.ended", "claim.accepted", "claim.entered"], await desk.AuditAsync());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Enter_ByAnybodyElse_IsRefusedAndLeavesNoTrace(DatabaseKind kind)
    {
        await using var desk = await DeskAsync(kind, Issue);
        desk.Clock.Now = At(20);

        Assert.IsType<ClaimResult.NotYours>(await desk.TryEnterAsync(new Actor("provider-tern", Role.Provider), new Scope.OfProvider("tern")));
        Assert.IsType<ClaimResult.NotYours>(await desk.TryEnterAsync(Regulator, Xa));
        Assert.IsType<ClaimResult.NotYours>(await desk.TryEnterAsync(Auditor, new Scope.All()));
        Assert.IsType<ClaimResult.NotYours>(await desk.TryEnterAsync(Auditor, Alder));
        Assert.Empty(await desk.AuditAsync());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Decide_ByAnybodyElse_IsRefusedAndLeavesNoTrace(DatabaseKind kind)
    {
        await using var desk = await DeskAsync(kind, Issue);
        desk.Clock.Now = At(20);
        var claim = await desk.EnterAsync();

        foreach (var (actor, scope) in ((Actor, Scope)[])
            [(new Actor("regulator-xb", Role.Regulator), new Scope.OfJurisdiction("XB")), (Auditor, new Scope.All()), (Auditor, Xa), (Provider, Alder), (Regulator, new Scope.All())])
        {
            Assert.IsType<ClaimResult.NotYours>(await desk.Claims.DecideAsync(actor, scope, claim.Id, accept: true, "granted", CancellationToken.None));
        }

        Assert.IsType<ClaimResult.NotYours>(await desk.Claims.DecideAsync(Regulator, Xa, claim.Id + 1, accept: true, "granted", CancellationToken.None));
        Assert.Equal("alder 24 None", await desk.LimitAsync("alder"));
        Assert.Equal(["claim.entered"], await desk.AuditAsync());
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Decide_TwoBrowsersAtOnce_CountsOnce(DatabaseKind kind)
    {
        await using var desk = await DeskAsync(kind, Issue);
        desk.Clock.Now = At(20);
        var claim = await desk.EnterAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(at =>
            desk.Claims.DecideAsync(Regulator, Xa, claim.Id, accept: at % 2 == 0, at % 2 == 0 ? "granted" : "rejected", CancellationToken.None)));

        Assert.Single(results.OfType<ClaimResult.Done>());
        Assert.Equal(3, results.OfType<ClaimResult.Already>().Count());
        Assert.Equal(2, (await desk.AuditAsync()).Count);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Enter_WhatCannotBeTaken_SaysWhichField(DatabaseKind kind)
    {
        await using var desk = await DeskAsync(kind, Issue);
        desk.Clock.Now = At(20);

        Assert.Equal("reference", await desk.RefusalAsync(reference: "see https://example.org"));
        Assert.Equal("reference", await desk.RefusalAsync(reference: "d41d8cd98f00b204e9800998ecf8427e"));
        Assert.Equal("reason", await desk.RefusalAsync(reason: "because"));
        Assert.Equal("deadline", await desk.RefusalAsync(deadline: 24));
        Assert.Equal("deadline", await desk.RefusalAsync(deadline: 10_000));
        await desk.EnterAsync();
        Assert.IsType<ClaimResult.Already>(await desk.TryEnterAsync(Provider, Alder));
        desk.Clock.Now = At(25);
        Assert.Equal("kind", await desk.RefusalAsync(ClaimKind.Reset, "technical"));
        Assert.Single(await desk.AuditAsync());
    }

    private static NoticeEvent Issue => Of(Issued, 0) with { LimitSeconds = 86_400 };

    private static async Task<ClaimDesk> DeskAsync(DatabaseKind kind, params NoticeEvent[] events)
    {
        var desk = new ClaimDesk(await TestDatabase.CreateAsync(kind));
        await desk.FillAsync(Hotline, events);
        return desk;
    }
}
