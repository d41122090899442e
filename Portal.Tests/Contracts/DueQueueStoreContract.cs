using NodaTime;
using Portal.Data.Notices;
using Portal.Data.Reminders;
using Portal.Tests.Support;
using static Portal.Data.Notices.EventType;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Contracts;

/// <summary>Each change is raised once and told to those who may see it, whatever stops, jumps or runs twice.</summary>
public sealed class DueQueueStoreContract
{
    private static readonly Scope Alder = new Scope.OfProvider("alder");

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.Postgres];

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pass_NearThenPassed_TellsEachOnceWithItsNextInstant(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await test.HookAsync(Alder);
        await test.SendAsync(Of(Issued, 1), Of(Delivered, 1));

        var before = await test.PassAsync(2);
        var near = await test.PassAsync(19.5);
        var again = await test.PassAsync(19.6);
        var past = await test.PassAsync(25.01);

        Assert.Equal((0, 0, At(19)), (before.Raised, before.Made, before.NextAt));
        Assert.Equal((1, 1, At(25) + Duration.FromTicks(10)), (near.Raised, near.Made, near.NextAt));
        Assert.Equal((0, 0), (again.Raised, again.Made));
        Assert.Equal((1, 1), (past.Raised, past.Made));
        var sent = await test.SendAllAsync(26);
        Assert.Equal([(1, 0), (0, 1)], sent.Select(one => (one.Message.AtRisk, one.Message.Overdue)));
        Assert.Equal(At(25), sent[1].Message.Changes.Single().DueAt);
        Assert.Equal(0, (await test.PassAsync(400)).Raised);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pass_FirstOfAll_TakesNoteWithoutTelling(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        await test.HookAsync(Alder);
        await test.SendAsync(Of(Issued, 0), Of(Issued, 20, notice: "n2"));

        var first = await test.PassAsync(30);
        var later = await test.PassAsync(45);

        Assert.Equal((0, 0), (first.Raised, first.Made));
        Assert.Equal((2, 1), (later.Raised, later.Made));
        Assert.Equal(ReminderDatabase.ReferenceOf("n2"), (await test.SendAllAsync(46)).Single().Message.Changes.Single().Reference);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pass_NoticeLearnedOfAfterItsLimit_IsToldAsPassed(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await test.HookAsync(Alder);
        await test.PassAsync(100);

        await test.SendAsync(Of(Issued, 1), Of(Delivered, 1));
        var late = await test.PassAsync(101);

        Assert.Equal((2, 1), (late.Raised, late.Made));
        var message = (await test.SendAllAsync(102)).Single().Message;
        Assert.Equal((0, 1), (message.AtRisk, message.Overdue));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pass_DeadlineMoved_RaisesAnew(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await test.HookAsync(Alder);
        await test.SendAsync(Of(Issued, 0), Of(Delivered, 0));
        await test.PassAsync(18);

        await test.SendAsync(Of(Extended, 20, deadlineHours: 48));
        var quiet = await test.PassAsync(25);
        var near = await test.PassAsync(42);

        Assert.Equal((0, 0), (quiet.Raised, quiet.Made));
        Assert.Equal((1, 1), (near.Raised, near.Made));
        Assert.Equal([At(24), At(48)], (await test.SendAllAsync(43)).Select(one => one.Message.Changes.Single().DueAt));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pass_RemovedInTime_TellsNothing(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await test.HookAsync(Alder, digestMinutes: 60);
        await test.SendAsync(Of(Issued, 0), Of(Issued, 0, notice: "n2"), Of(Removed, 10, notice: "n2"));

        Assert.Equal((1, 1), Counts(await test.PassAsync(18)));
        await test.SendAsync(Of(Issued, 0.6, notice: "n3"));
        Assert.Equal((1, 0), Counts(await test.PassAsync(18.7)));
        await test.SendAsync(Of(Removed, 18.6, notice: "n3"));
        Assert.Equal((0, 0), Counts(await test.PassAsync(19.5)));
        await test.SendAsync(Of(Removed, 23, notice: "n1"));
        Assert.Equal((0, 0), Counts(await test.PassAsync(30)));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pass_EveryScope_SeesItsOwnOnly(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await test.HookAsync(Alder, owner: "alder");
        await test.HookAsync(new Scope.OfProvider("tern"), owner: "tern");
        await test.HookAsync(new Scope.OfJurisdiction("XB"), owner: "xb");
        await test.HookAsync(new Scope.OfJurisdiction("XZ"), owner: "xz");
        await test.SendAsync(Of(Issued, 0), Of(Issued, 0, notice: "n2", provider: "tern"));

        await test.PassAsync(18);

        var sent = (await test.SendAllAsync(18)).ToDictionary(one => one.Message.Provider ?? one.Message.Jurisdiction!, one => one.Message);
        Assert.Equal(["XB", "alder", "tern"], sent.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(ReminderDatabase.ReferenceOf("n1"), sent["alder"].Changes.Single().Reference);
        Assert.Equal(ReminderDatabase.ReferenceOf("n2"), sent["tern"].Changes.Single().Reference);
        Assert.Equal(2, sent["XB"].AtRisk);
        await Assert.ThrowsAsync<ArgumentException>(() => test.HookAsync(new Scope.All()));
        await Assert.ThrowsAsync<ArgumentException>(() => test.HookAsync(new Scope.Public()));
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pass_NoticeCorrectedToAnotherProvider_IsNotToldToTheFirst(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await test.HookAsync(Alder, owner: "alder", digestMinutes: 60);
        await test.HookAsync(new Scope.OfProvider("tern"), owner: "tern");
        await test.SendAsync(Of(Issued, 0), Of(Issued, 0.5, id: "second", notice: "n2"));
        await test.PassAsync(18);
        Assert.Single(await test.SendAllAsync(18));

        await test.PassAsync(18.5);
        await test.SendAsync(Of(Corrected, 0.5, notice: "n2", target: "second", recordedHours: 18.6, provider: "tern"));
        await test.PassAsync(19.5);

        Assert.Equal("tern", (await test.SendAllAsync(19.5)).Single().Message.Provider);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pass_ManyChanges_ComeInDigestsAndInMessagesOfFiveHundred(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await test.HookAsync(Alder, digestMinutes: 60);
        await test.SendAsync([.. Enumerable.Range(0, 620).Select(at => Of(Issued, at * 0.001, id: $"i{at}", notice: $"n{at}"))]);

        Assert.Equal((501, 1), Counts(await test.PassAsync(18.5)));
        Assert.Equal((119, 1), Counts(await test.PassAsync(18.7)));
        Assert.Equal((0, 0), Counts(await test.PassAsync(18.8)));

        var sent = await test.SendAllAsync(19);
        Assert.Equal([500, 120], sent.Select(one => one.Message.Changes.Count));
        Assert.Equal(620, sent.SelectMany(one => one.Message.Changes).Select(line => line.Reference).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pass_ClockPutForwardAndBack_RepeatsAndLosesNothing(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await test.HookAsync(Alder, digestMinutes: 1440);
        await test.SendAsync(Of(Issued, 0));

        Assert.Equal((2, 1), Counts(await test.PassAsync(5000)));
        Assert.Equal((0, 0), Counts(await test.PassAsync(18)));
        await test.SendAsync(Of(Issued, 1, notice: "n2"));
        Assert.Equal((1, 1), Counts(await test.PassAsync(19)));
        Assert.Equal(1, (await test.PassAsync(5000)).Raised);
        Assert.Equal(3, (await test.SendAllAsync(5000)).Count);
    }

    [Theory]
    [MemberData(nameof(Databases))]
    public async Task Pass_ByManyAtOnce_RaisesAndTellsOnce(DatabaseKind kind)
    {
        await using var test = await ReadyAsync(kind);
        await test.HookAsync(Alder);
        await test.SendAsync([.. Enumerable.Range(0, 40).Select(at => Of(Issued, 0, id: $"i{at}", notice: $"n{at}"))]);

        var passes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => test.PassAsync(18)));

        Assert.Equal((40, 1), (passes.Sum(one => one.Raised), passes.Sum(one => one.Made)));
        Assert.Equal(40, (await test.SendAllAsync(18)).Single().Message.AtRisk);
    }

    private static (int Raised, int Made) Counts(PassResult result) => (result.Raised, result.Made);

    private static async Task<ReminderDatabase> ReadyAsync(DatabaseKind kind)
    {
        var test = await ReminderDatabase.CreateAsync(kind);
        await test.PassAsync(Start - Duration.FromDays(1));
        return test;
    }
}
