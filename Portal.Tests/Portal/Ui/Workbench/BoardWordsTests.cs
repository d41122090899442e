using System.Globalization;
using NodaTime;
using Portal.Data.Clocks;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Providers;
using Portal.Ui.Workbench;

namespace Portal.Tests.Portal.Ui.Workbench;

/// <summary>What a line of the board says where its times are unusual, and how a change is said with its interval.</summary>
public sealed class BoardWordsTests
{
    private static readonly Instant Start = Instant.FromUtc(2026, 3, 1, 12, 0);
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void Rule_DueBeforeItsClockBegan_IsDueAtOnceAndAllUsed()
    {
        var clock = Clock(Start - Duration.FromHours(38));

        Assert.Equal("TEST-24H, due at once", ClockWords.Rule(clock, English));
        Assert.Equal(double.PositiveInfinity, ClockWords.Used(clock, clock.StateAt(Start), Start));
    }

    [Fact]
    public void Rule_DueLater_SaysItsLength()
    {
        var clock = Clock(Start + Duration.FromHours(24));

        Assert.Equal("TEST-24H, 1 d", ClockWords.Rule(clock, English));
        Assert.Equal(0.5, ClockWords.Used(clock, BoardState.Running, Start + Duration.FromHours(12)));
        Assert.Null(ClockWords.Used(clock, BoardState.Undetermined, Start + Duration.FromHours(12)));
    }

    [Theory]
    [InlineData("unresponsive", "rarely answers")]
    [InlineData("file_locker", "file locker")]
    [InlineData(null, "type not known")]
    public void ProviderType_AnyCode_IsSaidWithoutAJudgement(string? code, string said) =>
        Assert.Equal(said, FigureWords.ProviderType(new Provider { Code = "syn-001", Name = "One (fictional)", Type = code }));

    [Theory]
    [InlineData(true, "the newest 20,000 notices of the register, 4,321 of them in this slice")]
    [InlineData(false, "Every item is covered")]
    public void Reach_OfSingleItems_SaysPlainlyWhatWasLookedThrough(bool isPart, string said) =>
        Assert.Contains(said, QualityWords.Reach(new() { Items = 4321, AheadOfTime = 0, IsPart = isPart }, English), StringComparison.Ordinal);

    [Fact]
    public void Groups_LongOverdue_StandLastWithTheirOwnWords()
    {
        Assert.Equal(BoardState.LongOverdue, Enum.GetValues<BoardState>()[^1]);
        Assert.Contains("90 days", ClockWords.Group(BoardState.LongOverdue).Note, StringComparison.Ordinal);
    }

    [Fact]
    public void Shown_OneGroup_IsNotTakenForAll()
    {
        var counts = new BoardCounts(new Dictionary<BoardState, long> { [BoardState.Overdue] = 8, [BoardState.LongOverdue] = 71 }, null, IsSynthetic: true);

        Assert.Equal("8 of 79 clocks", ClockWords.Shown(counts, BoardState.Overdue, English));
        Assert.Equal("79 clocks", ClockWords.Shown(counts, null, English));
    }

    [Theory]
    [InlineData(-3, -5, -1, "Faster than before: over its first 30 days an item was online 3 h less than in October 2026 (95% interval 1 h to 5 h less).")]
    [InlineData(3, 1, 5, "Slower than before: over its first 30 days an item was online 3 h longer than in October 2026 (95% interval 1 h to 5 h longer).")]
    [InlineData(2, -1, 5, "No change shown against October 2026: +2 h over the first 30 days (95% interval \u22121 h to +5 h).")]
    public void Change_InHours_NamesItsDirectionOnce(int value, int low, int high, string words)
    {
        var window = CalendarWindows.WholeMonths(Instant.FromUtc(2026, 12, 5, 0, 0), new YearMonth(2026, 11), new YearMonth(2026, 11));

        Assert.Equal(words, ChangeWords.Sentence(Hours(value, low, high), window, English));
    }

    [Fact]
    public void Quarter_ThatIsNotOver_SaysSo()
    {
        var quarters = CalendarWindows.Quarters(Instant.FromUtc(2026, 11, 22, 0, 0), 2);

        Assert.Equal(["Q3 2026", "Q4 2026 so far"], quarters.Select(FigureWords.Quarter));
    }

    private static RemovalFigure Hours(double value, double low, double high) =>
        new(value * 3600, new ConfidenceInterval(low * 3600, high * 3600), default, null);

    private static BoardClock Clock(Instant due) => new()
    {
        ItemId = 1,
        NoticeId = 1,
        Reference = "r",
        ItemMark = "",
        Provider = "p",
        IssuerCountry = "XB",
        HostCountry = "XB",
        Category = "csam",
        Rule = "TEST-24H",
        StartedAt = Start,
        DueAt = due,
        AtRiskAt = due,
        Evidence = BoardEvidence.Delivered,
        EvidenceAt = Start,
    };
}
