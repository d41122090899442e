using Portal.Data.Notices;
using Portal.Tests.Support;
using static Portal.Data.Notices.EventType;
using static Portal.Tests.Support.Events;

namespace Portal.Tests.Contracts;

public sealed class CalendarQueriesContract
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Entries_OfAScope_AreTheOpenDueTimesByNotice(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        await test.SendAsync(
            Of(Issued, 0), Of(Seen, 1, item: "a"), Of(Seen, 2, item: "b"), Of(Removed, 3, item: "c"),
            Of(Issued, 1, notice: "n2", provider: "tern"), Of(Issued, 2, notice: "n3"), Of(Removed, 4, notice: "n3"));

        var alder = await test.Calendar.EntriesAsync(new Scope.OfProvider("alder"), At(5), CancellationToken.None);
        var host = await test.Calendar.EntriesAsync(new Scope.OfJurisdiction("XB"), At(5), CancellationToken.None);

        var entry = Assert.Single(alder);
        Assert.Equal((2, At(24), 4, At(3)), (entry.Items, entry.DueAt, entry.Sequence, entry.ChangedAt));
        Assert.Equal(2, host.Count);
        Assert.Empty(await test.Calendar.EntriesAsync(new Scope.OfJurisdiction("XZ"), At(5), CancellationToken.None));
        Assert.Empty(await test.Calendar.EntriesAsync(new Scope.OfProvider("alder"), At(24 + (31 * 24)), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => test.Calendar.EntriesAsync(new Scope.All(), At(5), CancellationToken.None));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task Entries_DeadlineExtended_ChangeWithAHigherSequence(DatabaseKind kind)
    {
        await using var test = await ReminderDatabase.CreateAsync(kind);
        await test.SendAsync(Of(Issued, 0));
        var before = Assert.Single(await test.Calendar.EntriesAsync(new Scope.OfProvider("alder"), At(5), CancellationToken.None));

        await test.SendAsync(Of(Extended, 20, deadlineHours: 48));
        var after = Assert.Single(await test.Calendar.EntriesAsync(new Scope.OfProvider("alder"), At(21), CancellationToken.None));

        Assert.Equal((before.NoticeId, before.Rule, At(48)), (after.NoticeId, after.Rule, after.DueAt));
        Assert.True(after.Sequence > before.Sequence && after.ChangedAt > before.ChangedAt);
    }
}
