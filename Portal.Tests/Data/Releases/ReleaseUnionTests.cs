using NodaTime;
using Portal.Data.Disclosure;
using Portal.Data.Releases.Building;
using Portal.Data.Releases.Plans;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Releases;

/// <summary>What is left to guess of a hidden year, beside months that are shown and one that is not.</summary>
public sealed class ReleaseUnionTests
{
    private const long Each = 10;
    private const long InTheHiddenMonth = 7;
    private const long Later = 5;

    private static readonly Programme Programme = MonthlyWorld.Programme with
    {
        Tables = [.. MonthlyWorld.Programme.Tables.Select(table => table with { Measures = ["issued", "removed", "open"] })],
    };

    private static readonly Programme Quarterly = Programme with { Tables = [.. Programme.Tables, Programme.Tables[0] with { Id = "sector-quarter", Frequency = Frequency.Quarter }] };

    private static readonly ReleasePeriod First = ReleaseWorld.MonthOf("2025-01");

    [Theory]
    [InlineData("issued", InTheHiddenMonth)]
    [InlineData("removed", InTheHiddenMonth + Later)]
    [InlineData("open", null)]
    public void HiddenIn_AYearWithAHiddenMonth_IsWhatNoShownMonthTells(string amount, long? expected) =>
        Assert.Equal(expected, Union(hidden: 4).HiddenIn(Cell("2025", amount)));

    [Theory]
    [InlineData("issued", null)]
    [InlineData("removed", Later)]
    public void HiddenIn_AYearOfShownMonths_IsWhatCameLaterAtMost(string amount, long? expected) =>
        Assert.Equal(expected, Union(hidden: null).HiddenIn(Cell("2025", amount)));

    [Fact]
    public void Named_MovesOfALaterVersion_AreTakenAsItsOwnOnlyWhereTheyAre()
    {
        PublicRelease Version(long shown) => new() { Cells = new Dictionary<string, long?> { ["shown"] = shown, ["hidden"] = null }, Equations = [new("shown", ["hidden", "other"])] };
        var union = ReleaseUnion.Of([new UnionPart(Version(5), null, null), new UnionPart(Version(7), null, null)]);
        KnownMove own = new([("hidden", 1)]), joined = new([("hidden", -1), ("hidden#2", 1)]);
        KnownMove fromAnOlderProgram = new([("hidden", 2), ("hidden#2", 2)]);

        Assert.Equal(
            ["hidden:1", "hidden:-1 hidden#2:1"],
            union.Named(0, new([own], [])).Concat(union.Named(1, new([], [joined]))).Select(Text));
        Assert.Equal(["hidden#2:1"], union.Named(1, new([own, fromAnOlderProgram], [])).Select(Text));

        static string Text(KnownMove move) => string.Join(' ', move.Cells.Select(cell => FormattableString.Invariant($"{cell.Cell}:{cell.Amount}")));
    }

    [Fact]
    public void Together_AMonthThatWasCorrectedAfterItsYear_IsNoPartOfItAnyMore()
    {
        // May is taken back in its second version; June's second version, after it, repeats the first
        var (may, june) = (First.Plus(4), First.Plus(5));
        var union = ReleaseUnion.Of([.. Year(hidden: null), Part(may, isHidden: true, 0), Part(june, isHidden: false, 0)]);

        Assert.Equal((12, Cell("2025-05", "issued")), union.Origins[$"{Cell("2025-05", "issued")}#13"]);
        Assert.DoesNotContain(union.Together.Facts, fact => fact.Terms.Any(term => term.Cell.EndsWith("#13", StringComparison.Ordinal)));
    }

