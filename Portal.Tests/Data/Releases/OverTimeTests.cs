using Portal.Data.Disclosure;
using Portal.Data.Disclosure.Solvers;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>Months, released one by one, and the year that they add up to: what a month hid stays hidden when the year comes.</summary>
public sealed class OverTimeTests
{
    private static readonly Lazy<IReadOnlyList<BuiltRelease>> Months = new(() => MonthlyWorld.Months(MonthlyWorld.Items()));

    [Fact]
    public void Year_BesideItsMonths_LeaksTheRareMonthOnlyInTheControl()
    {
        var december = MonthlyWorld.Plan("2025-12");
        var safe = ReleaseWorld.Earlier(ReleaseWorld.Build(MonthlyWorld.Input(december, MonthlyWorld.Items(), Months.Value)));
        var careless = ReleaseWorld.Earlier(ReleaseWorld.Build(MonthlyWorld.Input(december, MonthlyWorld.Items(), [])));

        var secret = $"search|{MonthlyWorld.RareMonth}@i:issued";
        Assert.Null(Months.Value.Single(one => one.Plan.Release.EndsWith(MonthlyWorld.RareMonth, StringComparison.Ordinal)).Public.Cells[secret]);
        Assert.Contains(Attack(careless).Failures, failure => failure.Rule == "disclosed" && failure.Cell == secret);
        Assert.Empty(Attack(safe).Failures);
        Assert.True(Attack(safe).Intervals.Single(interval => interval.Cell == secret) is { Low: 0, High: null or >= 10 });
        Assert.Contains(safe.Public.Cells, cell => cell.Key.EndsWith("|2025@i:issued", StringComparison.Ordinal) && cell.Value is not null);
    }

    [Fact]
    public void YearToDate_LessTheYearToDateBefore_GivesTheRareMonthOnlyInTheControl()
    {
        // A careless programme publishes sums from January on, each month, of what each month hides
        var secret = $"search|{MonthlyWorld.RareMonth}@i:issued";
        var months = ReleaseUnion.Of([.. Months.Value.Select(one => one.ToPart() with { Values = null })]).Together;
        PublishedFact UpTo(int month)
        {
            var cells = Months.Value.Take(month).SelectMany(one => one.Public.Cells.Keys, (one, cell) => (Id: cell, Value: one.ToPart().Values!(cell)))
                .Where(cell => cell.Id.StartsWith("search|", StringComparison.Ordinal) && cell.Id.EndsWith("@i:issued", StringComparison.Ordinal)).ToList();
            return new PublishedFact([.. cells.Select(cell => (cell.Id, 1L))], cells.Sum(cell => cell.Value), cells.Sum(cell => cell.Value));
        }

        var careless = ReleaseAttack.Run(months with { Facts = [.. months.Facts, UpTo(4), UpTo(5)] }, SolverEngine.Managed, null, CancellationToken.None);

        Assert.Contains(careless.Failures, failure => failure.Rule == "disclosed" && failure.Cell == secret);
        Assert.True(ReleaseAttack.Run(months, SolverEngine.Managed, null, CancellationToken.None).Intervals.Single(interval => interval.Cell == secret) is { Low: 0, High: null or >= 10 });
    }

    [Fact]
    public void Year_WithOneLateItem_StandsAsTheSumOfItsMonths()
    {
        // One more item of January became known when all months were out: year less months would be that item
        var late = MonthlyWorld.Items()[3];
        var draft = ReleaseWorld.Build(MonthlyWorld.Input(
            MonthlyWorld.Plan("2025-12"), [.. MonthlyWorld.Items(), late with { Id = 9000, NoticeId = 9000 }], Months.Value));

        var year = draft.Tables.Single(table => table.Id == "sector-year").Cells;
        var world = year.Single(cell => cell.Codes is ["_T", "2025"] && cell.Measure == "issued");
        Assert.True(world.IsCarried);
        Assert.Equal(MonthlyWorld.Items().Count, world.Value);
        Assert.Null(ReleaseWorld.Earlier(draft).Public.Cells["_T|2025@i:issued"]);
        Assert.NotNull(ReleaseWorld.Earlier(draft).Public.Cells["_T|2025-12@i:issued"]);
        Assert.Empty(ReleaseAudit.Run(draft.PublicFiles.Concat(draft.InternalFiles).ToDictionary(StringComparer.Ordinal), Months.Value, null, CancellationToken.None));
    }

