using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Disclosure;
using Portal.Data.Notices;
using Portal.Data.Releases;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>A year in which no month hides anything, with one item that became known late: its quarter stands as the sum of its months.</summary>
public sealed class ToldQuarterTests
{
    private static readonly Programme Quarterly = MonthlyWorld.Programme with
    {
        Tables = [.. MonthlyWorld.Programme.Tables, MonthlyWorld.Programme.Tables[0] with { Id = "sector-quarter", Frequency = Frequency.Quarter }],
    };

    /// <summary>January to November; the item of April is known from June on.</summary>
    private static readonly Lazy<IReadOnlyList<BuiltRelease>> Earlier = new(() =>
    {
        var earlier = new List<BuiltRelease>();
        for (var month = ReleaseWorld.MonthOf("2025-01"); month.FirstMonth < ReleaseWorld.MonthOf("2025-12").FirstMonth; month = month.Plus(1))
        {
            earlier.Add(ReleaseWorld.Earlier(Build(month.ToString(), earlier)));
        }

        return earlier;
    });

    [Fact]
    public void Quarter_WithOneLateItem_StandsAsTheSumOfItsMonths()
    {
        var june = Earlier.Value[5];

        Assert.Null(june.Public.Cells["_T|2025-Q2@i:issued"]);
        Assert.NotNull(june.Public.Cells["_T|2025-06@i:issued"]);
        Assert.Equal((true, Enumerable.Range(3, 3).Sum(at => Earlier.Value[at].Public.Cells[FormattableString.Invariant($"_T|2025-{at + 1:00}@i:issued")])), QuarterOf(june));
    }

    [Fact]
    public void Quarter_AfterItsFirstMonthWasCorrected_StandsAsTheSumOfTheMonthsThatStand()
    {
        // The correction keeps what April showed, for one item more is too few to say
        var (months, april) = (Earlier.Value.Take(5).ToArray(), ReleaseWorld.MonthOf("2025-04"));
        var corrected = ReleaseWorld.Earlier(Build(april, 2, Items(ReleaseWorld.MonthOf("2025-06")), months));
        Assert.Null(corrected.Public.Cells["_T|2025-04@i:issued"]);

        var june = Build("2025-06", [.. months, corrected]);

        var stands = months[3..].Append(ReleaseWorld.Earlier(june)).Select((month, at) => month.Public.Cells[FormattableString.Invariant($"_T|2025-{at + 4:00}@i:issued")]).Sum();
        Assert.Equal((true, stands), QuarterOf(ReleaseWorld.Earlier(june)));
        Assert.Empty(Audit(june, [.. months, corrected]));
    }

    [Fact]
    public void Audit_YearBuiltWithoutMemory_FindsTheQuarterThatItGivesAway()
    {
        var careless = Build("2025-12", []);

        Assert.Empty(Audit(careless, []));
        Assert.Contains(Audit(careless, Earlier.Value), failure => failure.Cell == "_T|2025-Q2@i:issued");
    }

    [Fact]
    public void Year_BuiltWithMemory_StandsAsASumToo()
    {
        var safe = Build("2025-12", Earlier.Value);

        Assert.Empty(Audit(safe, Earlier.Value));
        Assert.True(safe.Tables.Single(table => table.Id == "sector-year").Cells.Single(cell => cell.Codes is ["_T", "2025"] && cell.Measure == "issued").IsCarried);
    }

    private static (bool IsCarried, decimal? Value) QuarterOf(BuiltRelease june)
    {
        var cell = june.ReadTable("sector-quarter")!.Cells.Single(cell => cell.Codes is ["_T", "2025-Q2"] && cell.Measure == "issued");
        return (cell.IsCarried, cell.Value);
    }

    private static ReleaseDraft Build(string month, IReadOnlyList<BuiltRelease> earlier) => Build(ReleaseWorld.MonthOf(month), 1, Items(ReleaseWorld.MonthOf(month)), earlier);

    private static ReleaseDraft Build(ReleasePeriod month, int version, IReadOnlyList<StoredItem> items, IReadOnlyList<BuiltRelease> earlier)
    {
        var look = month.To + Duration.FromDays(3);
        return ReleaseWorld.Build(MonthlyWorld.Input(ReleasePlanner.Plan(Quarterly, month, isFirst: false, look, look, version, version == 1 ? null : "A later look."), items, earlier));
    }

    /// <summary>As they are known when a month is over: the rare month is none here.</summary>
    private static List<StoredItem> Items(ReleasePeriod month)
    {
        var items = MonthlyWorld.Items().ToList();
        var april = items.Where(item => ReleasePeriod.Holding(Frequency.Month, UtcPeriods.MonthOf(item.State.IssuedAt)).ToString() == "2025-04").ToList();
        items.RemoveAll(item => ReleasePeriod.Holding(Frequency.Month, UtcPeriods.MonthOf(item.State.IssuedAt)).ToString() == MonthlyWorld.RareMonth);
        items.AddRange(april.Select(item => item with { Id = item.Id + 20_000, NoticeId = item.NoticeId + 20_000, State = Later(item.State) }));
        return month.FirstMonth < ReleaseWorld.MonthOf("2025-06").FirstMonth ? items : [.. items, april[3] with { Id = 9000, NoticeId = 9000 }];
    }

    private static ItemState Later(ItemState state)
    {
        var month = Duration.FromDays(30);
        return state with
        {
            IssuedAt = state.IssuedAt + month,
            ReceivedAt = state.ReceivedAt + month,
            DeadlineAt = state.DeadlineAt + month,
            OriginalDeadlineAt = state.OriginalDeadlineAt + month,
            RemovedAt = state.RemovedAt + month,
        };
    }

    private static IReadOnlyList<DisclosureFailure> Audit(ReleaseDraft draft, IReadOnlyList<BuiltRelease> earlier) => ReleaseAudit.Run(
        draft.PublicFiles.Concat(draft.InternalFiles).ToDictionary(StringComparer.Ordinal), earlier, null, CancellationToken.None);
}