    [Fact]
    public void Together_AQuarterOfWhichAMonthWasCorrected_IsNoPartOfItsYear()
    {
        UnionPart[] months = [.. Enumerable.Range(0, 12).Select(month => Part(First.Plus(month), isHidden: false, 0, Quarterly))];
        var union = ReleaseUnion.Of([.. months[..11], Part(First.Plus(4), isHidden: true, 0, Quarterly), months[11]]);

        var quartersOfTheYear = union.Together.Facts.Where(fact => fact.Terms.Any(term => term.Cell == Cell("2025", "issued"))).SelectMany(fact => fact.Terms).Select(term => term.Cell).ToList();
        Assert.Contains($"{Cell("2025-05", "issued")}#12", quartersOfTheYear);
        Assert.DoesNotContain(Cell("2025-Q2", "issued"), quartersOfTheYear);
        Assert.Contains(ReleaseUnion.Of(months).Together.Facts, fact => fact.Terms.Any(term => term.Cell == Cell("2025-Q2", "issued")) && fact.Terms.Any(term => term.Cell == Cell("2025", "issued")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Together_AQuarterThatIsShownNoMore_IsTheSumOfItsMonthsOnlyWhereOneOfThemChangedToo(bool hasMarchChanged)
    {
        // The correction of March hides the quarter that its first version showed; with the months as they were, it would be that number again
        UnionPart[] months = [.. Enumerable.Range(0, 3).Select(month => Part(First.Plus(month), isHidden: month < 2 || !hasMarchChanged, 0, Quarterly))];
        var shown = months[2].Release with { Cells = new Dictionary<string, long?>(months[2].Release.Cells, StringComparer.Ordinal) { [Cell("2025-Q1", "issued")] = 3 * Each } };
        var corrected = Part(First.Plus(2), isHidden: true, 0, Quarterly);

        var union = ReleaseUnion.Of([.. months[..2], months[2] with { Release = shown }, corrected]);

        bool IsSummed(string quarter) => union.Together.Facts.Any(fact => fact.Terms.Any(term => term.Cell == quarter));
        Assert.True(IsSummed(Cell("2025-Q1", "issued")));
        Assert.Equal((3, Cell("2025-Q1", "issued")), union.Origins[$"{Cell("2025-Q1", "issued")}#4"]);
        Assert.Equal(hasMarchChanged, IsSummed($"{Cell("2025-Q1", "issued")}#4"));
    }

    [Fact]
    public void Together_WhatStandsBesideAQuarterThatChanged_IsNoSumOfTheSameMonthsEither()
    {
        // One number that the hidden ones add up to is shown with another value, so they are others too
        UnionPart[] months = [.. Enumerable.Range(0, 3).Select(month => Part(First.Plus(month), isHidden: true, 0, Quarterly))];
        UnionPart Shown(UnionPart march, long sum) => march with
        {
            Release = march.Release with
            {
                Cells = new Dictionary<string, long?>(march.Release.Cells, StringComparer.Ordinal) { [Cell("2025-Q1", "removed")] = sum },
                Equations = [new(Cell("2025-Q1", "removed"), [Cell("2025-Q1", "issued"), Cell("2025-Q1", "open")])],
            },
        };

        var union = ReleaseUnion.Of([.. months[..2], Shown(months[2], 3 * Each), Shown(months[2], 4 * Each)]);

        var summed = union.Together.Facts.SelectMany(fact => fact.Terms).Select(term => term.Cell).ToHashSet(StringComparer.Ordinal);
        Assert.Contains($"{Cell("2025-Q1", "issued")}#4", union.Origins.Keys);
        Assert.Contains(Cell("2025-Q1", "issued"), summed);
        Assert.DoesNotContain($"{Cell("2025-Q1", "issued")}#4", summed);
    }

    [Fact]
    public void Together_WhatHangsTogetherWithARepeatedSum_IsNoSumOfItsMonthsEither()
    {
        // As many were on time in March as before, so who believes the other two sums has those of the quarter by a detour: the number that it showed
        var programme = Quarterly with { Tables = [.. Quarterly.Tables.Select(table => table with { Measures = ["due", "on_time", "not_on_time"] })] };
        UnionPart Look(int month, params (string Cell, long? Value)[] cells)
        {
            var look = First.Plus(month).To + Duration.FromDays(3);
            var periods = cells.Select(cell => cell.Cell[8..cell.Cell.IndexOf('@', StringComparison.Ordinal)]).Distinct();
            return new(
                new PublicRelease
                {
                    Cells = cells.ToDictionary(cell => cell.Cell, cell => cell.Value, StringComparer.Ordinal),
                    Equations = [.. periods.Select(period => new TotalEquation(Due(period, "due"), [Due(period, "on_time"), Due(period, "not_on_time")]))],
                },
                ReleasePlanner.Plan(programme, First.Plus(month), isFirst: false, look, look, 1, null),
                null);
        }

        (string, long?)[] Of(string period, long? due, long? onTime, long? late) => [(Due(period, "due"), due), (Due(period, "on_time"), onTime), (Due(period, "not_on_time"), late)];

        var union = ReleaseUnion.Of(
        [
            Look(0, Of("2025-01", null, null, null)),
            Look(1, Of("2025-02", null, null, null)),
            Look(2, [.. Of("2025-03", 20, 10, 10), .. Of("2025-Q1", 50, 30, 20)]),
            Look(2, [.. Of("2025-03", null, 10, null), .. Of("2025-Q1", null, null, null)]),
        ]);

        var summed = union.Together.Facts.SelectMany(fact => fact.Terms).Select(term => term.Cell).ToHashSet(StringComparer.Ordinal);
        Assert.All((string[])["due", "on_time", "not_on_time"], amount =>
        {
            Assert.Contains(Due("2025-Q1", amount), summed);
            Assert.Contains($"{Due("2025-Q1", amount)}#4", union.Origins.Keys);
            Assert.DoesNotContain($"{Due("2025-Q1", amount)}#4", summed);
        });

        static string Due(string period, string amount) => $"hosting|{period}@d:{amount}";
    }

    [Theory]
    [InlineData(2)]
    [InlineData(0)]
    public void Mixed_AHiddenMonthBesideShownOnesAndTheirQuarter_IsAskedThoughNothingElseIsSaidOfIt(int hidden)
    {
        // The quarter comes with March; the hidden month is in no other sum, neither in its own publication nor in another
        UnionPart[] months = [.. Enumerable.Range(0, 3).Select(month => Part(First.Plus(month), month == hidden, 0, Quarterly))];
        var quarter = new Dictionary<string, long?>(months[2].Release.Cells, StringComparer.Ordinal) { [Cell("2025-Q1", "issued")] = (2 * Each) + InTheHiddenMonth };

        var mixed = ReleaseUnion.Of([.. months[..2], months[2] with { Release = months[2].Release with { Cells = quarter } }]).Mixed();

        Assert.Contains(mixed.Facts, fact => fact.Terms.Any(term => term.Cell == Cell(First.Plus(hidden).ToString(), "issued")));
    }

    [Fact]
    public void Mixed_WhatStandsBesideAToldQuarter_IsAskedThoughNothingOlderIsHidden()
    {
        // Three shown months tell the hidden quarter; of what it is the sum of, one number is shown, so the other is known
        UnionPart[] months = [.. Enumerable.Range(0, 3).Select(month => Part(First.Plus(month), isHidden: false, 0, Quarterly))];
        var release = months[2].Release with
        {
            Cells = new Dictionary<string, long?>(months[2].Release.Cells, StringComparer.Ordinal) { ["one"] = Each, ["other"] = null },
            Equations = [new(Cell("2025-Q1", "issued"), ["one", "other"])],
        };

        var mixed = ReleaseUnion.Of([.. months[..2], months[2] with { Release = release }]).Mixed();

        Assert.Equal(3 * Each, mixed.Cells[Cell("2025-Q1", "issued")]);
        Assert.Null(mixed.Cells["other"]);
    }

    private static ReleaseUnion Union(int? hidden) => ReleaseUnion.Of([.. Year(hidden)]);

    /// <summary>Twelve months, each of them looked at by itself, and the year with the last: five more items were removed by then.</summary>
    private static IEnumerable<UnionPart> Year(int? hidden) => Enumerable.Range(0, 12)
        .Select(month => Part(First.Plus(month), month == hidden, (hidden is null ? 12 * Each : (11 * Each) + InTheHiddenMonth) + Later));

    private static UnionPart Part(ReleasePeriod month, bool isHidden, long removedInAll, Programme? programme = null)
    {
        var look = month.To + Duration.FromDays(3);
        var plan = ReleasePlanner.Plan(programme ?? Programme, month, isFirst: false, look, look, 1, null);
        var values = new Dictionary<string, long>(StringComparer.Ordinal)
        {
            [Cell(month.ToString(), "issued")] = isHidden ? InTheHiddenMonth : Each,
            [Cell(month.ToString(), "removed")] = isHidden ? InTheHiddenMonth : Each,
            [Cell(month.ToString(), "open")] = Each,
        };
        var shown = values.ToDictionary(cell => cell.Key, cell => isHidden ? (long?)null : cell.Value, StringComparer.Ordinal);
        foreach (var longer in plan.Tables.SelectMany(table => table.Periods).Where(period => period != month.ToString()).Distinct())
        {
            foreach (var amount in (string[])["issued", "removed", "open"])
            {
                shown[Cell(longer, amount)] = null;
            }

            values[Cell(longer, "removed")] = removedInAll;
        }

        return new UnionPart(new PublicRelease { Cells = shown, Equations = [] }, plan, cell => values.TryGetValue(cell, out var value) ? value : null);
    }

    private static string Cell(string period, string amount) => $"hosting|{period}@{(amount == "issued" ? 'i' : 's')}:{amount}";
}
