using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Portal.Data.Cube;
using Portal.Data.Measures;
using Portal.Data.Notices;
using Portal.Tests.Support;

namespace Portal.Tests.Data.Cube;

/// <summary>The spread by notice out of cells, where items of one notice lie in several slices and months.</summary>
public sealed class NoticeStraddlesTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 2, 1, 0, 0);

    private static readonly (Instant From, Instant To)[] Windows =
    [
        (Month(2023, 1), Month(2026, 2)), (Month(2024, 3), Month(2024, 4)), (Month(2025, 1), Month(2025, 7)), (Month(2025, 11), Month(2026, 5)),
    ];

    [Theory]
    [InlineData(71UL)]
    [InlineData(72UL)]
    public void OnTime_EveryCombinationOfSliceAndWindow_HasTheSumsOfTheItems(ulong seed)
    {
        var items = SyntheticNotices.Items(StraddlingNotices.Events(1_500, seed), Now);
        var cells = StoredCells.Finest(items);
        var any = items.Where(item => item.State.IsMeasured() && item.State.DeadlineAt is not null).ToArray();
        var widened = 0;
        for (var pattern = 0; pattern < 32; pattern++)
        {
            foreach (var like in any.Where((_, at) => at % (any.Length / 12) == pattern))
            {
                var filter = FilterOf(like.State, pattern);
                StoredItem[] some = [.. items.Where(filter.Asks)];
                var reading = new CellReading(SliceCells.Of(cells, filter), Now);
                foreach (var (from, to) in Windows)
                {
                    var window = new SliceWindow(from, to, Now);
                    var (exact, read) = (OnTimeCounts.Of(some, window).Sums, reading.OnTime(from, to).Sums);
                    Assert.Equal(exact, read);
                    var apart = some.GroupBy(item => (item.NoticeId, SliceKey.Of(item.State))).Aggregate(ClusterSums.Empty, (sum, part) => sum + OnTimeCounts.Of(part, window).Sums);
                    widened += exact.SumNN > apart.SumNN ? 1 : 0;
                }
            }
        }

        Assert.True(widened > 20, $"only {widened} questions straddle");
    }

    [Fact]
    public void Straddles_AnyNotice_AddUpToItsSquaresInEveryPlaceAndStretch()
    {
        var part = from slice in Gen.Choose(0, 15)
                   from month in Gen.Choose(0, 3)
                   from items in Gen.Choose(1, 4)
                   from onTime in Gen.Choose(0, items)
                   select (Slice: KeyOf(slice), Sum: new NoticeSum(month, onTime, items));
        Prop.ForAll(part.ListOf().ToArbitrary(), drawn =>
        {
            var straddles = new NoticeStraddles<SliceKey>(SliceKeyMeets.Instance);
            List<(SliceKey Slice, NoticeSum Sum)> parts = [.. drawn.DistinctBy(one => (one.Slice, one.Sum.Month))];
            straddles.Add(parts, 1);
            var cells = straddles.Take();
            for (var pattern = 0; pattern < 16; pattern++)
            {
                for (var (first, last) = (0, 0); first < 4; (first, last) = last == 3 ? (first + 1, first + 1) : (first, last + 1))
                {
                    foreach (var asked in parts.Select(one => one.Slice.Without(pattern)).Distinct())
                    {
                        var some = parts.Where(one => one.Slice.Without(pattern) == asked && one.Sum.Month >= first && one.Sum.Month <= last).ToArray();
                        var (x, n) = (some.Sum(one => one.Sum.OnTime), some.Sum(one => one.Sum.Items));
                        long Own(CellKind kind) => cells.Where(cell => cell.Kind == kind && cell.Slice.Without(pattern) == asked
                            && cell.Month >= first && cell.Month + cell.Span <= last).Sum(cell => cell.N);
                        if (Own(CellKind.SumNN) + some.Sum(one => one.Sum.Items * one.Sum.Items) != n * n
                            || Own(CellKind.SumXN) + some.Sum(one => one.Sum.OnTime * one.Sum.Items) != x * n
                            || Own(CellKind.SumXX) + some.Sum(one => one.Sum.OnTime * one.Sum.OnTime) != x * x
                            || Own(CellKind.Notices) - Own(CellKind.NoticesRepeated) + some.Length != Math.Sign(some.Length))
                        {
                            return false;
                        }
                    }
                }
            }

            straddles.Add(parts, 1);
            straddles.Add(parts, -1);
            return cells.TrueForAll(cell => cell.N > 0) && straddles.Take().Count == 0;
        }).QuickCheckThrowOnFailure();
    }

    private static SliceKey KeyOf(int number) => new($"p{number & 1}", $"h{(number >> 1) & 1}", $"i{(number >> 2) & 1}", $"c{(number >> 3) & 1}", "r");

    private static ItemFilter FilterOf(ItemState item, int pattern) => new()
    {
        Provider = (pattern & 1) == 0 ? null : item.Provider,
        HostCountry = (pattern & 2) == 0 ? null : item.HostCountry,
        IssuerCountry = (pattern & 4) == 0 ? null : item.IssuerCountry,
        Category = (pattern & 8) == 0 ? null : item.Category,
        Rule = (pattern & 16) == 0 ? null : item.Rule,
    };

    private static Instant Month(int year, int month) => Instant.FromUtc(year, month, 1, 0, 0);
}