    [Fact]
    public void Year_WithLateItemsOfFewGroups_SaysOfNoSectorWhetherAnyWasLate()
    {
        // Every number of the year that is hidden beside its months stands as their sum, whether or not it is the one that would give the late item away
        var late = MonthlyWorld.Items()[3];
        var draft = ReleaseWorld.Build(MonthlyWorld.Input(
            MonthlyWorld.Plan("2025-12"), [.. MonthlyWorld.Items(), late with { Id = 9000, NoticeId = 9000 }], Months.Value));
        var year = draft.Tables.Single(table => table.Id == "sector-year").Cells.Where(cell => cell.Measure == "issued").ToDictionary(cell => cell.Codes[0], StringComparer.Ordinal);
        var published = ReleaseWorld.Earlier(draft);
        var all = Months.Value.Append(published).ToList();
        var hidden = (from sector in (string[])["_T", "hosting", "social", "search"] where published.Public.Cells[$"{sector}|2025@i:issued"] is null select sector).ToList();

        Assert.True(hidden.Count > 1);
        foreach (var sector in hidden)
        {
            var months = all.Select((one, at) => one.Public.Cells[FormattableString.Invariant($"{sector}|2025-{at + 1:00}@i:issued")]).ToList();
            Assert.Equal(months.TrueForAll(month => month is not null), year[sector].IsCarried);
            Assert.True(!year[sector].IsCarried || year[sector].Value == months.Sum());
        }

        Assert.Empty(Attack(published).Failures);
    }

    [Fact]
    public void Month_CorrectedAfterTheYear_NeverTellsWhatTheYearDid()
    {
        // Thirteen items more in January: enough to show. But the year already counted twelve of them, so year less months would be one
        var items = MonthlyWorld.Items();
        var more = items.Take(40).Where((_, i) => i % 3 == 0).Select((item, i) => item with { Id = 8000 + i, NoticeId = 8000 + i }).ToList();
        var year = ReleaseWorld.Earlier(ReleaseWorld.Build(MonthlyWorld.Input(MonthlyWorld.Plan("2025-12"), [.. items, .. more.Take(13)], Months.Value)));
        var plan = MonthlyWorld.Plan("2025-01", 2) with { KnownAt = "2026-08-01T00:00:00Z" };
        var draft = ReleaseWorld.Build(MonthlyWorld.Input(plan, [.. items, .. more], [.. Months.Value, year]));

        var (now, then) = (ReleaseWorld.Earlier(draft), Months.Value[0]);
        foreach (var sector in (string[])["_T", "hosting", "social", "search"])
        {
            var months = Months.Value.Skip(1).Append(year).Select(one => one.Public.Cells.FirstOrDefault(cell => cell.Key.StartsWith($"{sector}|2025-", StringComparison.Ordinal) && cell.Key.EndsWith("@i:issued", StringComparison.Ordinal)).Value).ToList();
            if (now.Public.Cells[$"{sector}|2025-01@i:issued"] is { } january && year.Public.Cells[$"{sector}|2025@i:issued"] is { } whole && months.TrueForAll(month => month is not null))
            {
                Assert.True(Math.Abs(whole - january - months.Sum()!.Value) is 0 or >= 10, sector);
            }
        }

        Assert.NotNull(then);
    }

    [Fact]
    public void Hierarchy_ChangedOverTheSameTime_IsRefusedByName()
    {
        var other = MonthlyWorld.Programme with
        {
            Id = "months-2",
            Dimensions = [MonthlyWorld.Programme.Dimensions[0] with { Codes = [new("networks", "Social and search", ["social", "search"]), .. MonthlyWorld.Programme.Dimensions[0].Codes] }],
        };
        var plan = MonthlyWorld.Plan("2025-12") with { Programme = other };

        Assert.Contains(ReleaseWorld.Refuse(MonthlyWorld.Input(plan, MonthlyWorld.Items(), Months.Value)), problem => problem.Rule == "changed-hierarchy");
    }

    private static AttackResult Attack(BuiltRelease december) => ReleaseAttack.Run(
        ReleaseUnion.Of([.. Months.Value.Append(december).Select(one => one.ToPart() with { Values = null })]).Together, SolverEngine.Managed, null, CancellationToken.None);
}
